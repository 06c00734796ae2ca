// What a word that no page has may stand for: a slip, a compound of known words, a name that looks like it.

import { fold } from "../shared/fold.js";

/**
 * @param {string} one
 * @param {string} other
 */
function sharedStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/**
 * Number of slips between two words (a letter too many, too few, another, or two swapped), or `most + 1`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    [before, previous] = [previous, row];
  }
  return previous[other.length];
}

/**
 * The known words that may have been meant, the likeliest first: one slip from six letters, two from ten.
 * @param {string} word
 * @param {Set<string>} known
 */
export function meant(word, known) {
  if (word.length < 6) return [];
  const most = word.length < 10 ? 1 : 2;
  /** @type {[rank: number, word: string][]} */
  const found = [];
  for (const candidate of known) {
    const distance = slips(word, candidate, most);
    if (distance > 0 && distance <= most) found.push([distance * 100 - sharedStart(word, candidate), candidate]);
  }
  return found.sort(([one], [other]) => one - other).map(([, candidate]) => candidate);
}

const SHORTEST_PART = 4;
const LINKS = ["", "s", "en", "e", "er"];

/**
 * The known words that a compound is made of: its beginning and its end, or one of them and the letters of the other.
 * @param {string} word
 * @param {Set<string>} known
 * @returns {{ parts: string[], rest: string } | null}
 */
export function partsOf(word, known) {
  const cuts = Array.from({ length: Math.max(0, word.length - 2 * SHORTEST_PART + 1) }, (_, n) => cutAt(word, n + SHORTEST_PART, known));
  // Both parts are worth more than one, and of one the longest.
  const [best] = cuts.sort((one, other) => other.parts.length - one.parts.length || (other.parts[0]?.length ?? 0) - (one.parts[0]?.length ?? 0));
  return best?.parts.length && best.parts.join("").length > word.length / 3 ? best : null;
}

/**
 * @param {string} word
 * @param {number} cut
 * @param {Set<string>} known
 */
function cutAt(word, cut, known) {
  const [start, tail] = [word.slice(0, cut), word.slice(cut)];
  const heads = LINKS.filter((link) => start.endsWith(link)).map((link) => start.slice(0, start.length - link.length));
  const head = heads.find((each) => each.length >= SHORTEST_PART && known.has(each));
  const parts = [head, known.has(tail) ? tail : undefined].filter((each) => each !== undefined);
  return { parts, rest: parts.length === 2 ? "" : head ? tail : start };
}

/**
 * How much two names look alike, from 0 to 1: the share of their groups of three letters that they have in common.
 * @param {string} one
 * @param {string} other
 */
export function likeness(one, other) {
  const [left, right] = [one, other].map((text) => {
    const padded = ` ${fold(text)} `;
    return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)));
  });
  const shared = [...left].filter((group) => right.has(group)).length;
  return (2 * shared) / (left.size + right.size);
}
