// Stories in the order of how much their municipality is like one's own.

import { unlikeness } from "../shared/likeness.js";
import { loadPlaces } from "../shared/places.js";

/**
 * The pages from what is most like a municipality to what is least; as they were when there is no such municipality.
 * @param {number[]} numbers
 * @param {string} slug
 * @param {Map<string, Set<number>>} pagesOf Slug of a municipality -> the pages about it.
 */
export async function byLikeness(numbers, slug, pagesOf) {
  const { all } = await loadPlaces();
  const own = all.find((each) => each.slug === slug);
  if (!own) return numbers;
  /** @type {Map<number, number>} */
  const least = new Map();
  for (const place of all) {
    const away = unlikeness(own, place);
    for (const page of pagesOf.get(place.slug) ?? []) least.set(page, Math.min(least.get(page) ?? Infinity, away));
  }
  return numbers.sort((one, other) => (least.get(one) ?? Infinity) - (least.get(other) ?? Infinity) || one - other);
}
