// What someone pastes from Word, a mail or a website, as text of a section: its tables, headings, lists and links come along.
import { counted } from "../shared/counted.js";

/**
 * What of a node is read; the DOM's own nodes have it all.
 * @typedef {{ nodeName: string, textContent: string | null, childNodes: Iterable<PastedNode>, getAttribute?: (name: string) => string | null }} PastedNode
 * @typedef {{ text: string, said: string[] }} Pasted The text, and what came along or stayed out.
 * @typedef {{ lines: string[], counts: Map<string, number> }} Reading
 */

const SKIPPED = new Set(["#comment", "HEAD", "LINK", "META", "SCRIPT", "STYLE", "TEMPLATE", "TITLE"]);
const STRUCK = new Set(["S", "STRIKE", "DEL"]);
const BLOCKS = new Set([
  "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BODY", "DD", "DIV", "DL", "DT", "FIGCAPTION", "FIGURE", "FOOTER", "FORM", "HEADER",
  "HR", "HTML", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "TABLE", "UL",
]);
const HEADING = /^H[1-6]$/;
const LONGEST_HEADING = 90;
/** What Word writes for an item of a list, which is a paragraph to it: `mso-list:l0 level2 lfo1`. */
const WORD_ITEM = /mso-list:\s*l\d+\s+level(\d)/i;
/** What Word puts before such an item for programs that know no lists: the sign itself. */
const WORD_SIGN = /mso-list:\s*ignore/i;
const HIDDEN = /display:\s*none|mso-hide:\s*all/i;
const NUMBERED = /^\s*(?:\d{1,3}|[a-z])[.)]/i;
/** @type {Map<string, import("../shared/counted.js").Counted>} */
const NAMES = new Map([
  ["table", ["tabel", "tabellen"]], ["heading", ["tussenkop", "tussenkoppen"]], ["item", ["punt van een lijst", "punten van een lijst"]],
  ["link", ["link", "links"]], ["image", ["beeld", "beelden"]], ["struck", ["doorgestreept stuk", "doorgestreepte stukken"]],
]);

/** @param {PastedNode} node */
const styleOf = (node) => node.getAttribute?.("style") ?? "";

/** @param {PastedNode} node */
const isStruck = (node) => STRUCK.has(node.nodeName) || /line-through/i.test(styleOf(node));

/** @param {PastedNode} node */
const isList = (node) => node.nodeName === "UL" || node.nodeName === "OL";

/** @param {PastedNode} node @returns {boolean} */
const holdsBlocks = (node) =>
  [...node.childNodes].some((child) => BLOCKS.has(child.nodeName) || HEADING.test(child.nodeName) || holdsBlocks(child));

/**
 * The text of what was pasted as a page; null when it has no form that plain text would lose.
 * @param {PastedNode} root
 * @returns {Pasted | null}
 */
export function textOfPage(root) {
  /** @type {Reading} */
  const reading = { lines: [], counts: new Map() };
  readBlock(root, reading, 0);
  if (!reading.counts.size) return null;
  return { text: joined(reading.lines), said: summary(reading.counts) };
}

/**
 * Cells with tabs between them, as a spreadsheet gives them, as a table; null for any other text.
 * @param {string} text
 * @returns {Pasted | null}
 */
export function textOfCells(text) {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));
  if (rows.length < 2 || rows[0].length < 2 || rows.some((row) => row.length !== rows[0].length)) return null;
  return { text: writeTable(rows).join("\n"), said: summary(new Map([["table", 1]])) };
}

/** @param {Map<string, number>} counts */
function summary(counts) {
  /** @type {(keys: string[]) => string} */
  const list = (keys) => keys.flatMap((key) => {
    const [what, count] = [NAMES.get(key), counts.get(key)];
    return what && count ? [counted(count, what)] : [];
  }).join(", ");
  const [kept, lost] = [list(["table", "heading", "item", "link"]), list(["image", "struck"])];
  return [...(kept ? [`Meegekomen: ${kept}.`] : []), ...(lost ? [`Niet meegekomen: ${lost}.`] : [])];
}

/** @param {Reading} reading @param {string} key */
function count({ counts }, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * Lines without empty ones at the ends or twice in a row.
 * @param {string[]} lines
 */
function joined(lines) {
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").replace(/^\n+|\n+$/g, "");
}

/**
 * Reads what stands in a block; `depth` is how many lists are around it.
 * @param {PastedNode} node
 * @param {Reading} reading
 * @param {number} depth
 */
function readBlock(node, reading, depth) {
  let words = "";
  const end = () => {
    addParagraph(words, reading);
    words = "";
  };
  for (const child of node.childNodes) {
    if (SKIPPED.has(child.nodeName) || HIDDEN.test(styleOf(child))) continue;
    if (isStruck(child) || !isBlock(child)) words += readInline(child, reading);
    else {
      end();
      readPart(child, reading, depth);
    }
  }
  end();
}

/** @param {PastedNode} node */
const isBlock = (node) => BLOCKS.has(node.nodeName) || HEADING.test(node.nodeName) || holdsBlocks(node);

/** @param {PastedNode} node @param {Reading} reading @param {number} depth */
function readPart(node, reading, depth) {
  if (HEADING.test(node.nodeName)) addHeading(readInline(node, reading), reading);
  else if (node.nodeName === "TABLE") readTable(node, reading, depth);
  else if (isList(node)) readList(node, reading, depth);
  else readParagraph(node, reading, depth);
}

/** @param {PastedNode} node @param {Reading} reading @param {number} depth */
function readParagraph(node, reading, depth) {
  const [, level] = WORD_ITEM.exec(styleOf(node)) ?? [];
  if (level) {
    const sign = [...node.childNodes].map(signOf).find(Boolean) ?? "";
    addItem(readInline(node, reading), NUMBERED.test(sign), Number(level) - 1, reading);
  } else if (holdsBlocks(node)) readBlock(node, reading, depth);
  else {
    const words = readInline(node, reading);
    if (isBold(node) && words.trim().length <= LONGEST_HEADING && !/[.!?;,:]$/.test(words.trim())) addHeading(words, reading);
    else if (node.nodeName === "BLOCKQUOTE") for (const line of words.split("\n")) addParagraph(`> ${line.trim()}`, reading);
    else addParagraph(words, reading);
  }
}

/** @param {PastedNode} node @returns {string} */
function signOf(node) {
  if (WORD_SIGN.test(styleOf(node))) return node.textContent ?? "";
  return [...node.childNodes].map(signOf).find(Boolean) ?? "";
}

/**
 * Whether all words of a paragraph are bold: a heading that is none by name.
 * @param {PastedNode} node
 * @returns {boolean}
 */
function isBold(node) {
  const said = [...node.childNodes].filter((child) => !SKIPPED.has(child.nodeName) && (child.textContent ?? "").trim());
  return said.length > 0 && said.every((child) =>
    /font-weight:\s*(?:bold|[6-9]00)/i.test(styleOf(child))
    || ((child.nodeName === "B" || child.nodeName === "STRONG") && !/font-weight:\s*normal/i.test(styleOf(child)))
    || (child.nodeName !== "#text" && isBold(child)));
}

/** @param {PastedNode} list @param {Reading} reading @param {number} depth */
function readList(list, reading, depth) {
  for (const item of list.childNodes) {
    if (isList(item)) readList(item, reading, depth + 1);
    if (item.nodeName !== "LI") continue;
    const own = [...item.childNodes].filter((child) => !isList(child));
    addItem(own.map((child) => readInline(child, reading)).join(" "), list.nodeName === "OL", depth, reading);
    for (const inner of item.childNodes) if (isList(inner)) readList(inner, reading, depth + 1);
  }
}

/** @param {PastedNode} table @param {Reading} reading @param {number} depth */
function readTable(table, reading, depth) {
  const rows = rowsIn(table).map((row) => [...row.childNodes].filter((cell) => /^T[DH]$/.test(cell.nodeName)));
  const cells = rows.flat();
  if (cells.length === 1) readBlock(cells[0], reading, depth); // a frame
  else if (cells.length) {
    count(reading, "table");
    const widest = Math.max(...rows.map((row) => row.length));
    const texts = rows.map((row) => [...row.map((cell) => readInline(cell, reading)), ...Array(widest - row.length).fill("")]);
    reading.lines.push("", ...writeTable(texts), "");
  }
}

/** @param {PastedNode} node @returns {PastedNode[]} */
function rowsIn(node) {
  return [...node.childNodes].flatMap((child) => (child.nodeName === "TR" ? [child] : /^T(?:HEAD|BODY|FOOT)$/.test(child.nodeName) ? rowsIn(child) : []));
}

/** @param {string[][]} rows */
function writeTable(rows) {
  const write = (/** @type {string[]} */ row) => `| ${row.map((cell) => oneLine(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  const [head, ...rest] = rows;
  return [write(head), `| ${head.map(() => "---").join(" | ")} |`, ...rest.map(write)];
}

/**
 * Words with one space between them, as in a cell, a heading or an item.
 * @param {string} words
 */
function oneLine(words) {
  return words.replace(/\s+/gu, " ").trim();
}

/** @param {string} words @param {Reading} reading */
function addParagraph(words, { lines }) {
  for (const line of words.split("\n")) if (line.trim()) lines.push(oneLine(line));
}

/** @param {string} words @param {Reading} reading */
function addHeading(words, reading) {
  const line = oneLine(words);
  if (!line) return;
  count(reading, "heading");
  reading.lines.push("", `### ${line}`, "");
}

/** @param {string} words @param {boolean} isNumbered @param {number} depth @param {Reading} reading */
function addItem(words, isNumbered, depth, reading) {
  const line = oneLine(words);
  if (!line) return;
  count(reading, "item");
  reading.lines.push(`${"    ".repeat(depth)}${isNumbered ? "1." : "-"} ${line}`);
}

/**
 * The words of a node on one line, but for the breaks the writer made.
 * @param {PastedNode} node
 * @param {Reading} reading
 * @returns {string}
 */
function readInline(node, reading) {
  const name = node.nodeName;
  if (name === "#text") return (node.textContent ?? "").replace(/[^\S\u2028\u2029]+/gu, " ").replace(/[\u2028\u2029]/g, "\n");
  if (SKIPPED.has(name) || HIDDEN.test(styleOf(node)) || WORD_SIGN.test(styleOf(node))) return "";
  if (isStruck(node)) {
    if ((node.textContent ?? "").trim()) count(reading, "struck");
    return "";
  }
  if (name === "BR") return "\n";
  if (name === "IMG") {
    count(reading, "image");
    return "";
  }
  const words = [...node.childNodes].map((child) => `${readInline(child, reading)}${BLOCKS.has(child.nodeName) ? " " : ""}`).join("");
  const address = (name === "A" && node.getAttribute?.("href")) || "";
  if (!/^https?:\/\//i.test(address) || !words.trim()) return words;
  count(reading, "link");
  const target = address.replace(/[\s()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
  return `[${oneLine(words).replace(/[[\]]/g, "\\$&")}](${target})`;
}
