// What a text gives reason to choose: the names and synonyms of a choice that stand in it, in the words of the text.

import { fold } from "../shared/fold.js";

/** @typedef {{ own: string, folded: string }} Word */

/** What stands in an address is no word of the text. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+/gi;
const WORD = /[\p{L}\p{N}'’-]+/gu;
/** From this many letters on a word is known by its beginning: `preventie` in `preventief`, `school` in `schoolbestuur`. */
const KNOWN_BY_BEGINNING = 6;
const ENDINGS = ["", "s", "n", "e", "en"];
const MOST_SHOWN = 3;

/**
 * The choices that a text gives reason for, those with most reasons first, each with the words of the text.
 * @param {string} text
 * @param {Record<string, string[]>} known Slug -> its names, folded.
 * @returns {Map<string, string[]>}
 */
export function reasonsIn(text, known) {
  const words = (text.replace(ADDRESS, " ").match(WORD) ?? []).map((own) => ({ own, folded: fold(own) }));
  const whole = words.map(({ folded }) => folded).join(" ");
  const found = Object.entries(known).map(([slug, names]) => {
    const places = names.filter((name) => whole.includes(name)).map((name) => placesOf(name.split(" "), words)).filter((each) => each.length);
    const said = [...new Map(places.map(([first]) => [fold(first), first])).values()];
    return { slug, said, times: places.flat().length };
  });
  const sorted = found.filter(({ said }) => said.length).sort((one, other) => other.said.length - one.said.length || other.times - one.times);
  return new Map(sorted.map(({ slug, said }) => [slug, said.slice(0, MOST_SHOWN)]));
}

/**
 * Each place where a name stands, as it is written there.
 * @param {string[]} name
 * @param {Word[]} words
 */
function placesOf(name, words) {
  return words.flatMap((_, at) => {
    const own = words.slice(at, at + name.length);
    const isThere = own.length === name.length && name.every((part, n) => (n + 1 < name.length ? own[n].folded === part : isForm(own[n].folded, part)));
    return isThere ? [own.map((word) => word.own).join(" ")] : [];
  });
}

/**
 * Whether a word is another form of a part of a name, or made with it.
 * @param {string} word
 * @param {string} part
 */
function isForm(word, part) {
  return word.startsWith(part) && (part.length >= KNOWN_BY_BEGINNING || ENDINGS.includes(word.slice(part.length)));
}
