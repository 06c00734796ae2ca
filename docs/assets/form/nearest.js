// 'Bedoelt u ...?': the nearest known word, when it is near enough to help, as the check finds it.

import { fold } from "../shared/fold.js";

const LIKENESS = 75;

/**
 * The known word most like `word`, or null when none is like it.
 * @param {string} word
 * @param {Iterable<string>} known
 */
export function nearest(word, known) {
  const folded = fold(word);
  /** @type {string | null} */
  let best = null;
  let highest = LIKENESS;
  for (const candidate of [...known].sort((one, other) => (one < other ? -1 : 1))) {
    const likeness = ratio(folded, fold(candidate));
    if (likeness > highest || (best === null && likeness === highest)) [best, highest] = [candidate, likeness];
  }
  return best;
}

/**
 * Twice the longest common subsequence, as a percentage of both lengths.
 * @param {string} one
 * @param {string} other
 */
function ratio(one, other) {
  /** @type {number[]} */
  let row = new Array(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let n = 0; n < other.length; n += 1) {
      next.push(letter === other[n] ? row[n] + 1 : Math.max(row[n + 1], next[n]));
    }
    row = next;
  }
  return (200 * row[other.length]) / (one.length + other.length || 1);
}
