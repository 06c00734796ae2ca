// Marks stay whole while somebody writes beside them: a mark has a line of its own.

import { readMark } from "./text.js";

const MARK = /\[(?:laat zien|struikelblok):[^[\]\n]*\]/iu;

/**
 * @typedef {{ text: string, position: number, isGone: boolean }} Edit What it makes of a text, where the cursor belongs, and whether a mark went.
 */

/**
 * What an edit makes of a text, so that its marks stay whole or go as a whole; undefined when the edit may be done as it is. What is typed at the
 * border of a mark, or would break one, goes on a new line below it and the marks that follow it.
 * @param {string} text
 * @param {number} start Where the part begins that is replaced.
 * @param {number} end
 * @param {string} added
 * @returns {Edit | undefined}
 */
export function editBesideMarks(text, start, end, added) {
  const touched = marksAt(text, start, end);
  const [first, last] = [touched[0], touched[touched.length - 1]];
  if (!first || !last) return undefined;
  const plain = text.slice(0, start) + added + text.slice(end);
  const isInside = first === last && start > first.start && end < first.end;
  if (isInside && !added.includes("\n") && readMark(lineAround(plain, first.start))) return undefined; // a name in it is changed
  const edit = start === end ? typeBelow(text, last.end, added) : replaceWhole(text, { start, end }, added, first, last);
  return edit.text === plain ? undefined : edit;
}

/**
 * A part of a text replaced, with all of the marks that it begins or ends in. A line end between words and a mark stays.
 * @param {string} text
 * @param {Place} part
 * @param {string} added
 * @param {Place} first
 * @param {Place} last
 * @returns {Edit}
 */
function replaceWhole(text, { start, end }, added, first, last) {
  const from = first.end > start ? Math.min(start, first.start) : start;
  const to = last.start < end ? Math.max(end, last.end) : end;
  const isGone = from < start || to > end;
  // With a mark that goes by a key its line goes too.
  const left = text.slice(0, isGone && !added ? Math.max(from - 1, 0) : from) + added;
  return { ...join(left, text.slice(to)), isGone };
}

/**
 * A text in which each mark that stands among words has a line of its own, as of a keyboard that hands over words and no keys.
 * @param {string} text
 */
export function partMarks(text) {
  return text.split("\n").flatMap((line) => {
    const [mark = ""] = MARK.exec(line) ?? [];
    const [before, after] = mark ? line.split(mark, 2).map((part) => part.trim()) : ["", ""];
    return /[^>\s]/.test(before + after) ? [before, mark, after].filter(Boolean) : [line];
  }).join("\n");
}

/** @typedef {{ start: number, end: number }} Place */

/**
 * The marks that a part of a text touches, also at their borders.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function marksAt(text, start, end) {
  /** @type {Place[]} */
  const found = [];
  let position = 0;
  for (const line of text.split("\n")) {
    const place = { start: position, end: position + line.length };
    if (readMark(line) && place.start <= end && place.end >= start) found.push(place);
    position = place.end + 1;
  }
  return found;
}

/**
 * @param {string} text
 * @param {number} position
 */
function lineAround(text, position) {
  const end = text.indexOf("\n", position);
  return text.slice(text.lastIndexOf("\n", position - 1) + 1, end < 0 ? text.length : end);
}

/**
 * @param {string} text
 * @param {number} end That of a mark.
 * @param {string} added
 * @returns {Edit}
 */
function typeBelow(text, end, added) {
  let place = end;
  for (let line = lineAround(text, place + 1); place < text.length && readMark(line); line = lineAround(text, place + 1)) place += 1 + line.length;
  const left = `${text.slice(0, place)}\n${added.replace(/^\n/, "")}`;
  return { text: left + text.slice(place), position: left.length, isGone: false };
}

/**
 * Two parts as one text, with a line end between them where a mark would get words beside it.
 * @param {string} left
 * @param {string} right
 */
function join(left, right) {
  const [above, below] = [left.slice(left.lastIndexOf("\n") + 1), right.split("\n", 1)[0]];
  const isGlued = above.trim() && below.trim() && (readMark(above) || readMark(below));
  return { text: left + (isGlued ? "\n" : "") + right, position: left.length };
}
