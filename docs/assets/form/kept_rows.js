// A list or a block of the file in which something was changed: the rows, lines and values that nobody changed stay as they stand, in
// their order and their style.

import { entriesOf, flowOf, inFlow, joined, mergeFlowBlock } from "./kept_flow.js";

/** @typedef {{ head: string, indent: string, items: string[][], rest: string[] }} List Its first line, how far its rows stand in, the lines of each, and comments below the last. */

const HEAD = /^["']?\w+["']?\s*:\s*(?:#.*)?$/;
const ITEM = /^( *)- /;
const COMMENT = /^\s*#/;
/** A text between quotation marks as the value of a key or row, and the sign of a text below it. */
const OPENING = /^\s*(?:- +)*(?:(?:\w+|"\w+"|'\w+')\s*:\s+)?(["'])(.*)$/;
const BLOCK_SIGN = /[:-] +[>|][-+\d]*\s*(?:#.*)?$/;
const VALUE = /^(["']?\w+["']?\s*:\s*)([[{][\s\S]*)$/;

/**
 * The value of now, as near to the file as can be; as the form writes it when the file has something the form does not know.
 * @param {string} text What stands in the file of a key.
 * @param {string} was What the form wrote of it.
 * @param {string} now What the form writes.
 */
export function mergeValue(text, was, now) {
  if (hidesHash(text)) return now;
  return mergeBlock(text, was, now) ?? mergeFlowRows(text, was, now) ?? mergeRows(text, was, now) ?? now;
}

/**
 * Whether a line that looks like a comment is one of a text that goes on: between quotation marks, or below `|` or `>`.
 * @param {string} text
 */
function hidesHash(text) {
  let quote = "";
  let block = -1; // how far the key of a block stands in
  return text.split("\n").some((line) => {
    const indent = line.length - line.trimStart().length;
    if (line.trim() && indent <= block) block = -1;
    if (COMMENT.test(line)) return quote !== "" || block >= 0;
    if (block >= 0) return false;
    if (!quote && BLOCK_SIGN.test(line)) block = indent;
    quote = quoteAfter(line, quote);
    return false;
  });
}

/**
 * The quotation mark that is still open behind a line; empty for none.
 * @param {string} line
 * @param {string} quote The one that was open before it.
 */
function quoteAfter(line, quote) {
  if (quote) return isClosed(line, quote) ? "" : quote;
  const [, sign = "", rest = ""] = OPENING.exec(line) ?? [];
  return sign && !isClosed(rest, sign) ? sign : "";
}

/**
 * @param {string} text What stands behind a quotation mark.
 * @param {string} quote
 */
function isClosed(text, quote) {
  return (quote === '"' ? text.replace(/\\./g, "") : text.replaceAll("''", "")).includes(quote);
}

/**
 * A block, which the form writes in flow style.
 * @param {string} text
 * @param {string} was
 * @param {string} now
 */
function mergeBlock(text, was, now) {
  const [before, after] = [was, now].map((each) => entriesOf(VALUE.exec(each)?.[2] ?? ""));
  if (!before || !after) return null;
  const [, key = "", value = ""] = VALUE.exec(text) ?? [];
  if (value) {
    const merged = mergeFlowBlock(value, before, after);
    return merged && key + merged;
  }
  const [head, ...lines] = text.replace(/\n$/, "").split("\n");
  const indent = /^ +/.exec(lines.find((line) => line.trim() && !COMMENT.test(line)) ?? "")?.[0];
  if (!HEAD.test(head) || !indent) return null;
  const written = (/** @type {Map<string, string>} */ entries) => ({ lines: [...entries].map(([name, each]) => `${indent}${name}: ${each}`), indent });
  const merged = mergeKeys({ lines, indent }, written(before), written(after));
  return merged && `${[head, ...merged].join("\n")}\n`;
}

/**
 * A list in flow style.
 * @param {string} text
 * @param {string} was
 * @param {string} now
 */
function mergeFlowRows(text, was, now) {
  const [, key = "", value = ""] = VALUE.exec(text) ?? [];
  const flow = flowOf(value);
  const [before, after] = [was, now].map(listOf);
  if (flow?.open !== "[" || !before || !after || flow.pieces.length !== before.items.length) return null;
  const origins = pair(before.items, after.items);
  const cores = after.items.map((item, n) => {
    const origin = origins[n];
    const fresh = valuesOf({ lines: item, indent: after.indent });
    const written = fresh ? `{${[...fresh].map(([name, each]) => `${name}: ${inFlow(each)}`).join(", ")}}` : inFlow(item[0].replace(ITEM, ""));
    if (origin === null) return written;
    const { core } = flow.pieces[origin];
    const old = valuesOf({ lines: before.items[origin], indent: before.indent });
    return isSame(before.items[origin], item) ? core : (fresh && old && mergeFlowBlock(core, old, fresh)) ?? written;
  });
  return key + joined(flow, cores);
}

/**
 * The values of a row that the form wrote; none for a row of one text.
 * @param {Item} item
 */
function valuesOf({ lines, indent }) {
  const parts = partsOf(withoutSign({ lines, indent }));
  return parts && new Map([...parts].map(([key, [line]]) => [key, line.slice(line.indexOf(":") + 1).trim()]));
}

/**
 * A list of rows.
 * @param {string} text
 * @param {string} was
 * @param {string} now
 */
function mergeRows(text, was, now) {
  const [file, before, after] = [text, was, now].map(listOf);
  if (!file || !before || !after || file.items.length !== before.items.length) return null;
  const origins = pair(before.items, after.items);
  const items = after.items.map((item, n) => {
    const origin = origins[n];
    if (origin === null) return moved(item, after.indent, file.indent);
    const raw = file.items[origin];
    return isSame(before.items[origin], item) ? raw : mergeItem({ lines: raw, indent: file.indent }, { lines: before.items[origin], indent: before.indent }, { lines: item, indent: after.indent });
  });
  return `${[file.head, ...items.flat(), ...file.rest].join("\n")}\n`;
}

/**
 * @param {string} block
 * @returns {List | null} None for a list in another style.
 */
function listOf(block) {
  const [head, ...lines] = block.replace(/\n$/, "").split("\n");
  const indent = lines.map((line) => ITEM.exec(line)?.[1]).find((found) => found !== undefined);
  if (!HEAD.test(head) || indent === undefined) return null;
  /** @type {string[][]} */
  const items = [];
  /** Comments go with what stands below them. @type {string[]} */
  let ahead = [];
  for (const line of lines) {
    if (COMMENT.test(line)) ahead.push(line);
    else {
      if (line.startsWith(`${indent}- `)) items.push([...ahead, line]);
      else if (items.length) items[items.length - 1].push(...ahead, line);
      else return null;
      ahead = [];
    }
  }
  return { head, indent, items, rest: ahead };
}

/**
 * Which row of before each row of now was: the same, or else the one with most lines in common, or as many as there are the one in its place.
 * @param {string[][]} before
 * @param {string[][]} after
 */
function pair(before, after) {
  const free = new Set(before.keys());
  const origins = after.map((item) => take([...free].find((n) => isSame(before[n], item)) ?? null));
  return origins.map((origin, n) => {
    if (origin !== null) return origin;
    const shared = (/** @type {number} */ other) => before[other].filter((line) => after[n].includes(line)).length;
    const [best] = [...free].sort((one, other) => shared(other) - shared(one));
    if (best !== undefined && shared(best)) return take(best);
    return take(before.length === after.length && free.has(n) ? n : null);
  });

  /** @param {number | null} n */
  function take(n) {
    if (n !== null) free.delete(n);
    return n;
  }
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function isSame(one, other) {
  return one.join("\n") === other.join("\n");
}

/**
 * @param {string[]} lines
 * @param {string} from
 * @param {string} to
 */
function moved(lines, from, to) {
  return lines.map((line) => to + line.slice(from.length));
}

/** @typedef {{ lines: string[], indent: string }} Item Lines, and how far they stand in. */

/**
 * A row of which some keys changed.
 * @param {Item} raw As it stands in the file.
 * @param {Item} was
 * @param {Item} now
 */
function mergeItem(raw, was, now) {
  return mergeFlowItem(raw, was, now) ?? withSign(mergeKeys(withoutSign(raw), withoutSign(was), withoutSign(now)), raw.indent) ?? moved(now.lines, now.indent, raw.indent);
}

/**
 * A row in flow style: `- {name: Humankind, type: onderwijs}`.
 * @param {Item} raw
 * @param {Item} was
 * @param {Item} now
 */
function mergeFlowItem(raw, was, now) {
  const [old, fresh] = [valuesOf(was), valuesOf(now)];
  const first = raw.lines.findIndex((line) => !COMMENT.test(line));
  const [sign = ""] = /^ *- +/.exec(raw.lines[first]) ?? [];
  const merged = old && fresh && mergeFlowBlock(raw.lines.slice(first).join("\n").slice(sign.length), old, fresh);
  return merged ? [...raw.lines.slice(0, first), ...(sign + merged).split("\n")] : null;
}

/**
 * A row as a block of keys.
 * @param {Item} item
 * @returns {Item}
 */
function withoutSign({ lines, indent }) {
  return { lines: lines.map((line) => (line.startsWith(`${indent}- `) ? `${indent}  ${line.slice(indent.length + 2)}` : line)), indent: `${indent}  ` };
}

/**
 * @param {string[] | null} lines
 * @param {string} indent
 */
function withSign(lines, indent) {
  const first = lines?.findIndex((line) => !COMMENT.test(line));
  return lines?.map((line, n) => (n === first ? `${indent}- ${line.slice(indent.length + 2)}` : line));
}

/**
 * The lines of a block of which some keys changed; none when it is no block of keys.
 * @param {Item} raw As it stands in the file.
 * @param {Item} was
 * @param {Item} now
 */
function mergeKeys(raw, was, now) {
  const [parts, old, fresh] = [raw, was, now].map(partsOf);
  if (!parts || !old || !fresh) return null;
  /** @type {[string, string[]][]} */
  const merged = [...parts].filter(([key]) => fresh.has(key))
    .map(([key, lines]) => [key, isSame(old.get(key) ?? [], fresh.get(key) ?? []) ? lines : [...commentsOf(lines), ...moved(fresh.get(key) ?? [], now.indent, raw.indent)]]);
  const keys = [...fresh.keys()];
  for (const [n, key] of keys.entries()) {
    if (parts.has(key)) continue;
    const at = merged.findLastIndex(([other]) => keys.slice(0, n).includes(other)) + 1;
    merged.splice(at, 0, [key, moved(fresh.get(key) ?? [], now.indent, raw.indent)]);
  }
  const below = raw.lines.slice(raw.lines.findLastIndex((line) => !COMMENT.test(line)) + 1); // comments
  return [...merged.flatMap(([, some]) => some), ...below];
}

/**
 * The comments above a key.
 * @param {string[]} lines
 */
function commentsOf(lines) {
  return lines.slice(0, lines.findIndex((line) => !COMMENT.test(line)));
}

/**
 * Key -> its lines, with the comments above it.
 * @param {Item} item
 * @returns {Map<string, string[]> | null} None for lines that are no block of keys.
 */
function partsOf({ lines, indent }) {
  /** @type {Map<string, string[]>} */
  const parts = new Map();
  /** @type {string[]} */
  let ahead = [];
  let last = "";
  for (const line of lines) {
    const key = keyOf(line, indent.length);
    if (COMMENT.test(line)) ahead.push(line);
    else {
      if (key) parts.set(key, [...ahead, line]);
      else if (last) parts.get(last)?.push(...ahead, line);
      else return null;
      last = key ?? last;
      ahead = [];
    }
  }
  return parts;
}

/**
 * The key that begins on a line, when it stands in so far.
 * @param {string} line
 * @param {number} depth
 */
function keyOf(line, depth) {
  return line.slice(0, depth).trim() ? undefined : /^(["']?)(\w+)\1\s*:(?:\s|$)/.exec(line.slice(depth))?.[2];
}
