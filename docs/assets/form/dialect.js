// Where GitHub and the site would show another thing, as hoedan/text/dialect.py tells it: there it says why.

import { isBordered, splitRow } from "./blocks.js";
import { beginOf, firstOf } from "./patterns.js";
import { QUOTES } from "./structure.js";
import { maskCode } from "./text.js";

const YEAR = /^(?:1[89]|20)\d{2}$/;
/** A number as the first thing in an item. */
const FIRST_IN_ITEM = /(?<! ) *(?:[-*+]|\d{1,9}\.) +(?=\d{1,9}\. )/g;

/**
 * @typedef {import("./structure.js").Structure} Structure
 * @typedef {{ code: string, number: number }} Fault A rule that a line breaks, and the number of that line.
 */

/**
 * What GitHub takes for a list, an item, a heading, a table or a line break and the site does not.
 * @param {Structure} structure
 * @returns {Fault[]}
 */
export function findDialect(structure) {
  const { bare, grammar } = structure;
  return bare.flatMap((line, number) => {
    if (structure.kindAt(number) === "code" || !line.trim()) return [];
    const part = structure.partAt(number);
    const codes = [
      listFault(structure, number),
      bare[number + 1]?.trim() && firstOf(line, grammar.trailing_backslash) ? "V-071" : "",
      part?.kind === "heading" && beginOf(part.lines[0].text, grammar.tight_hashes) ? "V-077" : "",
      tableFault(structure, number),
    ];
    return codes.filter(Boolean).map((code) => ({ code, number }));
  });
}

/**
 * Lists without a blank line above: GitHub shows a list there, and the site running text.
 * @param {Structure} structure
 * @returns {Fault[]}
 */
export function findTightLists({ ways, grammar }) {
  return ways.flatMap((way) => {
    const part = way[way.length - 1];
    if (part.kind !== "paragraph" || way.some(({ kind }) => kind === "list")) return [];
    const tight = part.lines.slice(1).find(({ text }) => beginOf(text, grammar.list_like));
    return tight ? [{ code: "V-052", number: tight.number }] : [];
  });
}

/**
 * The rule that a line breaks as the begin of a list, of an item, or of its second paragraph; empty when it breaks none.
 * @param {Structure} structure
 * @param {number} number
 */
function listFault(structure, number) {
  const { bare, grammar, typed } = structure;
  const line = bare[number];
  const last = bare.findLastIndex((text, n) => n < number && text.trim());
  const begins = number === 0 || !bare[number - 1].trim() || structure.kindAt(number - 1) === "heading";
  const followsList = structure.isInList(last);
  const isBeside = followsList && depthOf(structure, last) >= depthOf(structure, number);
  if (isBeside && beginOf(line, grammar.indented_item)) return "V-066";
  if ((begins && beginOf(line, grammar.bracket_item)) || (isBeside && beginOf(line, grammar.bracket_in_item))) return "V-067";
  const code = numberFault(structure, number, begins, followsList);
  if (code || !begins || !followsList) return code;
  const isLoose = (isBeside && beginOf(line, grammar.indented_text)) || beginOf(typed[number], grammar.indented_quote);
  return isLoose ? "V-072" : "";
}

/**
 * The rule that the number breaks with which a line begins; empty when it breaks none.
 * @param {Structure} structure
 * @param {number} number
 * @param {boolean} begins Whether nothing stands above the line, or a heading.
 * @param {boolean} followsList
 */
function numberFault(structure, number, begins, followsList) {
  const { bare, grammar } = structure;
  const line = bare[number];
  const inner = structure.kindAt(number) === "paragraph" ? line.replace(FIRST_IN_ITEM, "") : line;
  const goesOn = followsList && structure.isInList(number) && !beginsList(structure, number);
  const isItem = structure.beginsItem(number);
  const starts = (begins && !goesOn) || inner !== line || (isItem && beginsList(structure, number));
  const first = beginOf(isItem ? inner.trimStart() : inner, grammar.numbered_item)?.[1];
  if (first && YEAR.test(first) && (starts || isItem)) return "V-069";
  if (first && starts && Number(first) !== 1) return "V-068";
  return isItem && beginOf(line, grammar.long_number) ? "V-105" : "";
}

/**
 * How many quotes a line stands in.
 * @param {Structure} structure
 * @param {number} number
 */
function depthOf({ wayTo }, number) {
  return (wayTo.get(number) ?? []).filter(({ kind }) => kind === "quote").length;
}

/**
 * Whether a line is the first of a list; of lists in its items nothing is asked.
 * @param {Structure} structure
 * @param {number} number
 */
function beginsList({ wayTo }, number) {
  const way = wayTo.get(number) ?? [];
  const first = way.find(({ kind }, n) => kind === "list" && way[n + 1]?.begin === number);
  return first?.parts[0].begin === number;
}

/**
 * The rule that the heads of a table break, or what looks like them; empty when they break none.
 * @param {Structure} structure
 * @param {number} number
 */
function tableFault(structure, number) {
  const { bare, grammar } = structure;
  const part = structure.partAt(number);
  if (part?.kind === "table") {
    const [head, ...others] = part.lines;
    const row = part.lines.find((line) => line.number === number)?.text ?? "";
    const isShort = head.number === number && (others.length === 1 || !beginOf(others[0].text, grammar.table_edge));
    const isMixed = !isBordered(head.text, grammar) && head.number !== number && isBordered(row, grammar);
    if (isShort || isMixed) return "V-098";
    return hasLostBar(row, head.text, grammar) ? "V-102" : "";
  }
  const edge = bare[number + 1] ?? "";
  if (part?.kind !== "paragraph" || !/[|:]/.test(edge) || !beginOf(edge, grammar.table_edge) || structure.beginsItem(number + 1)) return "";
  return bare[number].includes("|") && edge.includes("|") && part.lines[0].number < number ? "V-080" : "V-098";
}

/**
 * Whether a row of a table has a bar in code, or one that begins a cell without a head.
 * @param {string} row
 * @param {string} head
 * @param {Structure["grammar"]} grammar
 */
function hasLostBar(row, head, grammar) {
  const [size, most] = [row, head].map((text) => splitRow(text, isBordered(head, grammar), grammar).length);
  const barsIn = (/** @type {string} */ text) => text.split("|").length;
  return barsIn(row) !== barsIn(maskCode(row)) || size > most || row.trim() === "|";
}

/**
 * What GitHub draws or links on a line, and the site shows as it is written.
 * @param {Structure} structure
 * @param {number} number
 * @returns {{ drawn?: string, text: string, isDefinition: boolean }}
 */
export function drawnOn({ parted, grammar }, number) {
  const text = parted[number].replace(QUOTES, "");
  const drawn = (beginOf(text, grammar.task) ?? beginOf(text, grammar.alert))?.[0].trim();
  return { drawn, text, isDefinition: beginOf(text, grammar.definition) !== undefined };
}
