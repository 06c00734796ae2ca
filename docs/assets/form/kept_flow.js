// A value of the file in flow style, `{start: 2021}` or `[a, b]`, in which something was changed: it stays in that style, and what nobody
// changed in it stays as it stands.

/** @typedef {{ lead: string, core: string, trail: string }} Piece What stands between two commas, with the space around it. */
/** @typedef {{ open: string, pieces: Piece[], close: string }} Flow */
/** @typedef {Map<string, string>} Entries Key -> its value as YAML. */

const KEY = /^(["']?)(\w+)\1\s*:(?:\s+|$)/;
/** A comment, a sign of flow style, a text between quotes, or anything else. */
const TOKEN = /\s+#|[[\]{},]|(?<=[[{,:]\s*)(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')|[^[\]{},\s]+|\s+/g;
const COMMENT = /^\s+#/;
const NOT_IN_FLOW = /[,[\]{}]/;

/**
 * The parts of a value in flow style; none for another value, and for one with comments in it.
 * @param {string} text
 * @returns {Flow | null}
 */
export function flowOf(text) {
  const cuts = [0];
  let depth = 0;
  if (!/^[[{]/.test(text)) return null;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (COMMENT.test(token)) return null;
    depth += Number(/^[[{]$/.test(token)) - Number(/^[\]}]$/.test(token));
    if (token === "," && depth === 1) cuts.push(index);
    if (!depth) return cutAt(text, cuts, index);
  }
  return null;
}

/**
 * @param {string} text
 * @param {number[]} cuts The opening sign and the commas.
 * @param {number} end The closing sign.
 * @returns {Flow}
 */
function cutAt(text, cuts, end) {
  const pieces = cuts.map((start, n) => pieceOf(text.slice(start + 1, cuts[n + 1] ?? end)));
  const last = pieces.at(-1)?.core ? end : (cuts.at(-1) ?? end); // a comma may stand behind the last thing as well
  return { open: text[0], pieces: pieces.filter(({ core }) => core), close: text.slice(last === 0 ? 1 : last) };
}

/**
 * @param {string} text
 * @returns {Piece}
 */
function pieceOf(text) {
  const core = text.trim();
  const at = text.indexOf(core);
  return { lead: text.slice(0, at), core, trail: text.slice(at + core.length) };
}

/**
 * The keys of a block in flow style.
 * @param {string} text
 * @returns {Entries | null}
 */
export function entriesOf(text) {
  const flow = flowOf(text);
  if (flow?.open !== "{") return null;
  return new Map(flow.pieces.map(({ core }) => [KEY.exec(core)?.[2] ?? core, core.replace(KEY, "")]));
}

/**
 * A block in flow style with the values of now.
 * @param {string} text
 * @param {Entries} was
 * @param {Entries} now
 * @returns {string | null} None when it is in another style.
 */
export function mergeFlowBlock(text, was, now) {
  const flow = flowOf(text);
  if (flow?.open !== "{") return null;
  const named = flow.pieces.map(({ core }) => ({ key: KEY.exec(core)?.[2] ?? "", core }));
  const merged = named.filter(({ key }) => now.has(key)).map(({ key, core }) => {
    const value = now.get(key) ?? "";
    return { key, core: was.get(key) === value ? core : `${KEY.exec(core)?.[0].trimEnd()} ${inFlow(value)}` };
  });
  const keys = [...now.keys()];
  for (const [n, key] of keys.entries()) {
    if (named.some((each) => each.key === key)) continue;
    const at = merged.findLastIndex((each) => keys.slice(0, n).includes(each.key)) + 1;
    merged.splice(at, 0, { key, core: `${key}: ${inFlow(now.get(key) ?? "")}` });
  }
  return joined(flow, merged.map(({ core }) => core));
}

/**
 * A list or block in flow style with other things between its commas.
 * @param {Flow} flow
 * @param {string[]} cores
 */
export function joined({ open, pieces, close }, cores) {
  const [first, ...others] = pieces;
  const lead = (/** @type {number} */ n) => (n ? (others[n - 1] ?? others.at(-1))?.lead ?? " " : (first?.lead ?? ""));
  return open + cores.map((core, n) => lead(n) + core).join(",") + (pieces.at(-1)?.trail ?? "") + close;
}

/**
 * A value as it may stand in flow style.
 * @param {string} value
 */
export function inFlow(value) {
  return NOT_IN_FLOW.test(value) && !value.startsWith('"') ? JSON.stringify(value) : value;
}
