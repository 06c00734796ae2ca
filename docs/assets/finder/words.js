// Words: how a question is cut into words, how near two words are, and which part of a text shows them best.

import { fold } from "../shared/fold.js";

const STOP_WORDS = new Set(
  ("aan al alle als bij binnen dan dat de deden deed der des deze die dit doe doen doet door dus een en er gaan gaat " +
    "geef geeft had heb hebben heeft het hoe hun iets ik in is je jij jouw jullie kan kun kunnen kunt maar me meer met " +
    "mij mijn moet na naar nog of om onder ons onze ook op over per tegen te tot u uit uw van veel voor waar waarom " +
    "wanneer was wat we welk welke wel werd wie wij wil willen word worden wordt ze zich zij zijn zo zonder zou " +
    "gedaan gemaakt krijg krijgen lukt maak maken voorbeeld voorbeelden verhaal verhalen gemeente gemeenten").split(" "),
);

const MOST_WORDS = 3;

/**
 * The words of a question that say what it is about; none when it has only words like `de` and `hoe`, which stand in
 * every story. Of a long question the longest words, which say most: every word costs a part of the index, some 30 kB.
 * @param {string} query
 */
export function askedWords(query) {
  const all = fold(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = [...new Set(all)].filter((word) => word.length > 2 && !STOP_WORDS.has(word));
  const longest = new Set(longestFirst(telling).slice(0, MOST_WORDS));
  return telling.filter((word) => longest.has(word));
}

/** @param {string[]} words */
export function longestFirst(words) {
  return [...words].sort((one, other) => other.length - one.length);
}

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
 * Does `found`, a word of a page, answer `asked`, or did the search only fall back on its first letters?
 * @param {string} asked
 * @param {string} found
 */
export function answers(asked, found) {
  const length = sharedStart(asked, found);
  return length >= Math.min(asked.length, 5) || length >= asked.length * 0.6;
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
 * The known word that was meant: one slip from six letters, two from ten; a shared beginning decides.
 * @param {string} word
 * @param {Set<string>} known
 */
export function meant(word, known) {
  if (word.length < 6) return null;
  const most = word.length < 10 ? 1 : 2;
  let best = null;
  for (const candidate of known) {
    const distance = slips(word, candidate, most);
    if (distance === 0 || distance > most) continue;
    const rank = distance * 100 - sharedStart(word, candidate);
    if (!best || rank < best.rank) best = { word: candidate, rank };
  }
  return best?.word ?? null;
}

/**
 * The known words that a compound is made of: its beginning with or without its end, or its end alone.
 * @param {string} word
 * @param {Set<string>} known
 */
export function partsOf(word, known) {
  for (let cut = word.length - 4; cut >= 5; cut--) {
    const tail = word.slice(cut).replace(/^s(?=[^aeiou])/, "");
    if (known.has(word.slice(0, cut))) return [word.slice(0, cut), ...(known.has(tail) ? [tail] : [])];
  }
  for (let cut = 3; cut <= word.length - 5; cut++) if (known.has(word.slice(cut))) return [word.slice(cut)];
  return null;
}

const EXCERPT_LENGTH = 32;

/**
 * The stretch of a text with most of the found places: its words, where it begins, and which are marked.
 * @param {string} text
 * @param {number[]} locations Places of words.
 * @returns {{ start: number, parts: MarkedPart[] }}
 */
export function excerpt(text, locations) {
  const words = text.split(/\s+/);
  const marked = new Set(locations);
  const places = [...marked].sort((a, b) => a - b);
  let best = { start: 0, count: 0 };
  for (const [index, place] of places.entries()) {
    let last = index;
    while (last < places.length && places[last] < place + EXCERPT_LENGTH - 4) last++;
    if (last - index > best.count) best = { start: place, count: last - index };
  }
  const start = Math.max(0, Math.min(best.start - 4, words.length - EXCERPT_LENGTH));
  /** @type {MarkedPart[]} */
  const parts = start > 0 ? [["… ", false]] : [];
  for (const [index, word] of words.slice(start, start + EXCERPT_LENGTH).entries()) {
    parts.push([index ? " " : "", false], [word, marked.has(start + index)]);
  }
  if (start + EXCERPT_LENGTH < words.length) parts.push([" …", false]);
  return { start: best.start, parts };
}

/**
 * A text cut in parts, the words that answer one of the asked words marked.
 * @param {string} text
 * @param {string[]} asked
 * @returns {MarkedPart[]}
 */
export function markWords(text, asked) {
  return text.split(/(\s+)/).map((part) => {
    const word = fold(part).replace(/[^\p{L}\p{N}]/gu, "");
    return [part, asked.some((each) => each.length > 2 && word.length > 2 && answers(each, word))];
  });
}
