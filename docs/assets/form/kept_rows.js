// A list of the file in which something was changed: the rows and lines that nobody changed stay as they stand, in their order.

/** @typedef {{ head: string, indent: string, items: string[][], rest: string[] }} List Its first line, how far its rows stand in, the lines of each, and comments below the last. */

const HEAD = /^["']?\w+["']?\s*:\s*(?:#.*)?$/;
const ITEM = /^( *)- /;
const COMMENT = /^\s*#/;

/**
 * The list of now, as near to the file as can be; as the form writes it when the file has it in another style.
 * @param {string} text What stands in the file.
 * @param {string} was What the form wrote of it.
 * @param {string} now What the form writes.
 */
export function mergeRows(text, was, now) {
  const [file, before, after] = [text, was, now].map(listOf);
  if (!file || !before || !after || file.items.length !== before.items.length) return now;
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
 * Which row of before each row of now was: the same, or else the one with most lines in common.
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
    return take(best !== undefined && shared(best) ? best : null);
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

/** @typedef {{ lines: string[], indent: string }} Item */

/**
 * A row of which some keys changed.
 * @param {Item} raw As it stands in the file.
 * @param {Item} was
 * @param {Item} now
 */
function mergeItem(raw, was, now) {
  const [parts, old, fresh] = [raw, was, now].map(partsOf);
  if (!parts || !old || !fresh) return moved(now.lines, now.indent, raw.indent);
  /** @type {[string, string[]][]} */
  const merged = [...parts].filter(([key]) => fresh.has(key))
    .map(([key, lines]) => [key, isSame(old.get(key) ?? [], fresh.get(key) ?? []) ? lines : [...commentsOf(lines), ...moved(fresh.get(key) ?? [], now.indent, raw.indent)]]);
  const keys = [...fresh.keys()];
  for (const [n, key] of keys.entries()) {
    if (parts.has(key)) continue;
    const at = merged.findLastIndex(([other]) => keys.slice(0, n).includes(other)) + 1;
    merged.splice(at, 0, [key, moved(fresh.get(key) ?? [], now.indent, raw.indent)]);
  }
  const lines = merged.flatMap(([, some]) => some);
  const first = lines.findIndex((line) => !COMMENT.test(line));
  return lines.map((line, n) => (n === first ? `${raw.indent}- ${line.slice(raw.indent.length + 2)}` : line));
}

/**
 * The comments above a key.
 * @param {string[]} lines
 */
function commentsOf(lines) {
  return lines.slice(0, lines.findIndex((line) => !COMMENT.test(line)));
}

/**
 * Key -> its lines, with the comments above it and without the sign of the list.
 * @param {Item} item
 * @returns {Map<string, string[]> | null} None for a row that is no block of keys.
 */
function partsOf({ lines, indent }) {
  /** @type {Map<string, string[]>} */
  const parts = new Map();
  /** @type {string[]} */
  let ahead = [];
  let last = "";
  for (const line of lines) {
    const bare = line.startsWith(`${indent}- `) ? `${indent}  ${line.slice(indent.length + 2)}` : line;
    const key = keyOf(bare, indent.length + 2);
    if (COMMENT.test(line)) ahead.push(line);
    else {
      if (key) parts.set(key, [...ahead, bare]);
      else if (last) parts.get(last)?.push(...ahead, bare);
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
  return line.slice(0, depth).trim() ? undefined : /^["']?(\w+)["']?\s*:(?:\s|$)/.exec(line.slice(depth))?.[1];
}
