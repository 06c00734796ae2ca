// Which pages have which choice of a facet: OR within a facet, AND between facets.

import { keep, list } from "./lists.js";

/** @type {Map<string, Promise<Map<string, Set<number>>>>} */
const known = new Map();

/**
 * Choice -> set of page numbers.
 * @param {string} facet
 */
export function members(facet) {
  return keep(known, facet, async () => {
    const choices = Object.entries(await list(`facet-${facet}`));
    return new Map(choices.map(([choice, steps]) => [choice, fromSteps(steps)]));
  });
}

/**
 * The build writes the first number and the steps between the others.
 * @param {number[]} steps
 */
function fromSteps(steps) {
  let number = 0;
  return new Set(
    steps.map((step) => {
      number += step;
      return number;
    }),
  );
}

/**
 * A test per facet with choices: does a page have one of them?
 * @param {Filters} filters
 * @returns {Promise<FacetTest[]>}
 */
export function testsOf(filters) {
  const chosen = Object.entries(filters).filter(([, choices]) => choices.length);
  const tests = chosen.map(async ([facet, choices]) => {
    const found = await members(facet);
    /** @type {FacetTest} */
    const test = [facet, (number) => choices.some((choice) => found.get(choice)?.has(number))];
    return test;
  });
  return Promise.all(tests);
}

/**
 * The pages that pass all tests but that of one facet.
 * @param {number[]} numbers
 * @param {FacetTest[]} tests
 * @param {string | null} [except]
 */
export function passing(numbers, tests, except = null) {
  return numbers.filter((number) => tests.every(([facet, passes]) => facet === except || passes(number)));
}

/**
 * How many results each choice of a facet would give, whatever else is chosen within that facet.
 * @param {string} facet
 * @param {number[]} numbers
 * @param {FacetTest[]} tests
 */
export async function count(facet, numbers, tests) {
  const remaining = new Set(passing(numbers, tests, facet));
  /** @type {Record<string, number>} */
  const counts = {};
  for (const [choice, set] of await members(facet)) {
    const [small, large] = set.size < remaining.size ? [set, remaining] : [remaining, set];
    counts[choice] = [...small].filter((number) => large.has(number)).length;
  }
  return counts;
}
