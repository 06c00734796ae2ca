// 'Bedoel je ...?': the nearest known word, when it is near enough to help, as the check finds it.

import { fold } from "../shared/fold.js";

/**
 * The known word most like `word`, or null when none is like it.
 * @param {string} word
 * @param {Iterable<string>} known
 * @param {number} likeness From how many percent on a word is like another.
 */
export function nearest(word, known, likeness) {
  const folded = fold(word);
  /** @type {string | null} */
  let best = null;
  let highest = likeness;
  for (const candidate of [...known].sort((one, other) => (one < other ? -1 : 1))) {
    const found = alike(folded, fold(candidate));
    if (found > highest || (best === null && found === highest)) [best, highest] = [candidate, found];
  }
  return best;
}

/**
 * How much two words are alike, in percent; two letters in each other's place are one slip, less than a letter too many.
 * @param {string} one
 * @param {string} other
 */
function alike(one, other) {
  const [letters, others] = [[...one], [...other]];
  const wrong = letters.flatMap((letter, n) => (letter === others[n] ? [] : [n]));
  const [left, right] = wrong;
  const isSwapped = wrong.length === 2 && letters.length === others.length && letters[left] === others[right] && letters[right] === others[left];
  return isSwapped ? 100 - 50 / letters.length : ratio(one, other);
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
