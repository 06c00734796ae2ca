// "Mijn bundel": a reader's own choice of stories. The address holds all of it, so that it can be shared; this browser
// keeps it too. A bundle that came with a link is there to be read, and replaces the reader's own only when asked.
import { copyLink } from "../shared/clipboard.js";
import { all, control, element, find, need } from "../shared/dom.js";
import { readStories, readWords, writeStories, writeWords } from "./store.js";
import { leadTo } from "../compare/address.js";
import { explain, fetchStory, writeBook } from "./book.js";
import { bundleOf, isSame, readAddress, writeAddress, writeCommand } from "./state.js";

const page = need("[data-my-bundle]", HTMLElement);
/** @type {(name: string) => HTMLElement} */
const part = (name) => need(`[data-${name}]`, HTMLElement, page);
const form = need("[data-form]", HTMLFormElement, page);
const fields = { title: control(form, "title"), foreword: control(form, "foreword") };
/** The page says how much fits. */
const limits = { title: fields.title.maxLength, foreword: fields.foreword.maxLength, stories: Number(page.dataset.most) };
const site = page.dataset.site ?? "";
const pageTitle = document.title;
const heading = need("h1", HTMLElement, page);
const lead = need(".lead", HTMLElement, page);
const ownHeading = heading.textContent;
let bundle = bundleOf({ stories: [] }, limits);
let isShared = false;
let isToRead = false; // a shared bundle, until its reader wants to change it
let turn = 0;
let typing = 0;

const readOwn = () => bundleOf({ ...readWords(), stories: readStories() }, limits);

/** @param {...(Node | string)} words */
function say(...words) {
  part("status").replaceChildren(...words);
}

// `mine` remembers, for this entry of the browser's history, that the address is no gift of another reader.
function keep() {
  const isKept = !isShared && writeStories(bundle.stories) && writeWords({ title: bundle.title, foreword: bundle.foreword });
  history.replaceState({ mine: isKept }, "", writeAddress(bundle));
  if (!isShared && !isKept) say("Je browser bewaart hier niets. Bewaar daarom de link.");
}

// Who has nothing of their own yet, owns what they change; otherwise the change is in the address alone.
/** @param {() => void} edit */
function change(edit) {
  if (isShared && !readStories().length) isShared = false;
  edit();
  keep();
  return show();
}

async function adopt() {
  const own = readOwn();
  isShared = false;
  isToRead = false;
  keep();
  await show();
  if (own.stories.length) sayWithWayBack(`Deze bundel is nu van jou, in plaats van je eigen bundel (${own.stories.length}). `, own);
  else say("Deze bundel is nu van jou.");
}

async function edit() {
  isToRead = false;
  await show();
  fields.title.focus();
}

/**
 * @param {string} slug
 * @param {1 | -1} step
 */
async function move(slug, step) {
  const from = bundle.stories.indexOf(slug);
  await change(() => bundle.stories.splice(from + step, 0, ...bundle.stories.splice(from, 1)));
  /** @type {(way: number) => HTMLElement | null} */
  const buttonFor = (way) => find(`[data-slug="${slug}"] [data-step="${way}"]:enabled`, HTMLElement, part("stories"));
  (buttonFor(step) ?? buttonFor(-step))?.focus();
  say(`Staat nu op plaats ${from + step + 1} van ${bundle.stories.length}.`);
}

/**
 * @param {string} slug
 * @param {string} title
 */
async function remove(slug, title) {
  const position = bundle.stories.indexOf(slug);
  await change(() => bundle.stories.splice(position, 1));
  const rows = part("stories").children;
  const next = rows[Math.min(position, rows.length - 1)];
  ((next && find("[data-remove]", HTMLElement, next)) ?? fields.title).focus();
  say(`Weggehaald: ${title}.`);
}

function clear() {
  const before = bundle;
  replace(bundleOf({ stories: [] }, limits));
  sayWithWayBack("Je bundel is leeg. ", before);
}

/** @param {Bundle} found */
function replace(found) {
  clearTimeout(typing);
  change(() => {
    bundle = found;
  });
  fillForm();
}

/**
 * Tells that the reader's own bundle is gone, with the button that puts it back.
 * @param {string} words
 * @param {Bundle} before
 */
function sayWithWayBack(words, before) {
  const undo = button("Zet terug", "Zet mijn bundel terug", () => {
    replace(before);
    say("Je bundel staat er weer.");
    fields.title.focus();
  });
  say(words, undo);
  undo.focus();
}

/**
 * @param {string} label
 * @param {string} title
 * @param {() => void} action
 * @param {Record<string, unknown>} [data]
 */
function button(label, title, action, data) {
  const made = element("button", { type: "button", class: "my-bundle__button", "aria-label": title, ...data }, label);
  made.addEventListener("click", action);
  return made;
}

/**
 * @param {BookStory | MissingStory} story
 * @param {number} position
 */
function row(story, position) {
  const title = story.isFound
    ? element("a", { href: story.url, class: "my-bundle__title" }, story.title)
    : element("span", { class: "my-bundle__title" }, story.title);
  const up = button("↑", `Zet hoger: ${story.title}`, () => move(story.slug, -1), { "data-step": -1 });
  const down = button("↓", `Zet lager: ${story.title}`, () => move(story.slug, 1), { "data-step": 1 });
  up.disabled = position === 0;
  down.disabled = position === bundle.stories.length - 1;
  const away = button("×", `Haal weg: ${story.title}`, () => remove(story.slug, story.title), { "data-remove": "" });
  const buttons = element("span", { class: "my-bundle__buttons" }, up, down, away);
  return element("li", { "data-slug": story.slug }, title, buttons);
}

/** @param {number} missing */
function tellOfMissing(missing) {
  if (missing === 1) say(`Eén verhaal is er niet meer.${isToRead ? "" : " Haal het weg met ×."}`);
  if (missing > 1) say(`${missing} verhalen zijn er niet meer.${isToRead ? "" : " Haal ze weg met ×."}`);
}

async function show() {
  const mine = ++turn;
  const stories = await Promise.all(bundle.stories.map(fetchStory));
  const found = stories.flatMap((story) => (story.isFound ? [story] : []));
  const meanings = await explain(found);
  if (mine !== turn) return; // something changed meanwhile
  const own = readStories().length;
  const name = bundle.title.trim() || (isShared ? "Gedeelde bundel" : "");
  document.title = name ? `${name} - ${site}` : pageTitle;
  heading.textContent = isToRead ? name : ownHeading;
  lead.hidden = isToRead;
  for (const each of all("[data-desk]", HTMLElement, page)) each.hidden = isToRead;
  part("shared").hidden = !isShared;
  part("edit").hidden = !isToRead;
  part("shared-note").textContent = own ? `Je eigen bundel (${own}) blijft bewaard tot je deze overneemt.` : "";
  part("full").hidden = isShared || own <= limits.stories;
  part("stories").replaceChildren(...stories.map(row));
  part("empty").hidden = stories.length > 0;
  part("done").hidden = isToRead || found.length === 0;
  part("book").hidden = found.length === 0;
  leadTo(need("[data-side-by-side]", HTMLAnchorElement, page), found.map(({ slug }) => slug));
  part("command").textContent = writeCommand({ ...bundle, stories: found.map((story) => story.slug) });
  part("book").replaceChildren(...writeBook({ ...bundle, title: isToRead ? heading.textContent : bundle.title, stories: found, meanings, site }));
  tellOfMissing(stories.length - found.length);
  page.removeAttribute("aria-busy");
}

function fillForm() {
  fields.title.value = bundle.title;
  fields.foreword.value = bundle.foreword;
}

function readForm() {
  clearTimeout(typing);
  const [title, foreword] = [fields.title.value, fields.foreword.value];
  if (title !== bundle.title || foreword !== bundle.foreword) change(() => Object.assign(bundle, { title, foreword }));
}

// The reader's own bundle, unless the address brings another.
function open() {
  const own = readOwn();
  const given = readAddress(location.search, limits);
  const shared = given && !history.state?.mine && !isSame(given, own) ? given : null;
  isShared = shared !== null;
  isToRead = shared !== null && shared.stories.length > 0;
  bundle = shared ?? own;
  fillForm();
  if (!isShared) history.replaceState({ mine: own.stories.length > 0 }, "", writeAddress(bundle));
  show();
}

form.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(readForm, 400);
});
form.addEventListener("change", readForm);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pagehide", readForm);
part("adopt").addEventListener("click", adopt);
part("clear").addEventListener("click", clear);
part("edit").addEventListener("click", edit);
for (const each of all("[data-print-bundle]", HTMLButtonElement, page)) each.addEventListener("click", () => print());
part("share").addEventListener("click", () => copyLink(writeAddress(bundle), part("status")));
// Another tab, or a story that was added before the reader came back here.
addEventListener("storage", () => isShared || open());
addEventListener("pageshow", (event) => event.persisted && open());

open();
