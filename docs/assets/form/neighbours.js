// What may stand right below what in a text: the rules of hoedan/text/neighbours.py, which says why, and of half tables.

import { hasDrawnImage, hasLooseMailbox, isLoose, maskEscapes, withoutWholes } from "./emphasis.js";
import { firstOf, startsWith } from "./patterns.js";
import { maskCode, readMark } from "./text.js";

const QUOTES = /^(?: {0,3}> ?)+/;
const INDENT = "    ";
const BULLETS = "-*+";
const CODE = "\u001a";
const ITEM_MARKS = /^(?: *(?:[-*+]|\d+\.) +)+/;
/** The marks of a quote and item before what stands in them. */
const MARKS = /^(?: *(?:[-*+]|\d+\.) +| {0,3}> ?)+/;
const HASHES = /^ {0,3}#{1,6}(?!#)/;
/** The sorts of a line and of the one right below it that GitHub and the site take alike. */
const SIDE_BY_SIDE = new Set([
  ...["text", "item", "heading", "table", "code", "note", "inside"].map((sort) => `${sort} ${sort}`),
  "heading text", "heading item", "heading table", "text heading", "text item", "text inside", "item inside", "inside item",
]);

/**
 * @typedef {FormSite["grammar"]} Grammar
 * @typedef {[code: string, line: string]} Found
 * @typedef {{ line: string, written: string, text: string }} Piece A text with the line that it begins on, and the same with its code masked.
 * @typedef {{ number: number, line: string, text: string, depth: number, level: number, mark: string, sort: string, isRow?: boolean }} Seat
 */

/**
 * The lines that stand too near to another kind of text, the items that do not begin with text, the half tables, and the
 * headings that are underlined or have no space behind their hashes.
 * @param {string[]} lines Markdown, with the code between fences masked.
 * @param {Grammar} grammar
 */
export function findNeighbours(lines, grammar) {
  return runsOf(lines, grammar).flatMap((run) => {
    const half = [...underlinedIn(run, grammar), ...readTables(run, grammar), ...tightIn(run, grammar)];
    const told = new Set(half.map(([, line]) => line));
    return [...half, ...faultsIn(run, grammar).filter(([code, line]) => code === "V-071" || !told.has(line)), ...piecesOf(run, grammar).flatMap((piece) => readPiece(piece, grammar))];
  });
}

/**
 * The lines with the code masked that indents in a quote or item make, behind the marks of that.
 * @param {string[]} lines Markdown, with the code between fences masked.
 * @param {Grammar} grammar
 */
export function maskIndentedCode(lines, grammar) {
  const masked = [...lines];
  for (const { number, line, sort } of runsOf(lines, grammar).flat()) {
    const [marks = ""] = (sort === "code" ? QUOTES : MARKS).exec(line) ?? [];
    const isCode = sort === "code" || (sort === "item" && marks.trimEnd().endsWith(">") && line.slice(marks.length).startsWith(INDENT));
    if (isCode) masked[number] = marks + CODE.repeat(line.length - marks.length);
  }
  return masked;
}

/**
 * The numbers of the lines that begin with the hashes of a heading.
 * @param {string[]} lines Markdown, with the code masked.
 * @param {Grammar} grammar
 */
export function headingsIn(lines, grammar) {
  return new Set(runsOf(lines, grammar).flatMap((run) => run.flatMap(({ number }, n) => (isHeading(run, n, grammar) ? [number] : []))));
}

/**
 * Whether the last line of a block is text, which may be said to show something.
 * @param {string[]} lines
 * @param {Grammar} grammar
 */
export function endsInText(lines, grammar) {
  const run = runsOf(lines, grammar).at(-1) ?? [];
  readTables(run, grammar);
  return ["text", "item", "inside", "note"].includes(run.at(-1)?.sort ?? "") && !isHeading(run, run.length - 1, grammar);
}

/**
 * The lines between two blank lines; that of a mark is not there.
 * @param {string[]} lines
 * @param {Grammar} grammar
 */
function runsOf(lines, grammar) {
  /** @type {Seat[][]} */
  const runs = [[]];
  for (const [number, line] of lines.entries()) {
    const run = runs[runs.length - 1];
    if (!line.trim()) runs.push([]);
    else if (!readMark(line)) run.push({ number, ...seatOf(line, run, grammar) });
  }
  return runs;
}

/**
 * The numbers of the lines of which the renderer takes none for a note: those in the text of an item, and in a table.
 * @param {string[]} lines Markdown, with the code masked.
 * @param {Grammar} grammar
 */
export function withoutNotes(lines, grammar) {
  const inItems = new Set();
  const inTables = new Set();
  for (const run of runsOf(lines, grammar)) {
    readTables(run, grammar);
    for (const [n, { number, text, sort, isRow }] of run.entries()) {
      const start = run.slice(0, n).findLast((seat) => seat.sort === "item" || !seat.text.trim());
      if (isRow) inTables.add(number);
      else if (sort === "inside" && text.startsWith(INDENT) && start?.sort === "item") inItems.add(number);
    }
  }
  return { inItems, inTables };
}

/**
 * The texts that are read as one, as they are written and with the code masked.
 * @param {string[]} lines Markdown, with the code between fences masked.
 * @param {Grammar} grammar
 */
export function textsIn(lines, grammar) {
  return runsOf(lines, grammar).flatMap((run) => {
    readTables(run, grammar);
    return piecesOf(run, grammar);
  });
}

/**
 * What is wrong with the words of a text, whatever kind of block it stands in.
 * @param {Piece} piece
 * @param {Grammar} grammar
 * @returns {Found[]}
 */
function readPiece({ line, text }, grammar) {
  const codes = [
    isLoose(text, grammar) ? "V-101" : "",
    firstOf(withoutWholes(text, grammar), grammar.struck) || hasDrawnImage(text, grammar) ? "V-078" : "",
    hasLooseMailbox(text, grammar) ? "V-103" : "",
  ];
  return codes.filter(Boolean).map((code) => [code, line]);
}

/**
 * The texts of a run that are read as one: paragraphs, items and cells.
 * @param {Seat[]} run
 * @param {Grammar} grammar
 */
function piecesOf(run, grammar) {
  /** @type {Piece[]} */
  const pieces = [];
  for (const [n, { line, text: written, depth, sort }] of run.entries()) {
    const text = maskEscapes(maskCode(written), grammar);
    const above = run[n - 1];
    const isBelow = above?.text.trim() && ["text", "inside", "item"].includes(above.sort) && above.depth >= depth && !isHeading(run, n - 1, grammar);
    const goesOn = isBelow && (["text", "inside"].includes(sort) ? !isHeading(run, n, grammar) : isInText(run, n));
    const last = pieces.at(-1);
    if (sort === "table") pieces.push(...cellsOf({ line, written, text }));
    else if (goesOn && last) [last.written, last.text] = [`${last.written}\n${written}`, `${last.text}\n${text}`];
    else if (sort !== "code") pieces.push({ line, written, text });
  }
  return pieces;
}

/**
 * @param {Piece} row
 * @returns {Piece[]}
 */
function cellsOf({ line, written, text }) {
  return [...text.matchAll(/[^|]+/g)].map(({ 0: cell, index }) => ({ line, written: written.slice(index, index + cell.length), text: cell }));
}

/**
 * @param {string} line
 * @param {Seat[]} run The lines above it.
 * @param {Grammar} grammar
 */
function seatOf(line, run, grammar) {
  const [quotes = ""] = QUOTES.exec(expandTabs(line)) ?? [];
  const text = expandTabs(line).slice(quotes.length);
  const mark = firstOf(text, grammar.item)?.[1].at(-1) ?? "";
  const level = Math.floor((text.length - text.trimStart().length) / INDENT.length);
  const depth = quotes.split(">").length - 1;
  return { line, text, depth, level, mark, sort: sortOf(text, depth, run, grammar) };
}

/** @param {string} line */
function expandTabs(line) {
  return line.split("\t").reduce((left, part) => left + " ".repeat(INDENT.length - (left.length % INDENT.length)) + part);
}

/**
 * @param {string} text
 * @param {number} depth
 * @param {Seat[]} run
 * @param {Grammar} grammar
 */
function sortOf(text, depth, run, grammar) {
  const above = run.at(-1);
  const item = lastItem(run);
  const isIndented = text.startsWith(INDENT);
  if (text.startsWith(CODE) || isTooDeep(text, above, item)) return "code";
  if (isItem(text, grammar) && (!isIndented || (item && !isNote(text, grammar)))) return "item";
  if (isIndented) return "inside";
  if (startsWith(text, grammar.line_across)) return isUnderline(text, depth, run, grammar) ? "heading" : "rule";
  if (startsWith(text, grammar.heading)) return "heading";
  if (startsWith(text, grammar.note)) return "note";
  return above && ["item", "inside"].includes(above.sort) ? "inside" : "text";
}

/**
 * Whether a line begins as an item does, and is no line across of the same signs.
 * @param {string} text
 * @param {Grammar} grammar
 */
function isItem(text, { item, rule }) {
  return startsWith(text, item) && !startsWith(text, rule);
}

/**
 * Whether a line is code by its indent.
 * @param {string} text
 * @param {Seat | undefined} above
 * @param {Seat | undefined} item The last one of the list that it is in.
 */
function isTooDeep(text, above, item) {
  const indents = item ? item.level + 2 : 1;
  return text.startsWith(INDENT.repeat(indents)) && (!above?.text.trim() || above.sort === "code");
}

/**
 * The last item of the list that a run is in.
 * @param {Seat[]} run
 */
function lastItem(run) {
  const last = run.findLast((seat, n) => seat.sort === "item" || beginsText(seat, run[n - 1]));
  return last?.sort === "item" ? last : undefined;
}

/**
 * Whether an item is a note, which is taken out of its list.
 * @param {string} text
 * @param {Grammar} grammar
 */
function isNote(text, grammar) {
  return startsWith(text.replace(ITEM_MARKS, ""), grammar.note);
}

/**
 * The headings without a space behind their hashes.
 * @param {Seat[]} run
 * @param {Grammar} grammar
 * @returns {Found[]}
 */
function tightIn(run, grammar) {
  return run.flatMap(({ line, text }, n) =>
    isHeading(run, n, grammar) && startsWith(text.replace(MARKS, "").trimStart(), grammar.tight_hashes) ? [/** @type {Found} */ (["V-077", line])] : []);
}

/**
 * Whether the site takes a line for a heading by its hashes: in an item only where a blank line parts it from the text.
 * @param {Seat[]} run
 * @param {number} n
 * @param {Grammar} grammar
 * @returns {boolean}
 */
function isHeading(run, n, grammar) {
  const { text, level, sort } = run[n];
  if (["code", "table"].includes(sort) || !HASHES.test(text.replace(MARKS, "").trimStart())) return false;
  if (sort === "item") return !isInText(run, n);
  const item = lastItem(run.slice(0, n));
  const start = run.slice(0, n).findLastIndex((seat) => seat.sort !== "inside" || !seat.text.trim() || startsWith(seat.text, grammar.heading));
  const isBelowText = run[start]?.sort === "item" && !(isHeading(run, start, grammar) && run[start + 1].level);
  return !level || (item !== undefined && (level <= item.level || (level === item.level + 1 && !isBelowText)));
}

/**
 * Whether an item is only a line of the text that it stands right below, or of an item in a list of another kind.
 * @param {Seat[]} run
 * @param {number} n
 */
function isInText(run, n) {
  const { level, depth, mark, sort } = run[n];
  const at = run.slice(0, n).findLastIndex((seat) => !seat.text.trim() || HASHES.test(seat.text) || !["item", "inside"].includes(seat.sort));
  const start = run[at];
  const items = run.slice(at + 1, n).filter((seat) => seat.sort === "item");
  const first = items.slice(items.findLastIndex((item) => item.level < level) + 1).find((item) => item.level === level);
  const isBullet = (/** @type {Seat | undefined} */ item) => BULLETS.includes(item?.mark ?? "");
  const last = items.findLast((item) => item.level !== level || isBullet(item) === isBullet(first)); // the others are text themselves
  const isOther = first !== undefined && [first, last].every((item) => isBullet(item) !== BULLETS.includes(mark));
  const isBelow = start?.sort === "text" && start.text.trim() !== "" && !HASHES.test(start.text) && start.depth >= depth;
  return sort === "item" && (isOther || isBelow);
}

/**
 * Whether a line across makes a heading of what stands above it.
 * @param {string} text
 * @param {number} depth
 * @param {Seat[]} run
 * @param {Grammar} grammar
 */
function isUnderline(text, depth, run, grammar) {
  const above = run.at(-1);
  // Of three signs it parts a quote from a deeper one in it before it can underline the text of that.
  const own = above && !startsWith(text, grammar.rule) ? above.depth : depth;
  return /^(?:-+|=+) *$/.test(text) && above !== undefined && above.depth >= depth && isFirstOfText(run, run.length - 1, own, grammar);
}

/**
 * Whether a line is text, and the first line of it in quotes of this depth.
 * @param {Seat[]} run
 * @param {number} n
 * @param {number} depth
 * @param {Grammar} grammar
 */
function isFirstOfText(run, n, depth, grammar) {
  const [above, { sort, text }] = [run[n - 1], run[n]];
  const isFirst = !above?.text.trim() || above.sort === "rule" || above.depth < depth || isHeading(run, n - 1, grammar);
  return sort === "text" && text.trim() !== "" && isFirst;
}

/**
 * The lines that the one below makes a heading of: of a level that a story has no place for.
 * @param {Seat[]} run
 * @param {Grammar} grammar
 * @returns {Found[]}
 */
function underlinedIn(run, grammar) {
  return run.flatMap(({ line, sort, depth }, n) => {
    const below = run[n + 1];
    if (!below || below.depth > depth || !/^(?:=+|-{2,}) *$/.test(below.text)) return [];
    /** @type {Found} */
    const found = ["V-034", line];
    return sort === "item" || isUnderline(below.text, below.depth, run.slice(0, n + 1), grammar) ? [found] : [];
  });
}

/**
 * The rules that the lines of a run break.
 * @param {Seat[]} run
 * @param {Grammar} grammar
 * @returns {Found[]}
 */
function faultsIn(run, grammar) {
  const signs = signsAbove(run, grammar);
  return run.flatMap((seat, n) => {
    const isLong = seat.sort === "item" && !isInText(run, n) && !isNote(seat.text, grammar) && startsWith(seat.text, grammar.long_number);
    const isOther = signs[n].first !== "" && signs[n].first !== seat.mark;
    const codes = [
      isLong ? "V-105" : (faultOf(seat, grammar) ?? nearnessOf(run, n, signs[n].last, grammar)),
      isOther ? "V-095" : "",
      seat.sort !== "code" && run[n + 1]?.text.trim() && firstOf(seat.text, grammar.trailing_backslash) ? "V-071" : "",
    ];
    return codes.filter(Boolean).map((code) => /** @type {Found} */ ([code, seat.line]));
  });
}

/**
 * Whether an item stands below the text or list in an item with which a run begins, and not in that.
 * @param {Seat} seat
 * @param {Seat} first
 */
function isOutside({ sort, level }, first) {
  return sort === "item" && (first.sort === "inside" || (first.sort === "item" && level < first.level));
}

/**
 * Of each line the sign of the last item at its indent, and of an item with a bullet the sign that its list began with.
 * @param {Seat[]} run
 * @param {Grammar} grammar
 */
function signsAbove(run, grammar) {
  /** @type {string[]} Indent -> sign. */
  let last = [];
  /** @type {string[]} Indent -> sign. */
  let first = [];
  return run.map((seat, n) => {
    const bullet = bulletOf(seat, grammar);
    const signs = { last: last[seat.level] ?? "", first: bullet && (first[seat.level] ?? "") };
    if (seat.sort === "item") {
      last = [...last.slice(0, seat.level), seat.mark];
      first = isNote(seat.text, grammar) ? first.slice(0, seat.level + 1) : [...first.slice(0, seat.level), bullet && (signs.first || bullet)];
    } else if (beginsText(seat, run[n - 1])) first = [];
    return signs;
  });
}

/**
 * The sign of an item with a bullet that stays in its list; empty for any other line.
 * @param {Seat} seat
 * @param {Grammar} grammar
 */
function bulletOf({ text, mark, sort }, grammar) {
  return sort === "item" && BULLETS.includes(mark) && !isNote(text, grammar) ? mark : "";
}

/**
 * @param {Seat} seat
 * @param {Seat | undefined} above
 */
function beginsText(seat, above) {
  return seat.text.trim() !== "" && !seat.level && !above?.text.trim();
}

/**
 * The rule that a line breaks by itself.
 * @param {Seat} seat
 * @param {Grammar} grammar
 */
function faultOf({ text, sort }, grammar) {
  if (sort === "code" || (sort === "rule" && startsWith(text, grammar.item))) return undefined;
  if (startsWith(text, grammar.empty_item)) return "V-096";
  if (startsWith(text, grammar.wide_item)) return "V-100";
  return startsWith(text, grammar.nested_item) ? "V-097" : undefined;
}

/**
 * Whether a line may stand right below another.
 * @param {Seat} above
 * @param {Seat} seat
 * @param {string} sign That of the item above at the same indent.
 * @param {Grammar} grammar
 */
function goesWith(above, seat, sign, grammar) {
  if (!above.text.trim()) return seat.depth >= above.depth;
  if (!seat.text.trim()) return seat.depth === above.depth;
  if (seat.depth !== above.depth || !SIDE_BY_SIDE.has(`${above.sort} ${seat.sort}`)) return false;
  if (seat.sort === "item" && sign && sign !== seat.mark) return BULLETS.includes(sign) && BULLETS.includes(seat.mark);
  const isCut = startsWith(above.text, grammar.block_like) && seat.level < above.level;
  return seat.sort !== "inside" || !(isCut || startsWith(seat.text, grammar.block_like));
}

/**
 * The rule that a line breaks by standing right below another; empty when it may.
 * @param {Seat[]} run
 * @param {number} n Which line of the run.
 * @param {string} sign That of the item above at the same indent.
 * @param {Grammar} grammar
 */
function nearnessOf(run, n, sign, grammar) {
  const [above, seat] = [run[n - 1], run[n]];
  if (isOutside(seat, run[0])) return "V-094";
  if (!above || goesWith(above, seat, sign, grammar)) return "";
  return seat.depth < above.depth && goesWith(above, { ...seat, depth: above.depth }, sign, grammar) ? "V-106" : "V-094";
}

/**
 * What is only half a table; the rows of one are marked as such.
 * @param {Seat[]} run
 * @param {Grammar} grammar
 */
function readTables(run, grammar) {
  /** @type {Seat[][]} */
  const blocks = [[]];
  for (const seat of run) {
    if (seat.text.trim()) blocks[blocks.length - 1].push(seat);
    else blocks.push([]);
  }
  return blocks.flatMap((block) => {
    if (["text", "item"].includes(block[0]?.sort) && block.every(({ depth }) => depth <= block[0].depth) && isTable(block)) return readRows(block, grammar);
    const parts = partsOf(block);
    return parts.flatMap((part, n) => {
      const [head, ...others] = part;
      const rows = head.sort === "item" ? [{ ...head, text: head.text.replace(ITEM_MARKS, "") }, ...others] : part;
      return ["text", "item", "inside"].includes(head.sort) && isTable(rows) ? readRows(rows, grammar) : findEdges(part, parts[n + 1]?.[0], grammar);
    });
  });
}

/**
 * A block as its text, its items and the quotes in it.
 * @param {Seat[]} block
 */
function partsOf(block) {
  /** @type {Seat[][]} */
  const parts = [];
  for (const [n, seat] of block.entries()) {
    if (n === 0 || seat.sort === "item" || seat.depth > block[n - 1].depth) parts.push([seat]);
    else parts[parts.length - 1].push(seat);
  }
  return parts;
}

/**
 * @param {Seat[]} rows
 * @param {Grammar} grammar
 * @returns {Found[]}
 */
function readRows(rows, grammar) {
  const [head, edge, ...others] = rows;
  for (const row of rows) row.isRow = true;
  for (const row of rows) if (["text", "item", "rule", "inside"].includes(row.sort) && !row.text.startsWith(INDENT)) row.sort = "table";
  const isHalf = !others.length || !startsWith(edge.text, grammar.table_edge);
  const odd = isBordered(head.text) ? [] : rows.filter(({ text }) => isBordered(text));
  const half = [...(isHalf ? [head] : []), ...odd];
  const lost = rows.filter((row) => !half.includes(row) && hasLostBar(row.text, head.text));
  return [...half.map(({ line }) => /** @type {Found} */ (["V-098", line])), ...lost.map(({ line }) => /** @type {Found} */ (["V-102", line]))];
}

/**
 * Whether a row of a table has a bar in code, or one that begins a cell without a head.
 * @param {string} row
 * @param {string} head
 */
function hasLostBar(row, head) {
  const [size, most] = [row, head].map((text) => countCells(text, isBordered(head)));
  const barsIn = (/** @type {string} */ text) => text.split("|").length;
  return barsIn(row) !== barsIn(maskCode(row)) || size > most || row.trim() === "|";
}

/**
 * The lines above one that looks like the dashes of a table.
 * @param {Seat[]} block
 * @param {Seat | undefined} following The line below the block.
 * @param {Grammar} grammar
 * @returns {Found[]}
 */
function findEdges(block, following, grammar) {
  return block.flatMap(({ text, line, sort }, n) => {
    const below = block[n + 1] ?? following;
    const edge = below && below.sort !== "item" ? below.text : "";
    if (!["text", "inside", "item", "note"].includes(sort) || !/[|:]/.test(edge) || !startsWith(edge, grammar.table_edge)) return [];
    /** @type {Found} */
    const found = [n > 0 && text.includes("|") && edge.includes("|") ? "V-080" : "V-098", line];
    return [found];
  });
}

/**
 * Whether lines are a table: the second has dashes under as many cells as the first.
 * @param {Seat[]} rows
 */
function isTable([head, edge, ...others]) {
  if (!edge || !head.text.includes("|") || !/^[|:\- ]*$/.test(edge.text)) return false;
  const hasBorder = isBordered(head.text);
  const [cells, dashes] = [head, edge].map(({ text }) => countCells(text, hasBorder));
  return cells === dashes && (cells > 1 || (hasBorder && [edge, ...others].every(({ text }) => isBordered(text))));
}

/** @param {string} text */
function isBordered(text) {
  return /^\s*\||(?<!\\)(?:\\\\)*\|\s*$/.test(text);
}

/**
 * @param {string} text
 * @param {boolean} hasBorder
 */
function countCells(text, hasBorder) {
  const row = text.trim();
  const bare = hasBorder ? row.replace(/^\|/, "").replace(/(?<!\\)((?:\\\\)*)\|$/, "$1") : row;
  return maskCode(bare).replace(/\\./g, "").split("|").length;
}
