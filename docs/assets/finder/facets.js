// Which pages have which choice of a facet: OR within a facet, AND between facets.

import { keep, list } from "./lists.js";

/** Choice -> set of page numbers. */
function members(facet) {
  return keep(`members of ${facet}`, async () => {
    const choices = Object.entries(await list(`facet-${facet}`));
    return new Map(choices.map(([choice, steps]) => [choice, fromSteps(steps)]));
  });
}

/** The build writes the first number and the steps between the others. */
function fromSteps(steps) {
  let number = 0;
  return new Set(steps.map((step) => (number += step)));
}

/** A test per facet with choices: does a page have one of them? */
export function testsOf(filters) {
  const chosen = Object.entries(filters).filter(([, choices]) => choices.length);
  const tests = chosen.map(async ([facet, choices]) => {
    const found = await members(facet);
    return [facet, (number) => choices.some((choice) => found.get(choice)?.has(number))];
  });
  return Promise.all(tests);
}

export function passing(numbers, tests, except = null) {
  return numbers.filter((number) => tests.every(([facet, passes]) => facet === except || passes(number)));
}

/** How many results each choice of a facet would give, whatever else is chosen within that facet. */
export async function count(facet, numbers, tests) {
  const remaining = new Set(passing(numbers, tests, facet));
  const counts = {};
  for (const [choice, set] of await members(facet)) {
    const [small, large] = set.size < remaining.size ? [set, remaining] : [remaining, set];
    counts[choice] = [...small].filter((number) => large.has(number)).length;
  }
  return counts;
}
