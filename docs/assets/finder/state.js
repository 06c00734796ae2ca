// What is asked and chosen in the finder, in the address of the page and back.

// Written by the build from its table of facets.
export const FACETS = document.querySelector("[data-finder]").dataset.facets.split(" ");
export const SORTS = ["relevantie", "nieuw", "titel", "groot", "klein"];
const ALL_KINDS = "alles";

export function emptyState() {
  return { query: "", kinds: ["verhaal"], filters: {}, sort: "" };
}

/** Read the state from an address. Unknown choices are kept: they find nothing, and their chip can be removed. */
export function readState(search) {
  const parameters = new URLSearchParams(search);
  const kinds = parameters.getAll("soort");
  const sort = parameters.get("sort");
  const chosen = FACETS.map((facet) => [facet, [...new Set(parameters.getAll(facet))].filter(Boolean)]);
  return {
    query: (parameters.get("q") ?? "").trim().slice(0, 200),
    kinds: kinds.includes(ALL_KINDS) ? [] : kinds.length ? kinds : ["verhaal"],
    filters: Object.fromEntries(chosen.filter(([, choices]) => choices.length)),
    sort: SORTS.includes(sort) ? sort : "",
  };
}

/** Write the state as the part of an address after the path. What is as usual is left out. */
export function writeState({ query, kinds, filters, sort }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const facet of FACETS) for (const choice of filters[facet] ?? []) parameters.append(facet, choice);
  if (kinds.length === 0) parameters.set("soort", ALL_KINDS);
  else if (kinds.join() !== "verhaal") for (const kind of kinds) parameters.append("soort", kind);
  if (sort) parameters.set("sort", sort);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

/** The order that holds: the chosen one, else the best first for a question and the newest first for none. */
export function orderOf({ query, sort }) {
  return sort && (query || sort !== "relevantie") ? sort : query ? "relevantie" : "nieuw";
}

/** Nothing asked and nothing chosen: the page is the list by theme. */
export function isEmpty(state) {
  return writeState(state) === "";
}
