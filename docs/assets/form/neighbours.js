// What may stand right below what in a text: the rules of hoedan/text/neighbours.py, which says why.

import { INDENT, expandTabs, levelOf } from "./blocks.js";
import { beginOf } from "./patterns.js";
import { QUOTES, isBegunBy } from "./structure.js";

const BULLETS = "-*+";
/** The sorts of a line and of the one right below it that GitHub and the site take alike. */
const SIDE_BY_SIDE = new Set([
  ...["text", "item", "heading", "table", "code", "note", "inside"].map((sort) => `${sort} ${sort}`),
  "heading text", "heading item", "heading table", "text heading", "text item", "text inside", "item inside", "inside item",
]);

/**
 * @typedef {import("./structure.js").Structure} Structure
 * @typedef {import("./dialect.js").Fault} Fault
 * @typedef {Structure["grammar"]} Grammar
 * @typedef {{ number: number, text: string, depth: number, level: number, mark: string, sort: string }} Seat A line without the marks of its quotes.
 */

/**
 * The lines that stand too near to another kind of text, and the items that do not begin with text.
 * @param {Structure} structure
 * @returns {Fault[]}
 */
export function findNeighbours(structure) {
  const others = structure.ways.flatMap((way) => {
    const [list, outer] = [way[way.length - 1], way.slice(0, -1)];
    return list.kind === "list" && !list.isOrdered && !isBegunBy(outer, list.begin) ? otherMarks(structure, list) : [];
  });
  return [...runsOf(structure).flatMap((run) => faultsIn(run, structure.grammar)), ...others];
}

/**
 * The lines between two blank lines; that of a mark is not there.
 * @param {Structure} structure
 */
function runsOf(structure) {
  /** @type {Seat[][]} */
  const runs = [[]];
  for (const [number, line] of structure.typed.entries()) {
    const run = runs[runs.length - 1];
    if (!structure.wayTo.has(number) && beginOf(line, structure.grammar.marker)) continue;
    if (line.trim()) run.push(seatOf(structure, number, run));
    else runs.push([]);
  }
  return runs;
}

/**
 * @param {Structure} structure
 * @param {number} number
 * @param {Seat[]} above
 * @returns {Seat}
 */
function seatOf(structure, number, above) {
  const line = expandTabs(structure.typed[number]);
  const text = line.replace(QUOTES, "");
  const sort = sortOf(structure, number, text);
  const isInside = sort === "text" && ["item", "inside"].includes(above.at(-1)?.sort ?? "");
  const depth = line.slice(0, line.length - text.length).split(">").length - 1;
  const mark = beginOf(text, structure.grammar.item)?.[1].at(-1) ?? "";
  return { number, text, depth, level: levelOf(text), mark, sort: isInside ? "inside" : sort };
}

/**
 * @param {Structure} structure
 * @param {number} number
 * @param {string} text
 */
function sortOf(structure, number, text) {
  const { grammar } = structure;
  const kind = structure.kindAt(number);
  const isItem = beginOf(text, grammar.item) !== undefined;
  const begins = structure.beginsItem(number);
  if (kind === "code" && !begins) return "code";
  if (kind === "rule" && isItem && !begins) return "rule";
  if (isItem && (!text.startsWith(INDENT) || structure.isInList(number))) return "item";
  if (text.startsWith(INDENT)) return "inside";
  if (beginOf(text, grammar.line_across)) return isUnderline(structure, number) ? "heading" : "rule";
  if (beginOf(text, grammar.heading)) return "heading";
  if (beginOf(text, grammar.note)) return "note";
  return kind === "table" ? "table" : "text";
}

/**
 * Whether a line makes a heading of the text above it.
 * @param {Structure} structure
 * @param {number} number
 */
function isUnderline(structure, number) {
  const part = structure.partAt(number);
  return part?.kind === "heading" && part.lines[1]?.number === number && !beginOf(part.lines[0].text, structure.grammar.line_across);
}

/**
 * @param {Seat[]} run
 * @param {Grammar} grammar
 * @returns {Fault[]}
 */
function faultsIn(run, grammar) {
  /** @type {string[]} Indent -> sign of the last item there. */
  let signs = [];
  return run.flatMap((seat, n) => {
    const code = faultOf(seat, grammar) ?? nearnessOf(run, n, signs[seat.level] ?? "", grammar);
    if (seat.sort === "item") {
      signs = signs.slice(0, seat.level);
      signs[seat.level] = seat.mark;
    }
    return code ? [{ code, number: seat.number }] : [];
  });
}

/**
 * The rule that a line breaks by itself.
 * @param {Seat} seat
 * @param {Grammar} grammar
 */
function faultOf({ text, sort }, grammar) {
  if (sort === "code") return undefined;
  if (beginOf(text, grammar.empty_item)) return "V-096";
  if (beginOf(text, grammar.wide_item)) return "V-100";
  return beginOf(text, grammar.nested_item) && sort !== "rule" ? "V-097" : undefined;
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
  if (!above) return "";
  if (isOutside(seat, run[0])) return "V-094";
  if (goesWith(above, seat, sign, grammar)) return "";
  return seat.depth < above.depth && goesWith(above, { ...seat, depth: above.depth }, sign, grammar) ? "V-106" : "V-094";
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
  const isCut = beginOf(above.text, grammar.block_like) && seat.level < above.level;
  return seat.sort !== "inside" || !(isCut || beginOf(seat.text, grammar.block_like));
}

/**
 * Items of one list that begin with another sign than the first.
 * @param {Structure} structure
 * @param {import("./blocks.js").Part} list
 * @returns {Fault[]}
 */
function otherMarks({ typed, grammar }, { parts }) {
  const signs = parts.flatMap(({ begin: number }) => {
    const found = number === undefined ? undefined : beginOf(expandTabs(typed[number]).replace(QUOTES, ""), grammar.item);
    return found ? [{ number: number ?? 0, sign: found[1] }] : [];
  });
  return signs.filter(({ sign }) => sign !== signs[0].sign).map(({ number }) => ({ code: "V-095", number }));
}
