// The text of a section: from what someone types or pastes to Markdown in the one form that the check accepts.

// What a contributor cannot see and the check refuses: control, direction, tag and private-use characters.
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\uffff\ue000-\uf8ff]|[\udb40-\udbff][\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MARK = /^\[laat zien:([^\]]*)\]$|^\{: ingredient="([a-z0-9 -]+)" \}$/iu;
/** @type {Record<string, Block["sort"]>} */
const SORTS = { ">": "quote", "|": "table", "#": "heading" };
const BULLET = /^(\s*)(?:[-*+•·▪◦]|(\d{1,9})[.)])\s+(.*)$/u;

/**
 * The names in a line that marks a paragraph, in our words or as the file has it; null for any other line.
 * @param {string} line
 */
function readMark(line) {
  const mark = MARK.exec(line.trim());
  if (!mark) return null;
  return (mark[2] ? mark[2].split(" ") : mark[1].split(/[;,]/)).map((name) => name.trim()).filter(Boolean);
}

/**
 * Clean text: composed accents, plain line ends, nothing invisible.
 * @param {string} text
 */
export function tidy(text) {
  return text.normalize("NFC").replace(/\r\n?|\u000b|\u000c/g, "\n").replace(FORBIDDEN, "").replace(/[ \t]+$/gm, "");
}

/**
 * One line of clean text.
 * @param {string} text
 */
export function tidyLine(text) {
  return tidy(text).split(/\s+/u).filter(Boolean).join(" ");
}

/** @param {string} line */
export function isMark(line) {
  return readMark(line) !== null;
}

/** @param {string[]} titles */
export function writeMark(titles) {
  return `[laat zien: ${titles.join("; ")}]`;
}

/**
 * A line of text with what it is.
 * @param {string} line
 * @returns {{ sort: Block["sort"] | "blank", text: string, names: string[] }}
 */
function readLine(line) {
  const text = line.trim();
  const names = readMark(text);
  if (names) return { sort: "mark", text, names };
  const item = BULLET.exec(line.replaceAll("\t", "    "));
  if (item) {
    const indent = item[1].length >= 2 ? "    " : "";
    return { sort: "item", text: `${indent}${item[2] ? `${item[2]}.` : "-"} ${item[3]}`, names: [] };
  }
  return { sort: text ? (SORTS[text[0]] ?? "plain") : "blank", text, names: [] };
}

/**
 * A text as blocks: what belongs together on the page, with the names of the ingredients it shows.
 * @param {string} text
 * @returns {Block[]}
 */
export function readBlocks(text) {
  /** @type {Block[]} */
  const blocks = [];
  let isOpen = false; // whether a line of the same sort goes on with the last block
  for (const { sort, text: line, names } of tidy(text).split("\n").map(readLine)) {
    const last = blocks.at(-1);
    if (sort === "mark" && last) last.names.push(...names);
    else if (isOpen && last?.sort === sort) last.lines.push(line);
    else if (sort !== "blank") blocks.push({ sort, lines: sort === "mark" ? [] : [line], names });
    isOpen = sort === "quote" || sort === "table";
  }
  return blocks;
}

/**
 * A section as Markdown. Every line that someone typed is a paragraph of its own; a mark goes under its paragraph.
 * @param {string} text
 * @param {(name: string) => string} slugOf
 */
export function toMarkdown(text, slugOf) {
  const parts = [];
  let previous = "";
  for (const block of readBlocks(text)) {
    const slugs = [...new Set(block.names.map(slugOf))];
    const lines = [...block.lines, ...(slugs.length ? [`{: ingredient="${slugs.join(" ")}" }`] : [])];
    const sameList = previous === "item" && block.sort === "item";
    parts.push(`${parts.length ? (sameList ? "\n" : "\n\n") : ""}${lines.join("\n")}`);
    previous = block.sort;
  }
  return parts.join("");
}

/**
 * The names of all ingredients that a text is said to show.
 * @param {string} text
 */
export function namesIn(text) {
  return readBlocks(text).flatMap((block) => block.names);
}

/**
 * Adds an ingredient to the paragraph at `position`; gives the new text and where the cursor belongs.
 * @param {string} text
 * @param {number} position
 * @param {string} title
 */
export function markAt(text, position, title) {
  const lines = text.split("\n");
  let number = text.slice(0, position).split("\n").length - 1;
  /** @type {(line: string | undefined) => boolean} */
  const isText = (line) => line !== undefined && line.trim() !== "" && !readMark(line);
  while (number > 0 && !isText(lines[number])) number -= 1;
  if (!isText(lines[number])) return null;
  while (/^\s*[>|]/.test(lines[number]) && /^\s*[>|]/.test(lines[number + 1] ?? "")) number += 1;
  const existing = readMark(lines[number + 1] ?? "");
  if (existing) {
    lines[number + 1] = writeMark([...new Set([...existing, title])]);
  } else {
    lines.splice(number + 1, 0, writeMark([title]));
  }
  return { text: lines.join("\n"), position: lines.slice(0, number + 2).join("\n").length };
}

/**
 * Takes one ingredient away wherever the text is marked with it.
 * @param {string} text
 * @param {string} title
 */
export function unmark(text, title) {
  const lines = text.split("\n").flatMap((line) => {
    const names = readMark(line);
    if (!names) return [line];
    const others = names.filter((name) => name !== title);
    return others.length ? [writeMark(others)] : [];
  });
  return lines.join("\n");
}
