// The finder on /verhalen/: question, facets and results, with everything that is chosen in the address.

import "./own-order.js";
import { collect, copyLink } from "./actions.js";
import { all, control, element, find, need } from "../shared/dom.js";
import { marked, resultItem } from "./card.js";
import { ask, latestOnly, warmUp } from "./engine.js";
import { BROWSING, emptyState, FACETS, isEmpty, isUsual, orderOf, readState, SORTS, writeState } from "./state.js";

const PAGE = 10;
const FIRST = 2;
const FEW = 3; // stories of a place; with fewer, the nearest come too
const TYPING_PAUSE = 150;

const finder = need("[data-finder]", HTMLElement);
const form = need("form", HTMLFormElement, finder);
/** @type {(name: string) => HTMLElement} */
const part = (name) => need(`[data-${name}]`, HTMLElement, finder);
const question = control(form, "q");
const sort = need("select", HTMLSelectElement, finder);
const setbacks = need("[name=deel]", HTMLInputElement, form);
const boxes = all("input[type=checkbox]:not([name=deel])", HTMLInputElement, form);
const facets = all("details[data-facet]", HTMLDetailsElement, form);
/** @type {(facet: HTMLElement) => string} */
const nameOf = (facet) => facet.dataset.facet ?? "";

let state = readState(location.search);
let shown = history.state?.shown ?? PAGE;
let typing = 0;
let typed = false; // whether the last history entry was made by typing, so that a word is one step back

// --- State and form ---

function showState() {
  if (question.value.trim() !== state.query) question.value = state.query;
  for (const box of boxes) {
    box.checked = (box.name === "soort" ? state.kinds : (state.filters[box.name] ?? [])).includes(box.value);
  }
  setbacks.checked = state.setbacks;
  need("[value=relevantie]", HTMLOptionElement, sort).disabled = !state.query;
  need(`[value=${BROWSING}]`, HTMLOptionElement, sort).disabled = !isEmpty({ ...state, sort: "" });
  sort.value = isEmpty(state) ? BROWSING : orderOf(state);
  for (const facet of facets) {
    const name = nameOf(facet);
    if (state.filters[name] || (name === "soort" && !isUsual(state.kinds))) facet.open = true;
  }
  const chosen = Object.values(state.filters).flat().length;
  part("chosen").textContent = chosen ? `(${chosen})` : "";
}

function stateOfForm() {
  /** @type {(name: string) => string[]} */
  const checked = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
  const known = new Set(boxes.map((box) => `${box.name}=${box.value}`));
  /** @type {Filters} */
  const filters = {};
  for (const facet of FACETS) {
    const unknown = (state.filters[facet] ?? []).filter((choice) => !known.has(`${facet}=${choice}`));
    const choices = [...checked(facet), ...unknown];
    if (choices.length) filters[facet] = choices;
  }
  return { query: question.value.trim(), kinds: checked("soort"), filters, setbacks: setbacks.checked, sort: state.sort };
}

/**
 * Take a new state: into the address, into the form and into the results.
 * @param {FinderState} next
 * @param {{ replace?: boolean }} [how]
 */
function take(next, { replace = false } = {}) {
  state = next;
  shown = PAGE;
  const address = `${location.pathname}${writeState(state)}`;
  if (replace) history.replaceState({ shown }, "", address);
  else if (address !== location.pathname + location.search) history.pushState({ shown }, "", address);
  typed = replace && typed;
  showState();
  update();
}

/** Words go into the address while they are typed: the first letter is a step, the others change that step. */
function takeTyped() {
  clearTimeout(typing);
  const next = stateOfForm();
  if (next.query === state.query) return;
  const replace = typed;
  typed = true;
  take(next, { replace });
  typed = true;
}

// --- Results ---

const update = latestOnly(async () => {
  const wanted = { ...state, sort: orderOf(state) };
  const isBrowsing = isEmpty(state);
  showBrowsing(isBrowsing);
  if (isBrowsing) {
    part("status").textContent = "";
    for (const box of boxes) setCount(box, countOf(box)?.dataset.count);
    return;
  }
  finder.setAttribute("aria-busy", "true");
  try {
    // The first few stand there before the others are fetched.
    let found = await ask("search", { ...wanted, most: FIRST, first: true });
    if (!isSame(state, wanted)) return;
    showResults(found, wanted);
    if (found.isHalf) {
      found = await ask("search", { ...wanted, most: shown });
      if (!isSame(state, wanted)) return;
      showResults(found, wanted);
    }
    if (found.total > found.cards.length) await addResults(wanted, shown);
    finder.dataset.query = wanted.query;
    await Promise.all([showCounts(wanted), showOthers(wanted), showPlace(wanted, found), found.total ? null : showDrops(wanted, found)]);
  } catch (error) {
    console.error(error);
    part("status").textContent = "Zoeken lukt hier niet. Hieronder staan alle verhalen.";
    part("browse").hidden = false;
  } finally {
    finder.removeAttribute("aria-busy");
  }
});

/**
 * @param {FinderState} one
 * @param {FinderState} other
 */
function isSame(one, other) {
  return writeState({ ...one, sort: "" }) === writeState({ ...other, sort: "" }) && orderOf(one) === orderOf(other);
}

/** @param {boolean} isBrowsing */
function showBrowsing(isBrowsing) {
  part("browse").hidden = !isBrowsing;
  part("bar").hidden = false;
  for (const name of ["found", "actions"]) part(name).hidden = isBrowsing;
  if (isBrowsing) {
    for (const name of ["more", "others", "place", "chips"]) part(name).hidden = true;
    part("notes").replaceChildren();
  }
  showChips();
}

/**
 * @param {Found} found
 * @param {FinderState} wanted
 */
function showResults(found, { query }) {
  const { total, whole, cards } = found;
  part("status").textContent = found.isHalf ? "Even zoeken …" : statusText(total, whole, query);
  part("results").replaceChildren(...cards.map(resultItem));
  part("found").hidden = !total;
  part("more").hidden = true;
  part("actions").hidden = !total;
  if (found.isHalf) return;
  part("notes").replaceChildren(...notesOn(found, query).map((note) => element("p", { class: "finder__note" }, ...note)));
}

/**
 * What happened to the words of a question that were not looked up as they are.
 * @param {Found} found
 * @param {string} query
 * @returns {(Node | string)[][]}
 */
function notesOn({ total, corrected, begun, split, unknown, ignored, isAsked }, query) {
  const place = isUsual(state.kinds) ? "in geen verhaal" : "nergens";
  if (!isAsked) {
    const words = ignored.length ? `${quoted(ignored)}: zulke woorden staan in elk verhaal` : "leestekens alleen";
    return [[`Er is niets gezocht. We zoeken niet op ${words}.`]];
  }
  /** @type {(Node | string)[][]} */
  const notes = corrected.map(([asked, word]) => [`‘${asked}’ staat ${place}. Bedoelde je ‘`, linkToQuery(query, asked, word), "’? Daarop is gezocht."]);
  for (const word of begun) notes.push([`‘${word}’ staat ${place}. Hieronder staat wat ermee begint.`]);
  for (const [asked, parts, lost] of split) {
    notes.push([`‘${asked}’ staat ${place}. Er is gezocht op ${quoted(parts)}${lost ? `, en niet op ‘${lost}’` : ""}.`]);
  }
  if (unknown.length) notes.push([total ? `Niet gevonden: ${quoted(unknown)}.` : `${quoted(unknown)} ${unknown.length > 1 ? "staan" : "staat"} ${place}.`]);
  if (ignored.length) notes.push([`Niet meegeteld: ${quoted(ignored)}.`]);
  return notes;
}

/** @param {string[]} words */
function quoted(words) {
  return new Intl.ListFormat("nl").format(words.map((word) => `‘${word}’`));
}

/**
 * Add results after those that stand there, up to `most` in all.
 * @param {FinderState} wanted
 * @param {number} most
 */
async function addResults(wanted, most) {
  const before = part("results").children.length;
  const { cards, total } = await ask("search", { ...wanted, from: before, most: Math.max(0, most - before) });
  if (!isSame(state, wanted)) return;
  part("results").append(...cards.map(resultItem));
  part("more").hidden = before + cards.length >= total;
}

/**
 * @param {number} total
 * @param {number} whole
 * @param {string} query
 */
function statusText(total, whole, query) {
  const [one, many] = isUsual(state.kinds) ? ["1 verhaal", "verhalen"] : ["1 resultaat", "resultaten"];
  /** @type {(count: number) => string} */
  const number = (count) => (count === 1 ? one : `${count} ${many}`);
  if (!total) return `Geen ${many} gevonden`;
  if (whole === total) return number(total) + (query ? ` voor ‘${query}’` : "");
  if (!whole) return `${number(total)} met een deel van de woorden van ‘${query}’`;
  return `${number(whole)} voor ‘${query}’, en ${total - whole} met een deel van die woorden`;
}

/**
 * @param {string} query
 * @param {string} asked
 * @param {string} word
 */
function linkToQuery(query, asked, word) {
  const pattern = new RegExp(asked, "i");
  const corrected = pattern.test(query) ? query.replace(pattern, word) : word;
  return element("a", { href: writeState({ ...state, query: corrected }) }, word);
}

/**
 * With nothing found: what would be found with one filter less, or else what looks most like the question.
 * @param {FinderState} wanted
 * @param {Found} found
 */
async function showDrops(wanted, { isAsked }) {
  const notes = part("notes");
  const drops = (await ask("drops", wanted)).filter(([, , total]) => total);
  for (const [facet, choice, total] of drops) {
    const button = element("button", { class: "chip", type: "button" }, `Zonder ‘${labelOf(facet, choice)}’ `);
    button.append(element("span", { class: "chip__count" }, String(total)));
    button.addEventListener("click", () => dropChoice(facet, choice));
    notes.append(button, " ");
  }
  if (drops.length) {
    notes.insertBefore(element("p", { class: "finder__note" }, "Laat een filter weg, of kijk bij wat hieronder staat."), notes.querySelector(".chip"));
    return;
  }
  const alike = isAsked ? await ask("alike", wanted) : [];
  const advice = alike.length ? "Dit komt er het dichtst bij:" : "Probeer een ander woord of een bredere vraag.";
  notes.append(element("p", { class: "finder__note" }, advice));
  if (alike.length) notes.append(linkList(alike));
}

/** @param {Card[]} cards */
function linkList(cards) {
  const items = cards.map(({ kind, url, title, place }) => {
    const link = element("a", { href: url }, ...marked(title));
    return element("li", {}, link, ` (${place ? place.split(" · ")[0] : kind.label})`);
  });
  return element("ul", { class: "plain" }, ...items);
}

/**
 * The municipality that a question names, before all else; and the nearest stories when it has few of its own.
 * @param {FinderState} wanted
 * @param {Found} found
 */
async function showPlace(wanted, { total }) {
  const named = wanted.query ? await ask("place", wanted) : null;
  if (!isSame(state, wanted)) return;
  part("place").hidden = !named;
  if (!named) return;
  const link = element("p", { class: "finder__note" }, "Naar de gemeente: ", element("a", { href: named.card.url }, ...marked(named.card.title)));
  const near = total < FEW && named.near.length ? [element("p", { class: "finder__note" }, "Verhalen uit de buurt:"), linkList(named.near)] : [];
  part("place").replaceChildren(link, ...near);
}

/** @param {FinderState} wanted */
async function showOthers(wanted) {
  const found = await ask("others", wanted);
  need("ul", HTMLElement, part("others")).replaceWith(linkList(found));
  part("others").hidden = !found.length;
}

// --- Facets ---

/** @param {FinderState} wanted */
async function showCounts(wanted) {
  const open = facets.filter((facet) => facet.open && nameOf(facet) !== "soort").map(nameOf);
  const counts = await ask("counts", { ...wanted, facets: open });
  for (const box of boxes) if (counts[box.name]) setCount(box, counts[box.name][box.value] ?? 0);
}

/** @param {HTMLInputElement} box */
function countOf(box) {
  return box.parentElement && find("[data-count]", HTMLElement, box.parentElement);
}

/**
 * @param {HTMLInputElement} box
 * @param {number | string | undefined} count
 */
function setCount(box, count = "") {
  const place = countOf(box);
  if (!place) return;
  place.textContent = String(count);
  box.parentElement?.classList.toggle("choice--none", Number(count) === 0 && !box.checked);
}

/**
 * @param {string} facet
 * @param {string} choice
 */
function labelOf(facet, choice) {
  const box = boxes.find((each) => each.name === facet && each.value === choice);
  return box?.parentElement?.querySelector(".choice__name")?.textContent ?? choice;
}

function showChips() {
  const chips = FACETS.flatMap((facet) => (state.filters[facet] ?? []).map((choice) => chipOf(facet, choice)));
  if (chips.length > 1) {
    const all = element("button", { class: "chip", type: "button" }, "Alle filters weg");
    all.addEventListener("click", () => {
      take({ ...state, filters: {} });
      question.focus();
    });
    chips.push(all);
  }
  part("chips").replaceChildren(...chips.map((chip) => element("li", {}, chip)));
  part("chips").hidden = !chips.length;
}

/**
 * @param {string} facet
 * @param {string} choice
 */
function chipOf(facet, choice) {
  const chip = element("button", { class: "chip", type: "button" }, labelOf(facet, choice), " ");
  chip.append(element("span", { "aria-hidden": "true" }, "×"), element("span", { class: "visually-hidden" }, " weglaten"));
  chip.addEventListener("click", () => dropChoice(facet, choice));
  return chip;
}

/**
 * Leave one choice out; focus goes to the next chip, or to the question when none is left.
 * @param {string} facet
 * @param {string} choice
 */
function dropChoice(facet, choice) {
  const position = [...part("chips").querySelectorAll("button")].findIndex((each) => each === document.activeElement);
  const left = (state.filters[facet] ?? []).filter((each) => each !== choice);
  const { [facet]: _, ...rest } = state.filters;
  take({ ...state, filters: left.length ? { ...rest, [facet]: left } : rest });
  const chips = [...part("chips").querySelectorAll("button")];
  (chips[Math.min(Math.max(position, 0), chips.length - 1)] ?? question).focus();
}

// --- What a reader can do with the results ---

async function showMore() {
  const before = part("results").children.length;
  shown += PAGE;
  history.replaceState({ shown }, "");
  await addResults({ ...state, sort: orderOf(state) }, shown);
  part("results").children[before]?.querySelector("a")?.focus();
}

// --- Start ---

form.addEventListener("submit", (event) => {
  event.preventDefault();
  takeTyped();
});
question.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(takeTyped, TYPING_PAUSE);
});
question.addEventListener("focus", warmUp, { once: true });
form.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.type !== "checkbox") return;
  clearTimeout(typing);
  take(stateOfForm());
});
sort.addEventListener("change", () => {
  const unsorted = { ...state, sort: "" };
  const isUsual = !isEmpty(unsorted) && sort.value === orderOf(unsorted);
  take({ ...state, sort: isUsual || !SORTS.includes(sort.value) ? "" : sort.value });
});
for (const facet of facets) {
  facet.addEventListener("toggle", () => facet.open && !isEmpty(state) && showCounts({ ...state, sort: orderOf(state) }));
}
part("fold").addEventListener("click", () => {
  const isOpen = part("fold").getAttribute("aria-expanded") === "true";
  part("fold").setAttribute("aria-expanded", String(!isOpen));
});
need("button", HTMLElement, part("more")).addEventListener("click", showMore);
part("copy-link").addEventListener("click", () => copyLink(part("done")));
part("collect").addEventListener("click", async () => collect(await ask("slugs", state), part("done")));
part("notes").addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[href^='?']");
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  take(readState(new URL(link.href).search));
  question.focus();
});
window.addEventListener("popstate", (event) => {
  clearTimeout(typing);
  typed = false;
  state = readState(location.search);
  shown = event.state?.shown ?? PAGE;
  showState();
  update();
});

form.hidden = false;
showState();
if (isEmpty(state)) state = emptyState();
update();
