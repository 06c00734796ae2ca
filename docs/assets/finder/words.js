// Words: how a text and a question are cut into words, how near two words are, and which part of a text shows them best.

import { fold } from "../shared/fold.js";

const WORD = /\p{Nd}+(?:[.,]\p{Nd}+)+(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:['’]s(?![\p{L}\p{N}]))?/gu;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;

/**
 * A word as it is compared: small, without accents or the 's of a plural, a number without points.
 * @param {string} word
 */
function plain(word) {
  const bare = fold(word).replace(/'s$/, "");
  if (!/^\p{Nd}/u.test(bare)) return bare;
  return (THOUSANDS.test(bare) ? bare.replaceAll(".", "") : bare).replaceAll(",", "k").replaceAll(".", "p");
}

/**
 * The words of a text: where each begins and ends, and how it is compared. hooks/hoedan/finder/words.py cuts the same.
 * @param {string} text
 * @returns {TextWord[]}
 */
export function wordsIn(text) {
  return [...text.matchAll(WORD)].map((found) => ({ start: found.index, end: found.index + found[0].length, plain: plain(found[0]) }));
}

/**
 * What a question asks. Words that say nothing are left out; those that say little too, unless nothing else is asked.
 * @param {string} query
 * @param {Language} language
 * @returns {Asked}
 */
export function readQuestion(query, language) {
  const parts = query.normalize("NFC").split(/["“”„«»]/);
  const read = parts.flatMap((part, index) => {
    const isQuoted = index % 2 === 1 && index < parts.length - 1;
    return (isQuoted && readExact(part, language)) || readWords(part, language);
  });
  /** @type {(worth: number) => Term[]} */
  const those = (worth) => once(read.filter((each) => each.worth === worth).map(({ term }) => term));
  const [nothing, little, terms] = [0, 1, 2].map(those);
  if (terms.length) return { terms, ignored: little.map(({ text }) => text) };
  return { terms: little, ignored: little.length ? [] : nothing.map(({ text }) => text) };
}

/** @param {Term[]} terms */
function once(terms) {
  return [...new Map(terms.map((term) => [term.exact?.join(" ") ?? term.keys.join(" "), term])).values()];
}

/**
 * The words between quotation marks, which are looked for as they are.
 * @param {string} part
 * @param {Language} language
 * @returns {{ worth: number, term: Term }[] | null}
 */
function readExact(part, { stop }) {
  const exact = wordsIn(part).map(({ plain }) => plain);
  return exact.some((word) => !stop.has(word)) ? [{ worth: 2, term: { text: part.trim(), keys: [], exact } }] : null;
}

/**
 * Each word, or each phrase, with what it is worth: nothing, little or much.
 * @param {string} part
 * @param {Language} language
 */
function readWords(part, { keys, stop, weak, phrases }) {
  const found = wordsIn(part);
  const words = found.map(({ plain }) => plain);
  /** @type {{ worth: number, term: Term }[]} */
  const read = [];
  for (let place = 0; place < words.length; ) {
    const phrase = longestPhrase(words, place, keys, phrases);
    const length = phrase?.length ?? 1;
    const text = part.slice(found[place].start, found[place + length - 1].end);
    const inside = found.slice(place, place + length).filter(({ plain }) => !stop.has(plain) && !weak.has(plain));
    const alone = inside.map(({ start, end, plain }) => ({ text: part.slice(start, end), keys: keys(plain), exact: null }));
    const term = phrase ? { text, keys: [phrase.key], exact: null, words: alone } : { text, keys: keys(words[place]), exact: null };
    const worth = phrase ? 2 : stop.has(words[place]) ? 0 : weak.has(words[place]) ? 1 : 2;
    read.push({ worth, term });
    place += length;
  }
  return read;
}

/**
 * @param {string[]} words
 * @param {number} place
 * @param {(word: string) => string[]} keys
 * @param {Set<string>} phrases
 */
function longestPhrase(words, place, keys, phrases) {
  for (let length = Math.min(MOST_WORDS, words.length - place); length > 1; length--) {
    const key = words.slice(place, place + length).map((word) => keys(word).at(-1)).join("");
    if (phrases.has(key)) return { key, length };
  }
  return null;
}

const MOST_WORDS = 6; // in a phrase

/**
 * A text in parts, the words at the given places marked.
 * @param {string} text
 * @param {TextWord[]} words
 * @param {(place: number) => boolean} isMarked Whether the word with this number is.
 * @returns {MarkedPart[]}
 */
export function markPlaces(text, words, isMarked) {
  /** @type {MarkedPart[]} */
  const parts = [];
  let end = 0;
  for (const [place, word] of words.entries()) {
    if (!isMarked(place)) continue;
    if (word.start > end) parts.push([text.slice(end, word.start), false]);
    parts.push([text.slice(word.start, word.end), true]);
    end = word.end;
  }
  if (end < text.length) parts.push([text.slice(end), false]);
  return parts;
}

const EXCERPT_LENGTH = 34;

/**
 * The stretch of a text with the most marked words, which are marked, with dots where the text goes on.
 * @param {string} text
 * @param {(place: number) => boolean} isMarked
 * @returns {MarkedPart[]}
 */
export function excerpt(text, isMarked) {
  const words = wordsIn(text);
  const marked = words.flatMap((_, place) => (isMarked(place) ? [place] : []));
  let best = { place: marked[0] ?? 0, count: 0 };
  for (const [index, place] of marked.entries()) {
    const count = marked.slice(index).filter((other) => other < place + EXCERPT_LENGTH - 4).length;
    if (count > best.count) best = { place, count };
  }
  const first = Math.max(0, Math.min(best.place - 4, words.length - EXCERPT_LENGTH));
  const last = Math.min(words.length, first + EXCERPT_LENGTH);
  const start = first > 0 ? words[first].start : 0;
  const end = last < words.length ? words[last - 1].end : text.length;
  // The dots are one part with the words beside them: some screen readers pause at each part.
  const before = start ? "… " : "";
  const moved = before.length - start;
  const shown = words.slice(first, last).map((word) => ({ ...word, start: word.start + moved, end: word.end + moved }));
  return markPlaces(before + text.slice(start, end) + (end < text.length ? " …" : ""), shown, (place) => isMarked(first + place));
}
