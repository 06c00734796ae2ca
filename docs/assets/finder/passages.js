// The paragraphs of a story that answer a question, as they stand there.

import { layoutOf } from "./cards.js";
import { ROOT } from "./lists.js";
import { markPlaces } from "./words.js";

const SHORTEST = 6; // words; less is a label or the head of a list
const ABOUT = 0.35; // what a word counts that stands in the title, or that the story is filed under, and not in the paragraph
const NEXT = 0.85; // of one story, each next paragraph counts this much of the one before
const FIRST_WORDS = 6; // of a paragraph that has no name, to find it on its page
/** How a word answers: itself, as a part of a compound, as another word for it. */
const MARKS = /** @type {const} */ ({ "þ": 1, "ø": 0.8, "ð": 0.6 });

/**
 * The paragraphs of one story that have enough of a question, the best first.
 * @param {PageText} page
 * @param {string} slug
 * @param {{ weight: number, hits: PageHits["hits"] }[]} terms With what each is worth, together 1, and where it stands.
 * @param {number} least How much of the question a paragraph must have itself.
 * @returns {FoundPassage[]}
 */
export function passagesOf(page, slug, terms, least) {
  const layout = layoutOf(page);
  const found = layout.body.filter(({ isHeading, words }) => !isHeading && words.length >= SHORTEST).flatMap((piece) => {
    const here = terms.map(({ hits }) => worthWithin(hits, piece.first, piece.words.length));
    const own = sum(terms.map(({ weight }, index) => weight * here[index]));
    if (own < least || own === 0) return [];
    const about = sum(terms.map(({ weight, hits }, index) => (here[index] ? 0 : weight * ABOUT * worthWithin(hits, 0, layout.firstOfBody))));
    const isMarked = (/** @type {number} */ place) => terms.some(({ hits }) => hits.has(piece.first + place));
    return [{ piece, worth: own + about, parts: markPlaces(piece.text, piece.words, isMarked) }];
  });
  found.sort((one, other) => other.worth - one.worth || one.piece.first - other.piece.first);
  return found.map(({ piece, worth, parts }, index) => ({
    slug,
    title: page.title,
    place: page.place,
    status: page.status,
    heading: piece.heading?.title ?? "",
    story: new URL(page.url, ROOT).href,
    url: new URL(page.url, ROOT).href + hashOf(piece),
    parts,
    sources: piece.sources,
    worth: worth * NEXT ** index,
  }));
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}

/**
 * How well a word answers in a stretch of a page; 0 when it is not there.
 * @param {PageHits["hits"]} hits
 * @param {number} first
 * @param {number} size
 */
function worthWithin(hits, first, size) {
  return Math.max(0, ...[...hits].flatMap(([place, mark]) => (place >= first && place < first + size ? [MARKS[mark]] : [])));
}

/**
 * Where a paragraph is on its page: its own name, or its heading and its first words.
 * @param {Piece} piece
 */
function hashOf({ anchor, heading, text, words }) {
  if (anchor) return `#${anchor}`;
  const first = text.slice(words[0].start, words[Math.min(FIRST_WORDS, words.length) - 1].end);
  return `#${heading?.id ?? ""}:~:text=${encodeURIComponent(first).replaceAll("-", "%2D")}`;
}
