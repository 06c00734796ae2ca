// Stories in the order of how much their municipality is like one's own.

import { unlikeness } from "../shared/likeness.js";
import { loadPlaces } from "../shared/places.js";

/**
 * The pages from what is most like a municipality to what is least; as they were when there is no such municipality. Of
 * what answers a question, how well it does counts as much: the places in both orders are added up.
 * @param {number[]} numbers
 * @param {string} slug
 * @param {Map<string, Set<number>>} pagesOf Slug of a municipality -> the pages about it.
 * @param {((number: number) => number) | null} score How well a page answers; null without a question.
 */
export async function byLikeness(numbers, slug, pagesOf, score) {
  const { all, bySlug } = await loadPlaces();
  const own = bySlug.get(slug);
  if (!own) return numbers;
  /** @type {Map<number, number>} */
  const least = new Map();
  for (const place of all) {
    const away = unlikeness(own, place);
    for (const page of pagesOf.get(place.slug) ?? []) least.set(page, Math.min(least.get(page) ?? Infinity, away));
  }
  const like = sortedBy(numbers, (number) => least.get(number) ?? Infinity);
  if (!score) return like;
  const [inLike, inFit] = [like, sortedBy(numbers, (number) => -score(number))].map((order) => new Map(order.map((number, place) => [number, place])));
  return sortedBy(like, (number) => (inLike.get(number) ?? 0) + (inFit.get(number) ?? 0));
}

/**
 * From low to high; what is equal stays as it came.
 * @param {number[]} numbers
 * @param {(number: number) => number} value
 */
function sortedBy(numbers, value) {
  return [...numbers].sort((one, other) => (value(one) === value(other) ? 0 : value(one) - value(other)));
}
