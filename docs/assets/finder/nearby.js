// Which stories lie nearest to a municipality.

import { distance } from "../shared/distance.js";
import { slugify } from "../shared/fold.js";
import { fetched } from "./lists.js";

const MOST_NEAR = 3;

/**
 * The numbers of the stories nearest to a municipality, without its own.
 * @param {string} name
 * @param {Map<string, Set<number>>} pagesOf Slug of a municipality -> the pages about it.
 * @param {number} stories Pages before this number are stories.
 */
export async function nearest(name, pagesOf, stories) {
  /** @type {PlaceTable} */
  const { municipalities } = await fetched("assets/gemeenten.json");
  /** @param {number} position */
  const pointOf = (position) => ({ lon: municipalities.lon[position], lat: municipalities.lat[position] });
  const here = pointOf(municipalities.name.indexOf(name));
  const own = storiesOf(slugify(name));
  /** @param {string} slug */
  function storiesOf(slug) {
    return new Set([...(pagesOf.get(slug) ?? [])].filter((number) => number < stories));
  }
  const byDistance = municipalities.name
    .map((each, position) => ({ found: storiesOf(slugify(each)), away: distance(here, pointOf(position)) }))
    .filter(({ found }) => found.size)
    .sort((one, other) => one.away - other.away);
  const numbers = byDistance.flatMap(({ found }) => [...found]).filter((number) => !own.has(number));
  return [...new Set(numbers)].slice(0, MOST_NEAR);
}
