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
 * @param {string} text
 * @returns {InlineToken[]}
 */
export function readInline(text) {
  /** @type {InlineToken[]} */
  const tokens = [];
  let position = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > position) tokens.push({ sort: "text", text: text.slice(position, found.index) });
    const { strong, emphasis, underscored, code, reference, label, target } = found.groups ?? {};
    if (strong) tokens.push({ sort: "strong", text: strong });
    else if (emphasis ?? underscored) tokens.push({ sort: "emphasis", text: emphasis ?? underscored });
    else if (code) tokens.push({ sort: "code", text: code });
    else if (reference) tokens.push({ sort: "reference", text: reference });
    else tokens.push({ sort: "link", text: label, target });
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
