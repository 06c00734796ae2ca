// A found page as the reader sees it: its words with marks, and why it is there.

import { fold } from "../shared/fold.js";
import { ROOT } from "./lists.js";
import { excerpt, markPlaces, wordsIn } from "./words.js";

const MOST_FOUND = 3; // words that a reason names

/**
 * The texts of a page in the order of the index, each with the place of its first word there.
 * @param {PageText} page
 */
export function layoutOf({ title, summary, place, labels, sections }) {
  let next = 0;
  /**
   * @param {string} text
   * @param {{ id: string, title: string } | null} [heading]
   * @param {Partial<Pick<Piece, "isHeading" | "anchor" | "sources">>} [more]
   * @returns {Piece}
   */
  function piece(text, heading = null, { isHeading = false, anchor = "", sources = /** @type {number[]} */ ([]) } = {}) {
    const whole = text.normalize("NFC");
    const words = wordsIn(whole);
    const first = next;
    next += words.length;
    return { text: whole, words, first, heading, isHeading, anchor, sources };
  }
  const head = { title: piece(title), summary: piece(summary), place: piece(place) };
  const firstLabel = next;
  next += labels.length;
  const firstOfBody = next;
  const body = sections.flatMap(([id, name, texts, anchors, sources]) => {
    const heading = { id, title: name };
    return [
      piece(name, heading, { isHeading: true }),
      ...texts.map((text, index) => piece(text, heading, { anchor: anchors[index], sources: sources?.[index] })),
    ];
  });
  const all = [head.title, head.summary, head.place, ...body];
  /** @param {number} place */
  const pieceAt = (place) => all.find(({ first, words }) => place >= first && place < first + words.length);
  return {
    ...head,
    body,
    firstOfBody,
    /** @param {number} place */
    labelAt: (place) => labels[place - firstLabel],
    /** @param {number} place */
    wordAt: (place) => {
      const found = pieceAt(place);
      return found?.words[place - found.first].plain;
    },
    /** @param {number} place */
    textAt: (place) => {
      const found = pieceAt(place);
      const word = found?.words[place - found.first];
      return found && word ? found.text.slice(word.start, word.end) : "";
    },
  };
}

/**
 * @param {PageText} page
 * @param {Kind} kind
 * @param {number} number
 * @param {FoundTerm[]} terms Of the question.
 * @returns {Omit<Card, "score" | "library">}
 */
export function cardOf(page, kind, number, terms) {
  const layout = layoutOf(page);
  const found = terms.flatMap(({ text, pages }) => {
    const hits = pages.get(number)?.hits;
    return hits ? [{ text, hits }] : [];
  });
  /** @type {(piece: Piece) => (place: number) => boolean} */
  const marks = (piece) => (place) => found.some(({ hits }) => hits.has(piece.first + place));
  /** @type {(piece: Piece) => MarkedPart[]} */
  const marked = (piece) => markPlaces(piece.text, piece.words, marks(piece));
  /** @type {(piece: Piece) => typeof found} */
  const within = (piece) => found.filter(({ hits }) => piece.words.some((_, place) => hits.has(piece.first + place)));
  const best = [...layout.body].sort((one, other) => within(other).length - within(one).length || one.first - other.first)[0];
  const [inHead, inBody] = [new Set([...within(layout.title), ...within(layout.summary)]), best ? within(best) : []];
  const isFromBody = best && inBody.some((term) => !inHead.has(term));
  const shown = new Set([...(isFromBody ? inBody : within(layout.summary)), ...within(layout.title), ...within(layout.place)]);
  return {
    kind,
    url: new URL(page.url, ROOT).href,
    title: marked(layout.title),
    place: page.place,
    status: page.status,
    ingredients: page.ingredients,
    places: page.places,
    text: isFromBody ? excerpt(best.text, marks(best)) : marked(layout.summary),
    heading: isFromBody && best.heading?.id ? best.heading : null,
    why: found.flatMap((term) => reasonOf(term, layout, shown.has(term))),
  };
}

/**
 * Why a page answers a word, when the marks do not say so: it has another word, or the word stands further on.
 * @param {{ text: string, hits: PageHits["hits"] }} term
 * @param {ReturnType<typeof layoutOf>} layout
 * @param {boolean} isShown
 * @returns {Reason[]}
 */
function reasonOf({ text, hits }, layout, isShown) {
  for (const mark of /** @type {Mark[]} */ (["þ", "ø", "ð"])) {
    const places = [...hits].filter(([, each]) => each === mark).map(([place]) => place);
    const found = places.map((place) => layout.textAt(place)).filter(Boolean);
    const isFirst = (/** @type {string} */ word, /** @type {number} */ n) => found.findIndex((each) => fold(each) === fold(word)) === n;
    const words = found.filter(isFirst).slice(0, MOST_FOUND);
    if (words.length) return mark === "ð" || !isShown ? [{ asked: text, found: words, label: "", isShown }] : [];
  }
  const label = [...hits.keys()].map(layout.labelAt).find(Boolean);
  return label ? [{ asked: text, found: [label[1]], label: label[0], isShown: false }] : [];
}
