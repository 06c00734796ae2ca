// The words inside a paragraph as the page has them: strong, emphasis, code, links and source references, as tokens.

import { isBordered, splitRow } from "./blocks.js";
import { maskEscapes, pairsIn, withoutWholes } from "./emphasis.js";
import { beginOf } from "./patterns.js";
import { codeIn, maskCode } from "./text.js";

/** @typedef {FormSite["grammar"]} Grammar */
/** @typedef {{ start: number, end: number, make: () => InlineToken }} Span What stands somewhere in a text and is no bare word. */

const DASHES = /^[ :|-]+$/;
const REFERENCE = /^\d{1,4}$/;

/**
 * The tokens of a text. Words keep their backslashes and an address its angle brackets: `bareWords` takes them away.
 * @param {string} text
 * @param {Grammar} grammar
 * @returns {InlineToken[]}
 */
export function readInline(text, grammar) {
  const masked = maskEscapes(maskCode(text), grammar);
  const bare = withoutWholes(masked, grammar);
  /** @type {(from: number, to: number) => InlineToken[]} */
  const tokensIn = (from, to) => {
    /** @type {InlineToken[]} */
    const tokens = [];
    let position = from;
    for (const { start, end, make } of [...spans.filter((span) => span.start >= from && span.end <= to), { start: to, end: to, make: null }]) {
      if (start < position) continue; // within the one before it
      if (start > position) tokens.push({ sort: "text", text: text.slice(position, start) });
      if (make) tokens.push(make());
      position = end;
    }
    return tokens;
  };
  const boxes = [...bare.matchAll(grammar.bare_mailbox)].map(({ 0: found, groups: { box = "" } = {}, index }) =>
    spanOf(index, found, () => ({ sort: "address", target: `mailto:${box}`, text: found })));
  const runs = bare.replace(grammar.bare_mailbox, (found) => "a".repeat(found.length));
  const spans = [
    ...codeIn(text).flatMap(({ ticks, start, end }) => end === null ? [] : [spanOf(start, text.slice(start, end), (found) => ({ sort: "code", text: found.slice(ticks.length, -ticks.length).trim() }))]),
    ...wholesIn(text, masked, grammar),
    ...boxes,
    ...pairsIn(runs).map(({ start, end, size }) => spanOf(start, text.slice(start, end), () =>
      ({ sort: size === 2 ? "strong" : "emphasis", parts: tokensIn(start + size, end - size) }))),
  ].sort((one, other) => one.start - other.start || other.end - one.end);
  return tokensIn(0, text.length);
}

/**
 * What a reader sees of words without form, or of an address.
 * @param {string} text
 * @param {Grammar} grammar
 */
export function bareWords(text, { autolink, escaped }) {
  const found = beginOf(text, autolink);
  return found?.[0] === text ? found[1] : text.replace(escaped, "$1");
}

/**
 * The cells of the rows of a table, without the line of dashes; as many in each as in the head.
 * @param {string[]} lines
 * @param {Grammar} grammar
 */
export function readTable(lines, grammar) {
  const bare = lines.map((line) => line.trim());
  const hasBorder = isBordered(bare[0], grammar);
  const [head, ...rows] = bare.filter((line, n) => n !== 1 || !DASHES.test(line)).map((line) => splitRow(line, hasBorder, grammar).map((cell) => cell.trim()));
  return [head, ...rows.map((cells) => head.map((_, n) => cells[n] ?? ""))];
}

/**
 * @param {number} start
 * @param {string} found
 * @param {(found: string) => InlineToken} make
 * @returns {Span}
 */
function spanOf(start, found, make) {
  return { start, end: start + found.length, make: () => make(found) };
}

/**
 * Links, addresses between angle brackets, and references to sources. An image in a text is told as a fault, and stays as it is written.
 * @param {string} text
 * @param {string} masked Without code, and without what stands after a backslash.
 * @param {Grammar} grammar
 * @returns {Span[]}
 */
function wholesIn(text, masked, grammar) {
  const links = [...masked.matchAll(grammar.link)].map(({ 0: found, groups: { image = "", text: words = "", target = "" } = {}, index }) => {
    const begin = index + image.length + 1;
    const at = index + found.indexOf(target, begin - index + words.length + 2);
    const address = text.slice(at, at + target.length).replace(/^<(.*)>$/, "$1");
    return spanOf(index, text.slice(index, index + found.length), (own) => image ? { sort: "text", text: own }
      : { sort: "link", target: bareWords(address, grammar), parts: readInline(text.slice(begin, begin + words.length), grammar) });
  });
  const addresses = [...masked.matchAll(grammar.autolink)].map(({ 0: found, 1: address, index }) =>
    spanOf(index, found, () => ({ sort: "address", target: address.includes(":") ? address : `mailto:${address}`, text: found })));
  const references = [...masked.matchAll(grammar.reference)].filter(({ 1: name }) => REFERENCE.test(name)).map(({ 0: found, 1: name, index }) =>
    spanOf(index, found, () => ({ sort: "reference", text: name })));
  return [...links, ...addresses, ...references];
}
