// The words inside a paragraph: strong, emphasis, code, links and source references, as tokens.

const INLINE = new RegExp(
  [
    /\*\*(?<strong>[^*\n]+)\*\*/,
    /(?<![\w*])\*(?<emphasis>[^*\s][^*\n]*)\*(?!\w)/,
    /(?<![\w_])_(?<underscored>[^_\s][^_\n]*)_(?!\w)/,
    /`(?<code>[^`\n]+)`/,
    /\[\^(?<reference>\d{1,4})\]/,
    /\[(?<label>[^[\]\n]+)\]\((?<target>[^\s()<>]+)\)/,
  ].map((part) => part.source).join("|"),
  "gu",
);

/**
 * @param {Partial<Record<string, string>>} groups What was found, one of them filled.
 * @returns {InlineToken}
 */
function tokenOf({ strong, emphasis, underscored, code, reference, label = "", target = "" }) {
  if (strong) return { sort: "strong", text: strong };
  if (emphasis) return { sort: "emphasis", text: emphasis };
  if (underscored) return { sort: "emphasis", text: underscored };
  if (code) return { sort: "code", text: code };
  if (reference) return { sort: "reference", text: reference };
  return { sort: "link", text: label, target };
}

/**
 * @param {string} text
 * @returns {InlineToken[]}
 */
export function readInline(text) {
  /** @type {InlineToken[]} */
  const tokens = [];
  let position = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > position) tokens.push({ sort: "text", text: text.slice(position, found.index) });
    tokens.push(tokenOf(found.groups ?? {}));
    position = found.index + found[0].length;
  }
  if (position < text.length) tokens.push({ sort: "text", text: text.slice(position) });
  return tokens;
}

/**
 * The cells of the rows of a table, without the line of dashes.
 * @param {string[]} lines
 */
export function readTable(lines) {
  return lines
    .filter((line) => !/^\|?[ :|-]+\|?$/.test(line))
    .map((line) => line.replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim()));
}
