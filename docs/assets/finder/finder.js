// The finder on /verhalen/: question, facets and results, with everything that is chosen in the address.

import "./own-order.js";
import { RESULTS, STORIES, counted } from "../shared/counted.js";
import { all, control, element, find, need } from "../shared/dom.js";
import { storyOf } from "../bundle/part.js";
import { marked, resultItems } from "./card.js";
import { ask as askHere, latestOnly, warmUp } from "./engine.js";
import { DOSSIER, emptyState, FACETS, isEmpty, isUsual, orderOf, readState, SORTS, writeState } from "./state.js";

const PAGE = 10;
const FIRST = 1;
const MOST_IN_DOSSIER = 40;
const MOST_IN_FILE = 2000;
const FEW = 3; // stories of a place; with fewer, the nearest come too
const TYPING_PAUSE = 150;
const SCROLLING_PAUSE = 120;

const finder = need("[data-finder]", HTMLElement);
let ask = askHere;
if (finder.dataset.libraries) {
  const { askWith } = await import("./libraries.js");
  ask = askWith(JSON.parse(finder.dataset.libraries), askHere);
}
const form = need("form", HTMLFormElement, finder);
/** @type {(name: string) => HTMLElement} */
const part = (name) => need(`[data-${name}]`, HTMLElement, finder);
const question = control(form, "q");
const sort = need("select", HTMLSelectElement, finder);
const setbacks = need("[name=deel]", HTMLInputElement, form);
const boxes = all("input[type=checkbox]:not([name=deel])", HTMLInputElement, form);
const facets = all("details[data-facet]", HTMLDetailsElement, form);
const viewButtons = all("button[data-view]", HTMLButtonElement, finder);
/** @type {(facet: HTMLElement) => string} */
const nameOf = (facet) => facet.dataset.facet ?? "";

const pageTitle = document.title;
let state = readState(location.search);
let shown = history.state?.shown ?? PAGE;
let height = history.state?.height ?? 0; // where the reader was, to go back to once the results are there
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
  sort.value = orderOf(state);
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
  return { query: question.value.trim(), kinds: checked("soort"), filters, setbacks: setbacks.checked, sort: state.sort, view: state.view };
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
    showTotal(finder.querySelectorAll("[data-browse] h2").length ? (part("status").dataset.all ?? "") : "");
    finder.removeAttribute("aria-busy");
    for (const box of boxes) setCount(box, countOf(box)?.dataset.count);
    goBack();
    return;
  }
  finder.setAttribute("aria-busy", "true");
  try {
    if (wanted.view) return await showPassages(wanted);
    // The first stands there before the others are fetched.
    let found = await ask("search", { ...wanted, most: FIRST, first: true });
    let rows = await resultItems(found.cards);
    if (!isSame(state, wanted)) return;
    if (found.isHalf) {
      showResults(found, rows, wanted);
      found = await ask("search", { ...wanted, most: shown });
      rows = await resultItems(found.cards);
    }
    // What stands above the results comes with them, so that they do not move.
    const place = await placeOf(wanted, found);
    if (!isSame(state, wanted)) return;
    showPlace(place);
    showResults(found, rows, wanted);
    if (found.total > found.cards.length) await addResults(wanted, shown);
    finder.dataset.query = wanted.query;
    const ready = [import("./actions.js"), import("../bundle/collect.js"), import("../shared/clipboard.js"), showCounts(wanted), showOthers(wanted), found.total ? null : showDrops(wanted, found)];
    const { leadTo } = await import("../compare/address.js");
    await Promise.all(ready);
    if (!isSame(state, wanted)) return;
    leadTo(need("[data-side-by-side]", HTMLAnchorElement, finder), storiesShown());
    part("actions").hidden = !found.total;
  } catch (error) {
    console.error(error);
    part("status").textContent = "Zoeken lukt hier niet. Hieronder staan alle verhalen.";
    showBrowsing(true);
  } finally {
    finder.removeAttribute("aria-busy");
    goBack();
  }
});

/** Where the reader was: a browser goes there before there is anything to see. */
function goBack() {
  if (height) scrollTo({ top: height, behavior: "instant" });
  height = 0;
}

/** Keep with the address how much is shown, and where the reader is. */
function keepPlace() {
  history.replaceState({ shown, height: Math.round(scrollY) }, "");
}

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
  if (isBrowsing || state.view) finder.classList.remove("is-empty");
  document.documentElement.classList.toggle("is-asked", !isBrowsing);
  for (const name of ["found", "actions"]) part(name).hidden = isBrowsing || state.view !== "";
  for (const name of ["passages", "dossier"]) part(name).hidden = true;
  for (const button of viewButtons) {
    if (button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
  part("open-dossier").hidden = true;
  document.documentElement.classList.toggle("is-dossier", state.view === DOSSIER);
  if (isBrowsing || state.view) {
    for (const name of ["more", "others", "place", "chips"]) part(name).hidden = true;
    part("notes").replaceChildren();
  }
  showChips();
}

/**
 * @param {Found} found
 * @param {HTMLElement[]} rows
 * @param {FinderState} wanted
 */
function showResults(found, rows, { query }) {
  const { total, whole } = found;
  if (found.isHalf) part("status").textContent = "Even zoeken …";
  else showTotal(statusText(total, whole, query) + elsewhereText(found), numberOf(total));
  part("results").replaceChildren(...rows);
  part("found").hidden = !total;
  part("more").hidden = true;
  part("actions").hidden = true; // until all rows stand there, which would push it down
  if (found.isHalf) return;
  finder.classList.toggle("is-empty", !total);
  showNotes([...elsewhereNotes(found), ...notesOn(found, query)]);
}

/** @param {FinderState} wanted */
async function showPassages(wanted) {
  const isDossier = wanted.view === DOSSIER;
  const { dossierHead, inPassages, passageInList, passagesText, readingFile } = await import("./passage-list.js");
  if (isDossier) showDossier(dossierHead(wanted.query, "Even geduld. De passages komen eraan, met hun bronnen."));
  const found = await ask("passages", { ...wanted, most: isDossier ? MOST_IN_DOSSIER : shown });
  if (!isSame(state, wanted)) return;
  const { passages, count, stories, isAll } = found;
  const isAsked = wanted.query !== "" && found.isAsked;
  showTotal(passagesText(count, stories, isAll, wanted.query), inPassages(count));
  const only = finder.dataset.libraries ? [["De passages komen alleen uit deze bibliotheek."]] : [];
  showNotes([...only, ...(isAsked ? notesOn({ ...found, total: count }, wanted.query) : [["Stel een vraag, dan staan hier de alinea’s die antwoord geven."]])]);
  if (isDossier && count) {
    showDossier(await readingFile(passages, wanted.query, chosenLabels()));
  } else {
    // Without a passage the field is what the reader needs.
    document.documentElement.classList.remove("is-dossier");
    part("dossier").hidden = true;
    part("passage-list").replaceChildren(...passages.map(passageInList));
    part("passages").hidden = !count;
    part("open-dossier").hidden = !count;
    part("more").hidden = passages.length >= count;
  }
  finder.dataset.query = wanted.query;
  await showCounts(wanted);
}

/** @param {Node[]} parts */
function showDossier(parts) {
  part("dossier-text").replaceChildren(...parts);
  part("dossier").hidden = false;
}

/** @param {(Node | string)[][]} notes */
function showNotes(notes) {
  part("notes").replaceChildren(...notes.map((note) => element("p", { class: "finder__note" }, ...note)));
}

/**
 * How much of it is in other libraries.
 * @param {Found} found
 */
function elsewhereText({ total, elsewhere = [] }) {
  if (elsewhere.length === 1 && elsewhere[0][1] === total) return `, ${total === 1 ? "" : "allemaal "}in ${elsewhere[0][0]}`;
  return elsewhere.length ? `, waarvan ${elsewhere.map(([name, count]) => `${count} in ${name}`).join(" en ")}` : "";
}

/**
 * In which other libraries nothing was looked up, and why.
 * @param {Found} found
 * @returns {string[][]}
 */
function elsewhereNotes({ away = [], unfit = [] }) {
  return [
    ...away.map((name) => [`${name} is nu niet te bereiken. Hieronder staat wat er in deze bibliotheek is.`]),
    ...unfit.map((name) => [`In ${name} is niet gezocht: een filter dat je koos, is daar niet bekend.`]),
  ];
}

/**
 * What happened to the words of a question that were not looked up as they are.
 * @param {Omit<Found, "cards" | "isHalf">} found
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
  const rows = await resultItems(cards);
  if (!isSame(state, wanted)) return;
  part("results").append(...rows);
  part("more").hidden = before + cards.length >= total;
}

/** The slugs of the stories among the results. */
function storiesShown() {
  return all(".row:not(:has(.row__library)) .row__title a", HTMLAnchorElement, part("results")).flatMap(({ href }) => storyOf(href) ?? []);
}

/**
 * How much is found, above the results and on the button that leads from the filters to them.
 * @param {string} text
 * @param {string} [number]
 */
function showTotal(text, number = text.split(",")[0]) {
  part("status").textContent = text;
  // A tab and a bookmark say what was asked.
  const what = [text, ...chosenLabels()].join(", ");
  document.title = text === part("status").dataset.all ? pageTitle : `${what} – ${pageTitle}`;
  part("onward").textContent = number ? `Toon ${number}` : "Sluiten";
}

/** @param {number} count */
function numberOf(count) {
  const what = isUsual(state.kinds) ? STORIES : RESULTS;
  return count ? counted(count, what) : `geen ${what[1]}`;
}

/**
 * @param {number} total
 * @param {number} whole
 * @param {string} query
 */
function statusText(total, whole, query) {
  if (!total) return `${numberOf(0).replace("g", "G")} gevonden`;
  if (whole === total) return numberOf(total) + (query ? ` voor ‘${query}’` : "");
  if (!whole) return `${numberOf(total)} met een deel van de woorden van ‘${query}’`;
  return `${numberOf(whole)} voor ‘${query}’. Nog ${total - whole} met een deel van die woorden.`;
}

/**
 * @param {string} query
 * @param {string} asked
 * @param {string} word
 */
function linkToQuery(query, asked, word) {
  const pattern = new RegExp(asked, "i");
  const corrected = pattern.test(query) ? query.replace(pattern, () => word) : word;
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
    notes.append(invitation());
    return;
  }
  const alike = isAsked ? await ask("alike", wanted) : [];
  const advice = alike.length ? "Dit komt er het dichtst bij:" : "Probeer een ander woord of een bredere vraag.";
  notes.append(element("p", { class: "finder__note" }, advice));
  if (alike.length) notes.append(linkList(alike));
  notes.append(invitation());
}

/** With nothing found: the way to the form, for who knows what is missing here. */
function invitation() {
  const link = element("a", { href: new URL("../../insturen/", import.meta.url) }, "Vertel jouw verhaal");
  return element("p", { class: "finder__note" }, "Weet jij hier iets van? ", link, ".");
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
async function placeOf(wanted, { total }) {
  const named = wanted.query ? await ask("place", wanted) : null;
  if (!named) return [];
  const link = element("p", { class: "finder__note" }, "Naar de gemeente: ", element("a", { href: named.card.url }, ...marked(named.card.title)));
  const near = total < FEW && named.near.length ? [element("p", { class: "finder__note" }, "Verhalen uit de buurt:"), linkList(named.near)] : [];
  return [link, ...near];
}

/** @param {HTMLElement[]} named */
function showPlace(named) {
  part("place").hidden = !named.length;
  part("place").replaceChildren(...named);
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

/** What is chosen in the filters, by name. */
function chosenLabels() {
  return FACETS.flatMap((facet) => (state.filters[facet] ?? []).map((choice) => labelOf(facet, choice)));
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
  if (state.view) return showMorePassages();
  const before = part("results").children.length;
  shown += PAGE;
  keepPlace();
  await addResults({ ...state, sort: orderOf(state) }, shown);
  part("results").children[before]?.querySelector("a")?.focus();
}

/** What is asked and chosen, as the file of a selection names it. */
function chosenRows() {
  const facetName = (/** @type {string} */ name) => facets.find((facet) => nameOf(facet) === name)?.querySelector("summary")?.textContent ?? name;
  return [
    ...(state.query ? [["Vraag", state.query]] : []),
    ...Object.entries(state.filters).map(([facet, choices]) => [facetName(facet), choices.map((choice) => labelOf(facet, choice)).join(" | ")]),
    ...(state.setbacks ? [[setbacks.closest("label")?.textContent.trim() ?? setbacks.value, "ja"]] : []),
    ["Adres van deze selectie", location.href],
  ];
}

/** @param {string} type */
async function saveSelection(type) {
  const { cards } = await ask("search", { ...state, sort: orderOf(state), most: MOST_IN_FILE });
  const { saveAs } = await import("./actions.js");
  await saveAs(type, cards, chosenRows(), part("done"));
}

async function showMorePassages() {
  const list = part("passage-list");
  const before = list.children.length;
  shown += PAGE;
  keepPlace();
  const { passages, count } = await ask("passages", { ...state, sort: orderOf(state), from: before, most: PAGE });
  const { passageInList } = await import("./passage-list.js");
  list.append(...passages.map(passageInList));
  part("more").hidden = before + passages.length >= count;
  list.children[before]?.querySelector("a")?.focus();
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
  part("said").textContent = `Volgorde: ${sort.selectedOptions[0].text}.`;
  take({ ...state, sort: isUsual || !SORTS.includes(sort.value) ? "" : sort.value });
});
for (const facet of facets) {
  facet.addEventListener("toggle", () => facet.open && !isEmpty(state) && showCounts({ ...state, sort: orderOf(state) }));
}
for (const button of viewButtons) {
  button.addEventListener("click", () => {
    take({ ...state, view: /** @type {FinderView} */ (button.dataset.view ?? "") });
    scrollTo({ top: 0, behavior: "instant" });
  });
}
// The address stays that of the selection.
part("skip").addEventListener("click", (event) => {
  event.preventDefault();
  part("list").focus();
});
part("print-dossier").addEventListener("click", () => print());
// The sheet closes behind whoever leaves it by keyboard.
part("sheet").addEventListener("focusout", ({ relatedTarget }) => {
  const isLeft = relatedTarget instanceof Element && !part("sheet").contains(relatedTarget);
  if (isLeft && part("sheet").matches(":popover-open")) part("sheet").hidePopover();
});
need("button", HTMLElement, part("more")).addEventListener("click", showMore);
part("copy-link").addEventListener("click", async () => {
  const { copyLink } = await import("../shared/clipboard.js");
  await copyLink(location.href, part("done"));
});
for (const button of all("[data-export]", HTMLButtonElement, finder)) {
  button.addEventListener("click", () => saveSelection(button.dataset.export ?? ""));
}
part("collect").addEventListener("click", async () => {
  const { collect } = await import("../bundle/collect.js");
  collect(await ask("slugs", state), part("done"));
});
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
  height = event.state?.height ?? 0;
  showState();
  update();
});
history.scrollRestoration = "manual";
let scrolling = 0;
addEventListener("scroll", () => {
  clearTimeout(scrolling);
  if (!finder.hasAttribute("aria-busy")) scrolling = setTimeout(keepPlace, SCROLLING_PAUSE);
}, { passive: true });
addEventListener("click", keepPlace, { capture: true });

showState();
if (isEmpty(state)) state = emptyState();
update();
