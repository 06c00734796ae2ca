// Which stories lie nearest to a municipality.

import { distance } from "../shared/distance.js";
import { loadPlaces } from "../shared/places.js";

const MOST_NEAR = 3;

/**
 * The numbers of the stories nearest to a municipality, without its own.
 * @param {string} name
 * @param {Map<string, Set<number>>} pagesOf Slug of a municipality -> the pages about it.
 * @param {number} stories Pages before this number are stories.
 */
export async function nearest(name, pagesOf, stories) {
  const { all } = await loadPlaces();
  const here = all.find((each) => each.name === name);
  if (!here) return [];
  /** @type {(place: Place) => number[]} */
  const storiesOf = ({ slug }) => [...(pagesOf.get(slug) ?? [])].filter((number) => number < stories);
  const own = new Set(storiesOf(here));
  const byDistance = all
    .map((each) => ({ found: storiesOf(each), away: distance(here, each) }))
    .filter(({ found }) => found.length)
    .sort((one, other) => one.away - other.away);
  const numbers = byDistance.flatMap(({ found }) => found).filter((number) => !own.has(number));
  return [...new Set(numbers)].slice(0, MOST_NEAR);
}
