// "Mijn bundel": a reader's own choice of stories. The address holds all of it, so that it can be shared; this browser
// keeps it too. A bundle that came with a link replaces the reader's own only when asked.
import { copy } from "../shared/clipboard.js";
import { readStories, readWords, writeStories, writeWords } from "./store.js";
import { fetchStory, writeBook } from "./book.js";
import { bundleOf, isSame, MOST, readAddress, writeAddress, writeCommand } from "./state.js";

const page = document.querySelector("[data-my-bundle]");
const part = (name) => page.querySelector(`[data-${name}]`);
const form = part("form");
const pageTitle = document.title;
let bundle = bundleOf({ stories: [] });
let isShared = false;
let turn = 0;
let typing;

const readOwn = () => ({ ...readWords(), stories: readStories() });

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
function change(edit) {
  if (isShared && !readStories().length) isShared = false;
  edit();
  keep();
  return show();
}

function adopt() {
  isShared = false;
  say("Deze bundel is nu van jou.");
  keep();
  show();
}

async function move(slug, step) {
  const from = bundle.stories.indexOf(slug);
  await change(() => bundle.stories.splice(from + step, 0, ...bundle.stories.splice(from, 1)));
  const buttonFor = (way) => part("stories").querySelector(`[data-slug="${slug}"] [data-step="${way}"]:enabled`);
  (buttonFor(step) ?? buttonFor(-step))?.focus();
  say(`Staat nu op plaats ${from + step + 1} van ${bundle.stories.length}.`);
}

async function remove(slug, title) {
  const position = bundle.stories.indexOf(slug);
  await change(() => bundle.stories.splice(position, 1));
  const rows = part("stories").children;
  (rows[Math.min(position, rows.length - 1)]?.querySelector("[data-remove]") ?? form.elements.title).focus();
  say(`Weggehaald: ${title}.`);
}

function clear() {
  const before = bundle;
  const replace = (found) => {
    clearTimeout(typing);
    change(() => (bundle = found));
    fillForm();
  };
  const undo = button("Zet terug", "Zet mijn bundel terug", () => {
    replace(before);
    say("Je bundel staat er weer.");
    form.elements.title.focus();
  });
  replace(bundleOf({ stories: [] }));
  say("Je bundel is leeg. ", undo);
  undo.focus();
}

function button(label, title, action, data = {}) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "my-bundle__button";
  made.textContent = label;
  made.setAttribute("aria-label", title);
  Object.assign(made.dataset, data);
  made.addEventListener("click", action);
  return made;
}

function row(story, position) {
  const item = document.createElement("li");
  item.dataset.slug = story.slug;
  const title = document.createElement(story.isFound ? "a" : "span");
  if (story.isFound) title.href = story.url;
  title.className = "my-bundle__title";
  title.textContent = story.title;
  const buttons = document.createElement("span");
  buttons.className = "my-bundle__buttons";
  const up = button("↑", `Zet hoger: ${story.title}`, () => move(story.slug, -1), { step: -1 });
  const down = button("↓", `Zet lager: ${story.title}`, () => move(story.slug, 1), { step: 1 });
  up.disabled = position === 0;
  down.disabled = position === bundle.stories.length - 1;
  buttons.append(up, down, button("×", `Haal weg: ${story.title}`, () => remove(story.slug, story.title), { remove: "" }));
  item.append(title, buttons);
  return item;
}

function tellOfMissing(missing) {
  if (missing === 1) say("Eén verhaal is er niet meer. Haal het weg met ×.");
  if (missing > 1) say(`${missing} verhalen zijn er niet meer. Haal ze weg met ×.`);
}

async function show() {
  const mine = ++turn;
  const stories = await Promise.all(bundle.stories.map(fetchStory));
  if (mine !== turn) return; // something changed meanwhile
  const found = stories.filter((story) => story.isFound);
  const own = readStories().length;
  document.title = bundle.title.trim() ? `${bundle.title.trim()} - ${page.dataset.site}` : pageTitle;
  part("shared").hidden = !isShared;
  part("shared-note").textContent = own ? `Je eigen bundel (${own}) blijft bewaard tot je deze overneemt.` : "";
  part("full").hidden = isShared || own <= MOST;
  part("stories").replaceChildren(...stories.map(row));
  part("empty").hidden = stories.length > 0;
  part("done").hidden = found.length === 0;
  part("book").hidden = found.length === 0;
  part("command").textContent = writeCommand({ ...bundle, stories: found.map((story) => story.slug) });
  part("book").replaceChildren(...writeBook({ ...bundle, stories: found, site: page.dataset.site }));
  tellOfMissing(stories.length - found.length);
  page.removeAttribute("aria-busy");
}

function fillForm() {
  form.elements.title.value = bundle.title;
  form.elements.foreword.value = bundle.foreword;
}

function readForm() {
  clearTimeout(typing);
  const [title, foreword] = [form.elements.title.value, form.elements.foreword.value];
  if (title !== bundle.title || foreword !== bundle.foreword) change(() => Object.assign(bundle, { title, foreword }));
}

// The reader's own bundle, unless the address brings another.
function open() {
  const own = readOwn();
  const given = readAddress(location.search);
  isShared = given !== null && !history.state?.mine && !isSame(given, own);
  bundle = isShared ? given : bundleOf(own);
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
part("print-bundle").addEventListener("click", () => print());
part("share").addEventListener("click", async () => {
  say((await copy(writeAddress(bundle))) ? "De link is gekopieerd." : "Kopiëren lukt hier niet. Neem het adres van deze pagina over.");
});
// Another tab, or a story that was added before the reader came back here.
addEventListener("storage", () => isShared || open());
addEventListener("pageshow", (event) => event.persisted && open());

open();
