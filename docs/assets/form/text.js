// The text of a section: from what someone types or pastes to Markdown in the one form that the check accepts.

// What a contributor cannot see and the check refuses: control, direction, tag and private-use characters.
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\uffff\ue000-\uf8ff]|[\udb40-\udbff][\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** The same written as a number, which a browser shows as the character; 128 to 159 it reads as signs of Windows. */
const WRITTEN = /&#(?:0*(\d+)|x0*([\da-f]+));?/gi;
/** Whatever ends a line, on any system. */
export const LINE_END = /\r\n?|[\n\u000b\u000c\u0085\u2028\u2029]/g;
/** @type {Record<string, string>} What stands for signs that have a letter of their own. */
const LIGATURES = { "\u2010": "-", "\u2011": "-", "\u0132": "IJ", "\u0133": "ij" };
const LIGATURE = new RegExp(`[${Object.keys(LIGATURES).join("")}]`, "g");
// A mark in our words, and as the file has it: tests/form/marks.json holds both to what `hoedan import` and the check read.
const MARK = /^(?:> ?)*\[(?:(laat zien)|struikelblok):([^\]]*)\]$/iu;
const FILE_MARK = /^(?:> ?)*\{:(?! \})(?: ingredient="([a-z0-9 -]+)")?(?: setback="([a-z0-9 -]+)")? \}$/u;
/** @type {Record<string, Block["sort"]>} */
const SORTS = { ">": "quote", "|": "table", "#": "heading" };
/** What somebody puts before each item of a list: a dash, a dot, an arrow, a tick, a box or a picture; as in `hoedan import`. */
export const LIST_SIGN = "(?:--|[-=]{1,2}>|[-*+•·‣⁃∙⋅‒–—―−›»]|[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\u{1f300}-\u{1faff}]\ufe0f?)";
/** A dot that a PDF leaves without a space behind it; an arrow may stand in front of a word. */
const GLUED = "[•‣⁃∙●○■□▪▫◦](?=\\p{L})";
const BULLET = new RegExp(`^(\\s*)(?:${LIST_SIGN}\\s+|${GLUED}|(\\d{1,9})[.)]\\s+)(.*)$`, "u");
const INDENT = "    ";
/** From so many spaces more on an item stands in the one above it. */
const DEEPER = 2;
/** A list sign of Word that is a letter, or one of its own typefaces: told from text by the tab or by its number. */
const WORD_SIGN = /^([ \t]*)(?:[o§Øvqüà¨](?=\t)|[\uf020-\uf0ff](?=[ \t\u00a0]))/gm;

const FENCE = /^(`{3,}(?!.*`)|~{3,})[ \t]*\.?[\p{L}\p{N}_#.+-]*$/u;
/** What opens code in a line of its own, whatever follows: only with a language behind it can it be closed. */
const FENCE_LIKE = /^(?:`{3,}(?!.*`)|[ \t>]*~{3,})/;
/** A line across, which is no item of a list whatever signs it is made of. */
const LINE_ACROSS = /^\s*([-*_])(?: {0,2}\1){2,}\s*$/;
/** A heading, a row of a table, an image alone: what no mark belongs to. */
const UNMARKABLE = /^\s*(?:#{1,6}(?:\s|$)|\||!\[[^\]]*\]\([^)]*\)\s*$)/;
/** An item of a list in a quote. */
const QUOTED_ITEM = /^(?:>\s?)+ {0,3}(?:[-*+]|\d+\.)\s/;
/** The begin of a note in a quote, and an item at any indent in one. */
const QUOTED_NOTE = /^(?:>\s?)+\s*\[\^[^\]]*\]:/;
const ANY_QUOTED_ITEM = /^(?:>\s?)+\s*(?:[-*+]|\d+\.)\s/;
/** The spaces before a text in a quote that would place it half in an item of a list above it. */
const HALF_INDENT = /^((?:>(?: |(?! )))+) {1,3}(?! |[-*+] |\d+[.)] )/;
/** A number with a bracket in a quote, which the site takes for no list. */
const QUOTED_BRACKET = /^((?:>\s?)+\s*\d{1,9})\)(?=\s)/;
/** The spaces before an item in a quote, or before text, that are too few or too many to stand in the item above it. */
const SHALLOW_ITEM = /^((?:>(?: |(?! )))+) {2,3}(?=(?:[-*+]|\d{1,9}\.) )/;
const LOOSE_TEXT = /^((?:>(?: |(?! )))+) {5,7}(?=\S)/;
/** The marks of a quote, and the spaces behind them that are not theirs. */
const QUOTE_INDENT = /^((?:>(?: |(?! )))+)( *)/;
/** A sentence that begins with a year would be an item of a list, also in a quote or an item. */
const YEAR_FIRST = /^(\s*(?:> ?)*(?:(?:[-*+•–]|\d{1,3}[.)])\s+)?(?:1[89]|20)\d{2})\.(?=\s)/;

/**
 * @param {string} text
 * @param {string | RegExp} separator
 */
function split(text, separator) {
  return text.split(separator).map((name) => name.trim()).filter(Boolean);
}

/**
 * What a line says that the paragraph above it shows, in our words or as the file has it; null for any other line.
 * @param {string} line
 * @returns {Marks | null}
 */
export function readMark(line) {
  const [, named, written = ""] = MARK.exec(line.trim()) ?? [];
  const [isInFile, names = "", setbacks = ""] = FILE_MARK.exec(line.trim()) ?? [];
  if (isInFile) return { names: split(names, " "), setbacks: split(setbacks, " ") };
  if (!MARK.test(line.trim())) return null;
  // The name of a setback may hold a comma.
  return named ? { names: split(written, /[;,]/), setbacks: [] } : { names: [], setbacks: split(written, ";") };
}

/**
 * How many words a reader finds in the text of a section: its marks are not for reading.
 * @param {string} text
 */
export function countWords(text) {
  return text.split("\n").filter((line) => !readMark(line)).join("\n").split(/\s+/u).filter(Boolean).length;
}

/**
 * The runs of backticks in a line that open code: where it stands, or null when nothing closes it.
 * @param {string} line
 * @returns {{ ticks: string, start: number, end: number | null }[]}
 */
export function codeIn(line) {
  const runs = [...line.matchAll(/`+/g)];
  /** @type {{ ticks: string, start: number, end: number | null }[]} */
  const found = [];
  let position = 0;
  for (const [number, { 0: ticks, index = 0 }] of runs.entries()) {
    const isEscaped = /(?<!\\)(?:\\\\)*\\$/.test(line.slice(0, index));
    const start = index + (isEscaped ? 1 : 0);
    const open = line.slice(start, index + ticks.length);
    if (index < position || !open) continue;
    const closing = runs.slice(number + 1).find(([other]) => other.length === open.length);
    const end = closing ? (closing.index ?? 0) + open.length : null;
    position = end ?? index + ticks.length;
    found.push({ ticks: open, start, end });
  }
  return found;
}

/**
 * A line with a sign that nothing takes for content on each place of code.
 * @param {string} line
 */
export function maskCode(line) {
  return codeIn(line).reduce(
    (left, { start, end }) => (end === null ? left : left.slice(0, start) + "\u001a".repeat(end - start) + left.slice(end)), line);
}

/**
 * The backticks that open code in a line and are never closed; undefined when there are none.
 * @param {string} line
 */
export function openCode(line) {
  return FENCE_LIKE.test(line) ? line.trim() : codeIn(line).find(({ end }) => end === null)?.ticks;
}

/**
 * The blocks of code between fences: the number of the first line of each, and that of the line after it.
 * @param {string[]} lines
 */
export function fencesIn(lines) {
  /** @type {[start: number, end: number][]} */
  const found = [];
  for (let n = 0; n < lines.length; n += 1) {
    const [, fence] = FENCE.exec(lines[n].trimEnd()) ?? [];
    const last = fence ? lines.findIndex((line, other) => other > n && line.trimEnd() === fence) : -1;
    if (last < 0) continue;
    found.push([n, last + 1]);
    n = last;
  }
  return found;
}

/**
 * What a word processor or a hurry left, as it was meant: a backtick alone or between two letters is an apostrophe, two sources in one
 * reference are two references, and signs of their own for a hyphen or for ij are what everyone types.
 * @param {string} line
 */
function mend(line) {
  const inWords = line.replace(/(?<=\p{L})`(?=\p{L})/gu, "'").replace(LIGATURE, (sign) => LIGATURES[sign]);
  const lone = codeIn(inWords).filter(({ ticks, end }) => end === null && ticks.length === 1);
  const whole = lone.reduceRight((left, { start }) => `${left.slice(0, start)}'${left.slice(start + 1)}`, inWords);
  return whole.replace(/\[\^\s*(\d{1,4}(?:\s*[,;]\s*\^?\d{1,4})+)\s*\]/g,
    (_, numbers) => numbers.match(/\d+/g).map((/** @type {string} */ number) => `[^${number}]`).join(""));
}

/**
 * Clean text: composed accents, plain line ends, nothing invisible.
 * @param {string} text
 */
export function tidy(text) {
  const lines = text.normalize("NFC").replace(LINE_END, "\n");
  return lines.replace(WRITTEN, (whole, digits, hexadecimal) => (isHidden(digits ? Number(digits) : Number.parseInt(hexadecimal, 16)) ? "" : whole))
    .replace(FORBIDDEN, "").replace(/(?<![ \t])[ \t]+$/gm, "");
}

/**
 * Whether nobody can see the character with this number.
 * @param {number} number
 */
function isHidden(number) {
  if ((number >= 0x80 && number < 0xa0) || [0x9, 0xa, 0xd].includes(number)) return false;
  return number === 0 || number > 0x10ffff || !String.fromCodePoint(number).replace(FORBIDDEN, "");
}

/**
 * The text of a section as it was meant.
 * @param {string} text
 */
function asMeant(text) {
  return tidy(text.replace(WORD_SIGN, "$1•")).split("\n").map(mend).join("\n");
}

/**
 * One line of clean text.
 * @param {string} text
 */
export function tidyLine(text) {
  return tidy(text).split(/\s+/u).filter(Boolean).join(" ");
}

/**
 * The lines that mark a paragraph: ingredients first, as in the file.
 * @param {Marks} marks
 */
export function writeMarks({ names, setbacks }) {
  return [
    ...(names.length ? [`[laat zien: ${names.join("; ")}]`] : []),
    ...(setbacks.length ? [`[struikelblok: ${setbacks.join("; ")}]`] : []),
  ];
}

/**
 * @typedef {{ sort: Block["sort"] | "blank", text: string, marks: Marks }} Line A line of text with what it is.
 * @param {string} line
 * @returns {Line}
 */
function readLine(line) {
  const written = line.replace(YEAR_FIRST, "$1\\.");
  const text = written.trim();
  const marks = readMark(text);
  if (marks) return { sort: "mark", text, marks };
  const item = BULLET.exec(written.replaceAll("\t", "    "));
  if (item && !isLineAcross(written)) {
    return { sort: "item", text: `${" ".repeat(item[1].length)}${item[2] ? `${item[2]}.` : "-"} ${item[3]}`, marks: noMarks() };
  }
  const known = /^#{7}/.test(text) ? "plain" : SORTS[text[0]];
  const sort = text ? (known ?? "plain") : "blank";
  return { sort, text: sort === "quote" ? text.replaceAll("\t", " ").replace(QUOTED_BRACKET, "$1.") : text, marks: noMarks() };
}

/** @param {string} line */
function isLineAcross(line) {
  return LINE_ACROSS.test(line);
}

/** @returns {Marks} */
function noMarks() {
  return { names: [], setbacks: [] };
}

/**
 * Whether a list in a quote begins right under a line of text: without a line between them it is running text.
 * @param {string} before
 * @param {string} line
 */
function beginsList(before, line) {
  return QUOTED_ITEM.test(line) && !QUOTED_ITEM.test(before) && !isBlankQuote(before);
}

/** @param {string} line */
function isBlankQuote(line) {
  return /^(?:>\s*)+$/.test(line);
}

/**
 * What comes below the lines of a quote or table: the line itself, and an empty one of the same quotes where a list begins.
 * @param {string[]} lines
 * @param {string} line
 */
function linesBelow(lines, line) {
  const before = lines.at(-1) ?? "";
  const isInList = lines.some((each) => QUOTED_ITEM.test(each));
  const bare = isBlankQuote(before) ? line.replace(HALF_INDENT, "$1").replace(LOOSE_TEXT, "$1    ") : line;
  const inList = isBelowItem(lines) ? bare.replace(SHALLOW_ITEM, "$1    ") : bare;
  const own = isInList ? inList : atMargin(line);
  const isParted = [line, own].some((each) => beginsList(before, each)) || (ANY_QUOTED_ITEM.test(own) && endsInNote(lines));
  return [...(isParted ? [(/^(?:>\s?)+/.exec(own)?.[0] ?? "").trim()] : []), own];
}

/**
 * Whether the last text of a quote is that of a note, also where it stands in an item.
 * @param {string[]} lines
 */
function endsInNote(lines) {
  const last = lines.findLast((line) => isBlankQuote(line) || ANY_QUOTED_ITEM.test(line) || QUOTED_NOTE.test(line));
  return last !== undefined && QUOTED_NOTE.test(last);
}

/**
 * Whether the last text of a quote stands in an item of a list.
 * @param {string[]} lines
 */
function isBelowItem(lines) {
  for (let n = lines.length - 1; n >= 0; n -= 1) {
    if (QUOTED_ITEM.test(lines[n])) return true;
    const isAtMargin = !isBlankQuote(lines[n]) && !/^(?:> ?)+ {2}/.test(lines[n]);
    if (isAtMargin && (n === 0 || isBlankQuote(lines[n - 1]))) return false;
  }
  return false;
}

/**
 * A line of a quote without the spaces that would make code of it, or place it in a list above the quote.
 * @param {string} line
 */
function atMargin(line) {
  return line.replace(/^((?:> ?)+)\s{4,}/, "$1").replace(HALF_INDENT, "$1");
}

/**
 * The lines of a text with each list in a quote, when all of it stands a few spaces in, at the margin of that quote.
 * @param {Line[]} read
 */
function withListsAtMargin(read) {
  /** @type {string[]} */
  let above = [];
  let size = 0;
  return read.map((line) => {
    if (line.sort !== "quote") {
      [above, size] = [[], 0];
      return line;
    }
    const [, marks = "", indent = ""] = QUOTE_INDENT.exec(line.text) ?? [];
    if (!isBlankQuote(line.text)) size = indent.length < size || !size ? sizeOf(line.text, indent, above) : size;
    const text = indent.length < size ? line.text : marks + line.text.slice(marks.length + size);
    above.push(text);
    return { ...line, text };
  });
}

/**
 * How many spaces a list in a quote stands in that begins with a line; 0 when none does.
 * @param {string} line
 * @param {string} indent
 * @param {string[]} above
 */
function sizeOf(line, indent, above) {
  return indent.length < 4 && QUOTED_ITEM.test(line) && !isBelowItem(above) ? indent.length : 0;
}

/**
 * A block of one line. An item stands as far in as the file has it at its level, however far that is where it was typed.
 * @param {Block["sort"]} sort
 * @param {string} line
 * @param {Marks} marks
 * @param {number[]} indents Those of the items that it may stand in, the outermost first; those for the next item afterwards.
 * @returns {Block}
 */
function beginBlock(sort, line, marks, indents) {
  if (sort !== "item") indents.length = 0;
  else enterItem(indents, line.length - line.trimStart().length);
  const own = sort === "item" ? INDENT.repeat(indents.length - 1) + line.trimStart() : line;
  return { sort, lines: sort === "mark" ? [] : [own], ...marks };
}

/**
 * @param {number[]} indents
 * @param {number} indent
 */
function enterItem(indents, indent) {
  while (indents.length && indent <= indents[indents.length - 1] - DEEPER) indents.pop();
  const last = indents.at(-1);
  if (last === undefined || indent >= last + DEEPER) indents.push(indent);
}

/**
 * A text as blocks: what belongs together on the page, with the names of what it shows.
 * @param {string} text
 * @returns {Block[]}
 */
export function readBlocks(text) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {number[]} */
  const indents = [];
  let isOpen = false; // whether a line of the same sort goes on with the last block
  for (const { sort, text: line, marks } of withListsAtMargin(asMeant(text).split("\n").map(readLine))) {
    const last = blocks.at(-1);
    if (sort === "mark" && last) {
      last.names.push(...marks.names);
      last.setbacks.push(...marks.setbacks);
    } else if (isOpen && last?.sort === sort) last.lines.push(...linesBelow(last.lines, line));
    else if (sort !== "blank") blocks.push(beginBlock(sort, atMargin(line), marks, indents));
    isOpen = sort === "quote" || sort === "table";
  }
  return blocks;
}

/**
 * The words of a block that is no table, without the sign of a heading or a quote.
 * @param {Pick<Block, "sort" | "lines">} block
 */
export function wordsOf({ sort, lines }) {
  if (sort === "heading") return lines[0].replace(/^#+\s*/, "");
  if (sort === "quote") return lines.map((line) => line.replace(/^>\s?/, "")).join(" ");
  return lines.join(" ").trim();
}

/** @typedef {Pick<FormSite, "slugOf" | "setbackOf">} Naming */

/**
 * The marker of a block as the file has it: ingredients before setbacks, each once; none for a block that shows nothing.
 * @param {Block} block
 * @param {Naming} naming
 */
function markerOf({ names, setbacks }, { slugOf, setbackOf }) {
  // A name without a letter is no slug; it stays, so that the mark is not lost without a word.
  const ingredients = [...new Set(names.map((name) => slugOf(name) || name))].join(" ");
  const trouble = [...new Set(setbacks.map((name) => setbackOf(name) || name))].join(" ");
  const attributes = (ingredients && ` ingredient="${ingredients}"`) + (trouble && ` setback="${trouble}"`);
  return attributes ? [`{:${attributes} }`] : [];
}

/**
 * The kind of list that a block is an item of; empty for any other block.
 * @param {Block} block
 */
function listOf({ sort, lines }) {
  return sort !== "item" ? "" : /^\s*-/.test(lines[0]) ? "-" : "1.";
}

/**
 * A section as Markdown. Every line that someone typed is a paragraph of its own; a mark goes under its paragraph.
 * @param {string} text
 * @param {Naming} naming
 */
export function toMarkdown(text, naming) {
  const parts = [];
  /** @type {string[]} Of the lists that go on their kinds, the outermost first. */
  const kinds = [];
  let begun = 0; // the level of the first item since the last blank line: what stands less far in would be text of that item
  for (const block of readBlocks(text)) {
    const lines = [...block.lines, ...markerOf(block, naming)];
    const kind = listOf(block);
    const level = kind ? (lines[0].length - lines[0].trimStart().length) / INDENT.length : 0;
    const isInList = kind !== "" && kinds.length > 0 && level >= begun && [undefined, kind].includes(kinds[level]);
    if (!isInList) begun = level;
    parts.push(`${parts.length ? (isInList ? "\n" : "\n\n") : ""}${lines.join("\n")}`);
    kinds.splice(level, Infinity, ...(kind ? [kind] : []));
  }
  return parts.join("");
}

/**
 * The line of a text that became a line of its Markdown; undefined when several lines or none did.
 * @param {string} text
 * @param {string} line
 */
export function lineAsTyped(text, line) {
  const bare = (/** @type {string} */ each) => each.replace(/\s+/gu, "");
  return text.split("\n").find((each) => bare(readBlocks(each)[0]?.lines[0] ?? "") === bare(line));
}

/**
 * A text with another line in the place of the first that is this one.
 * @param {string} text
 * @param {string} line
 * @param {string} other
 */
export function withLine(text, line, other) {
  const lines = text.split("\n");
  return lines.with(lines.indexOf(line), other).join("\n");
}

/**
 * Where a line of a text ends; the end of the text when it is not in it.
 * @param {string} text
 * @param {string} line
 */
export function endOfLine(text, line) {
  const lines = text.split("\n");
  const at = lines.indexOf(line);
  return at < 0 ? text.length : lines.slice(0, at + 1).join("\n").length;
}

/**
 * The names of all that a text is said to show.
 * @param {string} text
 * @returns {Marks}
 */
export function marksIn(text) {
  const blocks = readBlocks(text);
  return { names: blocks.flatMap((block) => block.names), setbacks: blocks.flatMap((block) => block.setbacks) };
}

/**
 * Adds an ingredient or setback to the paragraph at `position`, or to the one that a heading, a table or an image there comes before; gives the
 * new text and where the cursor belongs.
 * @param {string} text
 * @param {number} position
 * @param {string} title
 * @param {keyof Marks} [sort]
 */
export function markAt(text, position, title, sort = "names") {
  const lines = text.split("\n");
  let number = bearerAt(lines, text.slice(0, position).split("\n").length - 1);
  if (number < 0) return null;
  while (/^\s*[>|]/.test(lines[number]) && /^\s*[>|]/.test(lines[number + 1] ?? "")) number += 1;
  const marks = noMarks();
  let end = number + 1;
  for (let read = readMark(lines[end] ?? ""); read; read = readMark(lines[++end] ?? "")) {
    marks.names.push(...read.names);
    marks.setbacks.push(...read.setbacks);
  }
  marks[sort] = [...new Set([...marks[sort], title])];
  const written = writeMarks(marks);
  lines.splice(number + 1, end - number - 1, ...written);
  return { text: lines.join("\n"), position: lines.slice(0, number + 1 + written.length).join("\n").length };
}

/** @param {string} line */
const isText = (line) => line.trim() !== "" && !readMark(line);

/**
 * Whether a line is a paragraph, an item or a quote, to which a mark belongs.
 * @param {string} line
 */
export function bearsMarks(line) {
  return isText(line) && !UNMARKABLE.test(line);
}

/**
 * The line of the paragraph that someone means with the cursor in this line; -1 when there is none.
 * @param {string[]} lines
 * @param {number} at
 */
function bearerAt(lines, at) {
  const near = lines.findLastIndex((line, n) => n <= at && isText(line));
  if (near >= 0 && bearsMarks(lines[near])) return near;
  const after = lines.findIndex((line, n) => n > near && bearsMarks(line));
  return near < 0 ? -1 : after >= 0 ? after : lines.findLastIndex((line, n) => n < near && bearsMarks(line));
}

/**
 * Puts a reference in a text; gives the new text and where the cursor belongs. With the cursor in a mark or an empty line it goes behind the
 * paragraph above, where a mark stays a mark; in a word, behind that word and its point or comma.
 * @param {string} text
 * @param {number} position
 * @param {string} reference
 */
export function referAt(text, position, reference) {
  const lines = text.split("\n");
  const at = text.slice(0, position).split("\n").length - 1;
  const near = lines.findLastIndex((line, n) => n <= at && isText(line));
  const isBelow = near >= 0 && near < at && !UNMARKABLE.test(lines[near]);
  const isInWord = /[\p{L}\p{N}]$/u.test(text.slice(0, position)) && /^[\p{L}\p{N}]/u.test(text.slice(position));
  const place = isBelow ? lines.slice(0, near + 1).join("\n").trimEnd().length
    : isInWord ? position + text.slice(position).search(/\s|$/) : position;
  return { text: text.slice(0, place) + reference + text.slice(place), position: place + reference.length };
}

/**
 * Takes one ingredient or setback away wherever the text is marked with it.
 * @param {string} text
 * @param {string} title
 * @param {keyof Marks} [sort]
 */
export function unmark(text, title, sort = "names") {
  const lines = text.split("\n").flatMap((line) => {
    const marks = readMark(line);
    if (!marks) return [line];
    return writeMarks({ ...marks, [sort]: marks[sort].filter((name) => name !== title) });
  });
  return lines.join("\n");
}
