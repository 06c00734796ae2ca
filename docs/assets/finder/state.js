// What is asked and chosen in the finder, in the address of the page and back.

import { all, need } from "../shared/dom.js";

// Facets, kinds and orders are those that the build wrote into the page.
const finder = need("[data-finder]", HTMLElement);
export const FACETS = (finder.dataset.facets ?? "").split(" ");
/** The kinds that are chosen as long as nobody chooses. */
export const USUAL_KINDS = all("[name=soort][checked]", HTMLInputElement, finder).map((box) => box.value);
export const SORTS = all("option", HTMLOptionElement, finder).map((option) => option.value);
/** What a choice was called before, as an address says it -> its name of today. */
const TODAY = new Map(all("[data-old]", HTMLInputElement, finder).flatMap(({ name, value, dataset }) => (dataset.old ?? "").split(" ").map((old) => [`${name}=${old}`, value])));
const ALL_KINDS = "alles";
/** In the address: only words that stand in what a story tells under 'Vallen en opstaan'. */
const SETBACKS = ["deel", "vallen-en-opstaan"];

export const DOSSIER = "leesdossier";
/** In the address as `toon`. */
const VIEWS = /** @type {const} */ (["", "passages", DOSSIER]);

/** @returns {FinderState} */
export function emptyState() {
  return { query: "", kinds: USUAL_KINDS, filters: {}, setbacks: false, sort: "", view: "" };
}

/**
 * Read the state from an address. Unknown choices are kept: they find nothing, and their chip can be removed.
 * @param {string} search
 * @returns {FinderState}
 */
export function readState(search) {
  const parameters = new URLSearchParams(search);
  const kinds = parameters.getAll("soort");
  const sort = parameters.get("sort") ?? "";
  /** @type {Filters} */
  const filters = {};
  for (const facet of FACETS) {
    const choices = [...new Set(parameters.getAll(facet).map((choice) => TODAY.get(`${facet}=${choice}`) ?? choice))].filter(Boolean);
    if (choices.length) filters[facet] = choices;
  }
  return {
    query: (parameters.get("q") ?? "").trim().slice(0, 200),
    kinds: kinds.includes(ALL_KINDS) ? [] : kinds.length ? kinds : USUAL_KINDS,
    filters,
    setbacks: parameters.get(SETBACKS[0]) === SETBACKS[1],
    sort: SORTS.includes(sort) ? sort : "",
    view: VIEWS.find((view) => view === parameters.get("toon")) ?? "",
  };
}

/**
 * Whether only the kinds are chosen that the page begins with: the stories.
 * @param {string[]} kinds
 */
export function isUsual(kinds) {
  return kinds.join() === USUAL_KINDS.join();
}

/**
 * Write the state as the part of an address after the path. What is as usual is left out.
 * @param {FinderState} state
 */
export function writeState({ query, kinds, filters, setbacks, sort, view }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const facet of FACETS) for (const choice of filters[facet] ?? []) parameters.append(facet, choice);
  if (kinds.length === 0) parameters.set("soort", ALL_KINDS);
  else if (!isUsual(kinds)) for (const kind of kinds) parameters.append("soort", kind);
  if (setbacks) parameters.set(SETBACKS[0], SETBACKS[1]);
  if (sort) parameters.set("sort", sort);
  if (view) parameters.set("toon", view);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

/**
 * The order that holds: the chosen one, else the best first for a question and the newest first for none.
 * @param {FinderState} state
 */
export function orderOf({ query, sort }) {
  return sort && (query || sort !== "relevantie") ? sort : query ? "relevantie" : "nieuw";
}

/**
 * Nothing asked and nothing chosen: the page is the list of all stories.
 * @param {FinderState} state
 */
export function isEmpty(state) {
  return writeState(state) === "";
}
