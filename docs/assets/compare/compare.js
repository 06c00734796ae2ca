// Two or three stories side by side, with the reader's own municipality beside them. The address holds the choice.
import { collect } from "../bundle/collect.js";
import { copyLink } from "../shared/clipboard.js";
import { all, element, find, need } from "../shared/dom.js";
import { fitLines } from "../shared/fit.js";
import { compare, unlikeness } from "../shared/likeness.js";
import { nameInField, placeHere, slugsHere, whenPlaceChanges } from "../shared/own-place.js";
import { placesBySlug } from "../shared/places.js";
import { choiceAddress, FEWEST, MOST } from "./address.js";
import { faultsOf, holdersOf, namesOf, readChoice, sharedInWords } from "./choice.js";
import { fetchCompared } from "./story.js";

const SITE = new URL("../../", import.meta.url);
const MOST_ALIKE = 2;
const page = need("[data-compare]", HTMLElement);
/** @type {(name: string) => HTMLElement} */
const part = (name) => need(`[data-${name}]`, HTMLElement, page);
const form = need("[data-add]", HTMLFormElement, page);
const choice = need("select", HTMLSelectElement, form);
const options = [...choice.options].filter(({ value }) => value);
const pageTitle = document.title;
const number = new Intl.NumberFormat("nl-NL");
/** @type {Map<string, Promise<ComparedStory | null>>} */
const fetched = new Map();
/** By slug; empty until somebody needs them. @type {Map<string, Place>} */
let places = new Map();
/** @type {ComparedStory[]} */
let shown = [];
let turn = 0;

/** @param {string} slug */
function fetchOnce(slug) {
  const known = fetched.get(slug) ?? fetchCompared(slug);
  fetched.set(slug, known);
  known.catch(() => fetched.delete(slug));
  return known;
}

/** Fetch the municipalities, for who works somewhere, or has to choose what stands beside a story. */
async function learnPlaces() {
  places = await placesBySlug();
}

async function show() {
  const mine = ++turn;
  const asked = readChoice(location.search);
  const needsPlaces = slugsHere().length > 0 || asked.stories.length === 1;
  const [learned, ...answers] = await Promise.allSettled([needsPlaces && learnPlaces(), ...asked.stories.map(fetchOnce)]);
  if (mine !== turn) return; // chosen anew meanwhile
  const missing = asked.stories.filter((_, n) => answers[n].status === "fulfilled" && !answers[n].value);
  const failed = [learned, ...answers].filter(({ status }) => status === "rejected");
  const own = placeHere(places);
  const found = answers.flatMap((answer) => (answer.status === "fulfilled" && answer.value ? [answer.value] : []));
  shown = found.filter(({ slug }, n) => found.findIndex((each) => each.slug === slug) === n);
  const faults = faultsOf(asked, missing, failed.length > 0);
  part("faults").replaceChildren(...faults.map((line) => element("p", {}, line)));
  part("faults").hidden = faults.length === 0;
  showChoice();
  showAkin();
  if (own) {
    nameInField(own);
    history.replaceState(history.state, "", choiceAddress(location.href, [...asked.stories, ...asked.over], own.slug));
  }
  part("address").textContent = location.href;
  const isEnough = shown.length >= FEWEST;
  part("table").hidden = part("done").hidden = !isEnough;
  part("own").hidden = !isEnough;
  part("example").hidden = shown.length > 0 || !part("example").querySelector("li");
  document.title = isEnough ? `${namesOf(shown).join(" naast ")} – ${pageTitle}` : pageTitle;
  if (isEnough) showTable(own);
  page.removeAttribute("aria-busy");
}

// --- What is chosen, and what more there is to choose ---

function showChoice() {
  const names = namesOf(shown);
  part("chosen").replaceChildren(...shown.map((story, n) => {
    const away = element("button", { type: "button", class: "compare__away", "aria-label": `Haal weg: ${names[n]}, ${story.title}` }, "×");
    away.addEventListener("click", () => take(story));
    return element("li", {}, element("span", {}, element("b", {}, story.place), ` ${story.title}`), away);
  }));
  for (const option of options) option.disabled = shown.some(({ slug }) => slug === option.value);
  choice.value = "";
  form.hidden = shown.length >= MOST;
  part("add-label").textContent = ["Kies het eerste verhaal", "Kies er een verhaal naast", "Nog een verhaal erbij"][shown.length] ?? "";
}

/**
 * Go on with other stories; whoever goes back sees these again.
 * @param {string[]} stories
 * @param {string} said
 */
async function choose(stories, said) {
  history.pushState(null, "", choiceAddress(location.href, stories, slugsHere()[0]));
  await show();
  part("status").textContent = said;
}

/** @param {ComparedStory} story */
async function take(story) {
  const left = shown.filter((each) => each !== story).map(({ slug }) => slug);
  await choose([...left, ...readChoice(location.search).over], `Weggehaald: ${story.title}.`);
  (find(".compare__away", HTMLElement, page) ?? choice).focus();
}

/**
 * @param {string} slug
 * @param {string} title
 */
const add = (slug, title) => choose([...shown.map((each) => each.slug), slug], `Erbij gezet: ${title}.`);

/** With one story: those that are like it, and those from places that are like its own. */
function showAkin() {
  const [only, ...others] = shown;
  part("akin").hidden = !only || others.length > 0;
  if (!only || others.length) return;
  const alike = storiesFromPlacesLike(only);
  part("akin-head").textContent = `Wat past er naast ${only.place}?`;
  part("akin-list").replaceChildren(...[...only.akin, ...alike].map(({ slug, title, place, why }) => {
    const link = element("a", { href: choiceAddress(location.href, [only.slug, slug], slugsHere()[0]) }, title);
    return element("li", {}, element("p", { class: "compare__place" }, place), element("p", { class: "compare__title" }, link), element("p", { class: "compare__why" }, why));
  }));
}

/** @param {ComparedStory} story */
function storiesFromPlacesLike({ slug, places: [first], akin }) {
  const own = places.get(first);
  if (!own) return [];
  const others = options.filter(({ value }) => value !== slug && !akin.some((each) => each.slug === value));
  const measured = others.flatMap((option) => {
    const theirs = (option.dataset.places ?? "").split(" ").flatMap((each) => places.get(each) ?? []);
    if (!theirs.length || theirs.includes(own)) return [];
    return [{ option, difference: Math.min(...theirs.map((place) => unlikeness(own, place))) }];
  });
  return measured.sort((one, other) => one.difference - other.difference).slice(0, MOST_ALIKE).map(({ option }) => {
    const [place, ...title] = option.text.split(": ");
    return { slug: option.value, title: title.join(": "), place, why: `Uit een gemeente die op ${own.name} lijkt` };
  });
}

// --- The table ---

/** @param {Place | null} own */
function showTable(own) {
  const table = need("table", HTMLTableElement, part("table"));
  const names = namesOf(shown);
  table.classList.toggle("side--three", shown.length === MOST);
  table.classList.toggle("side--own", own !== null);
  const heads = shown.map((story) => element("th", { scope: "col", role: "columnheader" },
    element("span", { class: "side__line" }, story.line), element("a", { class: "side__title", href: story.url }, story.title)));
  const ownHead = own ? [element("th", { scope: "col", role: "columnheader", class: "side__own" },
    element("span", { class: "side__line" }, "Jullie gemeente"), element("a", { class: "side__title", href: new URL(`gemeenten/${own.slug}/`, SITE).href }, own.name))] : [];
  need("thead tr", HTMLElement, table).replaceChildren(element("td", { role: "cell" }), ...heads, ...ownHead);
  for (const group of all("[scope=rowgroup]", HTMLTableCellElement, table)) group.colSpan = shown.length + (own ? 2 : 1);
  for (const row of all("[data-row]", HTMLTableRowElement, table)) {
    const head = need("th", HTMLTableCellElement, row);
    const cells = shown.map((story, n) => cell(names[n], contentFor(row, story, n, names, own)));
    const ownCell = own ? [cell(own.name, ownValue(row, own), "side__own")] : [];
    row.replaceChildren(head, ...cells, ...ownCell);
    row.hidden = row.dataset.row === "fit" ? !own : cells.every((each) => each.querySelector(".side__none"));
  }
}

/**
 * On a narrow screen, where a row is a block, every cell says whose it is.
 * @param {string} name
 * @param {Node[]} content
 */
function cell(name, content, kind = "") {
  return element("td", { role: "cell", class: kind }, element("span", { class: "side__name", "aria-hidden": "true" }, name), element("div", { class: "side__value" }, ...content));
}

/**
 * @param {HTMLTableRowElement} row
 * @param {ComparedStory} story
 * @param {number} position
 * @param {string[]} names
 * @param {Place | null} own
 * @returns {Node[]}
 */
function contentFor(row, story, position, names, own) {
  const name = row.dataset.row ?? "";
  if (name === "fit") return own ? fitOf(story, own) : [];
  if (name === "ingredients" || name === "setbacks") {
    const holders = holdersOf(shown.map((each) => each[name].map(({ slug }) => slug)));
    const held = [...holders.keys()].flatMap((slug) => story[name].find((each) => each.slug === slug) ?? []);
    const items = held.map(({ slug, link, passage, begins }, n) => {
      const who = holders.get(slug) ?? [];
      const words = element("span", { class: "side__shared" }, sharedInWords(who, position, names));
      const read = passage ? [element("a", { class: "side__read", href: passage, "aria-label": `Lees hoe: ${link.textContent.trim()}, ${names[position]}` }, "lees")] : [];
      // What went wrong is told in its first sentence, once when it is of several setbacks.
      const isTold = name === "setbacks" && held.findIndex((each) => each.begins === begins) === n;
      const told = isTold && begins ? [element("p", { class: "side__told" }, begins)] : [];
      return element("li", { class: who.length === names.length ? "is-shared" : "" }, link.cloneNode(true), ...told, element("span", { class: "side__note" }, words, ...read));
    });
    if (items.length) return [element("ul", { class: "side__held" }, ...items)];
  }
  const values = (story.parts.get(name) ?? []).map((nodes) => nodes.map((node) => node.cloneNode(true)));
  if (!values.length) return [element("span", { class: "side__none" }, row.dataset.none ?? "")];
  return values.map((nodes) => element("div", {}, ...nodes));
}

/**
 * @param {ComparedStory} story
 * @param {Place} own
 */
function fitOf(story, own) {
  if (story.places.includes(own.slug)) return [element("p", {}, `Dit verhaal komt uit ${own.name}.`)];
  const theirs = story.places.flatMap((slug) => places.get(slug) ?? []);
  return theirs.length ? [fitLines(compare(own, theirs, story))] : [];
}

/**
 * What is known of the reader's own municipality, and a question about what is not.
 * @param {HTMLTableRowElement} row
 * @param {Place} own
 * @returns {Node[]}
 */
function ownValue(row, own) {
  const fact = own[/** @type {keyof Place} */ (row.dataset.ownFact)];
  if (fact) return [element("div", {}, typeof fact === "number" ? number.format(fact) : fact)];
  return row.dataset.ask ? [element("p", { class: "side__ask" }, row.dataset.ask)] : [];
}

// --- What can be done ---

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const option = choice.selectedOptions[0];
  if (option?.value) add(option.value, option.text);
  else part("status").textContent = "Kies eerst een verhaal uit de lijst.";
});
part("share").addEventListener("click", () => copyLink(location.href, part("status")));
part("collect").addEventListener("click", () => collect(shown.map(({ slug }) => slug), part("status")));
whenPlaceChanges(show);
addEventListener("popstate", show);

show();
