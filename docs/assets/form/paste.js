// What someone pastes from Word, a mail or a website, as text of a section: its tables, headings, lists and links come along.
import { counted } from "../shared/counted.js";
import { LINE_END, LIST_SIGN } from "./text.js";

/**
 * What of a node is read; the DOM's own nodes have it all.
 * @typedef {{ nodeName: string, textContent: string | null, childNodes: Iterable<PastedNode>, getAttribute?: (name: string) => string | null }} PastedNode
 * @typedef {{ text: string, said: string[] }} Pasted The text, and what came along or stayed out.
 * @typedef {{ lines: string[], counts: Map<string, number>, hasFootnotes: boolean, main: number }} Reading The level of headings that part the text.
 */

/** Where the style of an element stands, which as `style` the policy of the site would be told of. */
const STYLE = "data-style";
/** A tag but for its end, and an attribute: neither asks for what may not come, so that nothing is read twice. */
const TAG = /<[a-z](?:[^<>"']|"[^"]*"?|'[^']*'?)*/gi;
const ATTRIBUTE = /[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s"'>][^\s>]*)?)?/g;
/** What a browser does something with as soon as it reads it: rules of style, and the address that all others begin at. */
const IN_EFFECT = /<style\b[^>]*(?:>[\s\S]*?(?:<\/style\s*>|$))?|<base\b[^>]*>?/gi;

const SKIPPED = new Set([
  "#comment", "AUDIO", "BUTTON", "HEAD", "IFRAME", "LINK", "META", "NOSCRIPT", "OBJECT", "SCRIPT", "SELECT", "STYLE", "TEMPLATE", "TEXTAREA",
  "TITLE", "VIDEO",
]);
const IMAGES = new Set(["IMG", "svg"]);
const STRUCK = new Set(["S", "STRIKE", "DEL"]);
const BLOCKS = new Set([
  "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BODY", "DD", "DIV", "DL", "DT", "FIGCAPTION", "FIGURE", "FOOTER", "FORM", "HEADER",
  "HR", "HTML", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "TABLE", "UL",
]);
const HEADING = /^H[1-6]$/;
const LONGEST_HEADING = 90;
/** The level of a heading that is only a bold line. */
const LOWEST = 6;
const MOST_SPANNED = 50;
/** Lists and quotes around an item: with its own the check takes eight. What stands deeper comes along at this depth. */
const DEEPEST = 7;
const TOO_DEEP = new RegExp(`^((?:> | {4}){${DEEPEST}})(?:> | {4})+`);
/** Cells of the largest table that stays one: nobody can follow it, and one that spans columns grows beyond any memory. */
const MOST_CELLS = 10_000;
/** The lines of a page of a PDF or a mail are so long; one that goes on is at least this part of the longest. */
const PAGE = { narrowest: 40, widest: 130 };
const WRAPPED = 0.7;
const FEWEST_WRAPPED = 3;
/** What begins a line of its own, however long the one before it. */
const LINE_ALONE = new RegExp(`^(?:(?:${LIST_SIGN}|[>|#])\\s|\\d{1,3}[.)]\\s|\\[\\^?\\d+\\]\\s)`, "u");
/** The first cell of each line when it is a list, which Word writes with a tab behind its sign, number or letter. */
const SIGN_CELL = new RegExp(`^\\s*(?:${LIST_SIGN}|[o§Øvqüà¨\uf020-\uf0ff]|\\(?(?:\\d{1,3}|[a-z]|[ivx]{1,4})[.)])\\s*$`, "u");
/** What Word writes for an item of a list, which is a paragraph to it: `mso-list:l0 level2 lfo1`. */
const WORD_ITEM = /mso-list:\s*l\d+\s+level(\d)/i;
/** What Word puts before such an item for programs that know no lists: the sign itself. */
const WORD_SIGN = /mso-list:\s*ignore/i;
const HIDDEN = /display:\s*none|visibility:\s*hidden|mso-hide:\s*all/i;
/** A remark of a colleague in the margin of Word, and the sign in the text that leads to it. */
const WORD_COMMENT = /mso-element:\s*comment\s*(?:;|$)/i;
const COMMENT_SIGN = /\bmsocomanchor\b|\bMsoCommentReference\b/i;
const WORD_CONTENTS = /\bMsoToc\d/i;
/** A heading that is none by name: the title of Word, and any of Word on the web. */
const WORD_TITLE = /\bMsoTitle\b/;
/** Quoted by a mail program: a whole message, and no quote. */
const MAIL = /\bgmail_quote\b|\bcite\b/;
/** A raised number is a note, but behind a measure; between signs that no text has, until it is known what stands before it. */
const NOTE = /(.{0,3})\ue000([^\ue000\ue001]*)\ue001/gu;
const NUMBERS = /^\s*\[?(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]?\s*$/;
const MEASURE = /(?:^|[\s\d(])[kcdm]?m$/;
const NUMBERED = /^\s*\(?(?:\d{1,3}|[a-z]|[ivxl]{1,6})[.)]/i;
/** A quote that is a paragraph to Word. */
const WORD_QUOTE = /\bMso(?:Intense)?Quote\b/;
/** What leads through a website, and is no text of the page. */
const MENUS = /^(?:navigation|menu|menubar|search)$/;
/** Where a footnote and an endnote of Word and LibreOffice lead, and its number: an endnote itself is counted in letters. */
const FOOTNOTE = /#_?(?:ftn|sdfootnote)/i;
const ENDNOTE = /#_?(?:edn|sdendnote)(?:ref)?(\d{1,3})/i;
/** How somebody numbers a list where Markdown sees none: `a) Een`, `(1) Een`, `i. Een`, `1.Een`; a capital with a point may begin a name. */
const ITEM_HEAD = /^(\s*)(?:\((\d{1,2}|[a-z]|[ivx]{2,5})\)|(\d{1,2}|[a-z]|[ivx]{2,5})\)|([a-z]|[ivx]{2,5})\.(?=\s)|(\d{1,2})\.(?=\p{L}))\s*(?=\S)/iu;
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];
const FEWEST_ITEMS = 2;
/** Lines of a text that is no quote in a story, when all of them have the mark of one. */
const FEWEST_QUOTED = 6;
const TWICE_MAILED = /([^\s<>]{3,254})<mailto:\1>/gi;
const TWICE_LINKED = /((?:https?:\/\/|www\.)[^\s<>]{1,2000})<(https?:\/\/[^\s<>]{1,2000})>/gi;
const IN_HOOKS = /<(https?:\/\/[^\s<>]{1,2000})>/gi;
/** @type {Map<string, import("../shared/counted.js").Counted>} */
const NAMES = new Map([
  ["table", ["tabel", "tabellen"]], ["heading", ["tussenkop", "tussenkoppen"]], ["item", ["punt van een lijst", "punten van een lijst"]],
  ["link", ["link", "links"]], ["quote", ["citaat", "citaten"]], ["image", ["beeld", "beelden"]],
  ["struck", ["doorgestreept stuk", "doorgestreepte stukken"]], ["comment", ["opmerking", "opmerkingen"]],
  ["contents", ["inhoudsopgave", "inhoudsopgaven"]], ["menu", ["menu", "menu’s"]],
]);

/** @param {PastedNode} node */
const styleOf = (node) => node.getAttribute?.(STYLE) ?? "";

/** @param {PastedNode} node */
const classOf = (node) => node.getAttribute?.("class") ?? "";

/** @param {PastedNode} node */
const isHeading = (node) => HEADING.test(node.nodeName) || WORD_TITLE.test(classOf(node)) || node.getAttribute?.("role") === "heading";

/** @param {PastedNode} node */
const isStruck = (node) => STRUCK.has(node.nodeName) || /line-through/i.test(styleOf(node));

/** @param {PastedNode} node */
const isList = (node) => node.nodeName === "UL" || node.nodeName === "OL";

/** @param {PastedNode} node @returns {boolean} */
const holdsBlocks = (node) =>
  [...node.childNodes].some((child) => BLOCKS.has(child.nodeName) || isHeading(child) || holdsBlocks(child));

/**
 * A page of somebody else in which nothing has an effect when it is parsed: no style, and nothing to run. The policy of the site stops both also
 * in a document that nobody sees, and tells of each.
 * @param {string} page
 */
export function withoutEffect(page) {
  return page.replace(IN_EFFECT, "").replace(TAG, (tag) => tag.replace(ATTRIBUTE, (attribute) => (/^(?:style\b|on)/i.test(attribute) ? `data-${attribute}` : attribute)));
}

/**
 * The text of what was pasted as a page, `withoutEffect`; null when it has no form that plain text would lose.
 * @param {PastedNode} root
 * @returns {Pasted | null}
 */
export function textOfPage(root) {
  /** @type {Reading} */
  const reading = { lines: [], counts: new Map(), hasFootnotes: leadsToFootnotes(root), main: mainLevel(levelsIn(root)) };
  readBlock(root, reading, 0);
  if (!reading.counts.size) return null;
  return { text: joined(reading.lines), said: summary(reading.counts) };
}

/**
 * A text in which lines that count up as a list does are its items; null when there are none.
 * @param {Pasted} pasted
 * @returns {Pasted | null}
 */
export function textOfItems({ text, said }) {
  const lines = text.replace(LINE_END, "\n").split("\n");
  let found = 0;
  let isLettered = false;
  for (let n = 0; n < lines.length; n += 1) {
    const items = itemsFrom(lines, n);
    if (items.length < FEWEST_ITEMS) continue;
    const isInner = /^\s*\d+[.)]\s|^\s*[-*+•]\s/.test(lines[n - 1] ?? "");
    for (const [count, { at, head }] of items.entries()) {
      isLettered ||= /[a-z]/i.test(head);
      lines[at] = `${isInner ? "    " : ""}${count + 1}. ${lines[at].slice(head.length)}`;
    }
    found += items.length;
  }
  if (!found) return null;
  const letters = isLettered ? ["Letters voor een punt zijn nummers geworden."] : [];
  return { text: joined(lines), said: [...said, `Meegekomen: ${counted(found, NAMES.get("item") ?? ["", ""])}.`, ...letters] };
}

/**
 * The items of a list that begins on a line: each the next number or letter, of one kind, with at most a blank line between them.
 * @param {string[]} lines
 * @param {number} start
 */
function itemsFrom(lines, start) {
  /** @type {{ at: number, head: string }[]} */
  const items = [];
  for (let at = start; at < lines.length; at += 1) {
    if (!lines[at].trim() && items.length && lines[at - 1].trim()) continue;
    const found = ITEM_HEAD.exec(lines[at]);
    if (!found || !mayBe(found.slice(2), items.length)) break;
    items.push({ at, head: found[0] });
  }
  return items;
}

/**
 * Whether what stands before a line counts it as the item after `count` others.
 * @param {string[]} heads Of each way to write one, what was written.
 * @param {number} count
 */
function mayBe(heads, count) {
  const head = heads.find((each) => each !== undefined)?.toLowerCase() ?? "";
  const isName = /^[A-Z]+$/.test(heads[2] ?? "");
  return !isName && [String(count + 1), ROMAN[count], String.fromCharCode("a".charCodeAt(0) + count)].includes(head);
}

/**
 * Cells with tabs between them, as a spreadsheet gives them, as a table; null for any other text, also for a list.
 * @param {string} text
 * @returns {Pasted | null}
 */
export function textOfCells(text) {
  const rows = text.replace(LINE_END, "\n").replace(/(?<!\n)\n+$/, "").split("\n").map((line) => line.split("\t"));
  if (rows.length < 2 || rows[0].length < 2 || rows.some((row) => row.length !== rows[0].length)) return null;
  if (rows.every(([first, ...others]) => SIGN_CELL.test(first) && others.length === 1)) return null;
  return { text: writeTable(rows).join("\n"), said: summary(new Map([["table", 1]])) };
}

/** @param {string} line */
const isEnd = (line) => /[.!?:]["'’”)]*(?:\[\^?\d+\])*$/.test(line);

/**
 * A text whose lines were broken to fit a page, as from a PDF or a plain mail, with its paragraphs whole again; null for any other text.
 * @param {string} text
 * @returns {Pasted | null}
 */
export function textOfLines(text) {
  const lines = text.replace(LINE_END, "\n").split("\n").map((line) => line.trim());
  const sizes = lines.filter(Boolean).map((line) => line.length).sort((one, other) => one - other);
  const widest = sizes[Math.floor(sizes.length * 0.9)] ?? 0; // an address may be longer than the page is wide
  const isLong = (/** @type {string} */ line) => line.length > WRAPPED * widest;
  const isFull = (/** @type {string} */ line) => isLong(line) && !isEnd(line);
  const goesOn = lines.filter((line, n) => isFull(line) && /^[\p{Ll}\d(]/u.test(lines[n + 1] ?? "")).length;
  if (widest < PAGE.narrowest || widest > PAGE.widest || goesOn < FEWEST_WRAPPED || goesOn * 3 < sizes.length) return null;
  return { text: joined(wholeLines(lines, areApart(lines, isLong) ? isLong : isFull)), said: ["Afgebroken regels staan weer aan elkaar."] };
}

/**
 * The text of a mail as it was written: without the marks of a mail that was quoted as a whole, with the lines of that whole again,
 * and with each address once, which Outlook writes as `info@a.nl<mailto:info@a.nl>`. Any other text is left as it is.
 * @param {string} text
 */
export function textOfMail(text) {
  let bare = text;
  while (isQuoted(bare)) bare = bare.replace(/^[ \t]*> ?/gm, "");
  const whole = bare === text ? text : (textOfLines(bare)?.text ?? bare);
  return whole.replace(TWICE_MAILED, "$1").replace(IN_HOOKS, (_, href) => `<${addressBehind(href)}>`)
    .replace(TWICE_LINKED, (both, shown, href) => (bareAddress(shown) === bareAddress(href) ? href : both));
}

/** @param {string} text */
function isQuoted(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  return lines.length >= FEWEST_QUOTED && lines.every((line) => /^[ \t]*>/.test(line));
}

/** @param {string} address */
function bareAddress(address) {
  return address.toLowerCase().replace(/^https?:\/\//, "").replace(/\/$/, "");
}

/** @param {string | undefined} line */
const mayGoOn = (line) => Boolean(line && !LINE_ALONE.test(line));

/**
 * Whether an empty line ends each paragraph, so that a full line goes on behind its point as well.
 * @param {string[]} lines
 * @param {(line: string) => boolean} isLong
 */
function areApart(lines, isLong) {
  return lines.filter((line) => !line).length >= FEWEST_WRAPPED && !lines.some((line, n) => isEnd(line) && !isLong(line) && mayGoOn(lines[n + 1]));
}

/**
 * Lines with what was broken from them behind them again.
 * @param {string[]} lines
 * @param {(line: string) => boolean} isBroken
 */
function wholeLines(lines, isBroken) {
  /** @type {string[]} */
  const whole = [];
  for (const [n, line] of lines.entries()) {
    const before = n && isBroken(lines[n - 1]) && mayGoOn(line) ? whole.pop() : undefined;
    if (before === undefined) whole.push(line);
    else whole.push(/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(line) && !/^(?:en|of)\b/.test(line) ? before.slice(0, -1) + line : `${before} ${line}`);
  }
  return whole;
}

/** @param {Map<string, number>} counts */
function summary(counts) {
  /** @type {(keys: string[]) => string} */
  const list = (keys) => keys.flatMap((key) => {
    const [what, count] = [NAMES.get(key), counts.get(key)];
    return what && count ? [counted(count, what)] : [];
  }).join(", ");
  const [kept, lost] = [list(["table", "heading", "item", "link", "quote"]), list(["image", "struck", "comment", "contents", "menu"])];
  return [...(kept ? [`Meegekomen: ${kept}.`] : []), ...(lost ? [`Niet meegekomen: ${lost}.`] : [])];
}

/** @param {Reading} reading @param {string} key */
function count({ counts }, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * Whether a node is no text for a reader; what somebody may miss is counted.
 * @param {PastedNode} node
 * @param {Reading} reading
 */
function isLeftOut(node, reading) {
  const style = styleOf(node);
  if (WORD_COMMENT.test(style)) count(reading, "comment");
  const isContents = WORD_CONTENTS.test(classOf(node));
  if (isContents) reading.counts.set("contents", 1);
  const isMenu = node.nodeName === "NAV" || MENUS.test(node.getAttribute?.("role") ?? "");
  if (isMenu && (node.textContent ?? "").trim()) count(reading, "menu");
  return isMenu || SKIPPED.has(node.nodeName) || HIDDEN.test(style) || WORD_COMMENT.test(style) || isContents
    || COMMENT_SIGN.test(classOf(node)) || (node.getAttribute?.("hidden") ?? null) !== null;
}

/**
 * Lines without empty ones at the ends or twice in a row.
 * @param {string[]} lines
 */
function joined(lines) {
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").replace(/^\n+|(?<!\n)\n+$/g, "");
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
    if (isLeftOut(child, reading)) continue;
    if (isStruck(child) || !isBlock(child)) words += readInline(child, reading);
    else {
      end();
      readPart(child, reading, depth);
    }
  }
  end();
}

/** @param {PastedNode} node */
const isBlock = (node) => BLOCKS.has(node.nodeName) || isHeading(node) || holdsBlocks(node);

/** @param {PastedNode} node @param {Reading} reading @param {number} depth */
function readPart(node, reading, depth) {
  if (isHeading(node)) addHeading(readInline(node, reading), reading, levelOf(node));
  else if (node.nodeName === "TABLE") readTable(node, reading, depth);
  else if (node.nodeName === "PRE") addParagraph(node.textContent ?? "", reading);
  else if (isQuote(node)) readQuote(node, reading, depth);
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
    if (isBold(node) && words.trim().length <= LONGEST_HEADING && !/[.!;,]$/.test(words.trim())) addHeading(words, reading, LOWEST);
    else addParagraph(words, reading);
  }
}

/** @param {PastedNode} node */
function isQuote(node) {
  return node.nodeName === "BLOCKQUOTE" ? !MAIL.test(`${classOf(node)} ${node.getAttribute?.("type") ?? ""}`) : WORD_QUOTE.test(classOf(node));
}

/** @param {PastedNode} node @param {Reading} reading @param {number} depth */
function readQuote(node, reading, depth) {
  /** @type {Reading} */
  const quote = { ...reading, lines: [] };
  readBlock(node, quote, depth);
  if (quote.lines.some(Boolean)) count(reading, "quote");
  reading.lines.push("", ...quote.lines.filter(Boolean).map((line) => `> ${line}`.replace(TOO_DEEP, "$1")), "");
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
    const level = Number(item.getAttribute?.("aria-level") ?? item.getAttribute?.("data-aria-level") ?? 0) // Word on the web has no list in a list
      || Number(WORD_ITEM.exec(styleOf(item))?.[1] ?? 0); // nor has Outlook
    addItem(own.map((child) => readInline(child, reading)).join(" "), list.nodeName === "OL", level ? level - 1 : depth, reading);
    for (const inner of item.childNodes) if (isList(inner)) readList(inner, reading, depth + 1);
  }
}

/** @param {PastedNode} table @param {Reading} reading @param {number} depth */
function readTable(table, reading, depth) {
  const rows = rowsIn(table).map((row) => [...row.childNodes].filter((cell) => /^T[DH]$/.test(cell.nodeName)));
  const cells = rows.flat();
  const widest = rows.map((row) => row.reduce((sum, cell) => sum + spanOf(cell, "colspan"), 0)).reduce((one, other) => Math.max(one, other), 0);
  const isFrame = cells.filter((cell) => (cell.textContent ?? "").trim()).length < 2 || rows.length * widest > MOST_CELLS || cells.some(holdsParts);
  if (isFrame) for (const cell of cells) readBlock(cell, reading, depth);
  else {
    count(reading, "table");
    reading.lines.push("", ...writeTable(gridOf(rows, reading)), "");
  }
}

/**
 * Whether a cell has a table or a heading in it: then the table only puts things beside each other.
 * @param {PastedNode} node
 * @returns {boolean}
 */
function holdsParts(node) {
  return [...node.childNodes].some((child) => child.nodeName === "TABLE" || isHeading(child) || holdsParts(child));
}

/**
 * The words of each cell in its column, also below one that is as high as several rows.
 * @param {PastedNode[][]} rows
 * @param {Reading} reading
 */
function gridOf(rows, reading) {
  /** @type {string[][]} */
  const grid = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (grid[y][x] !== undefined) x += 1;
      const [wide, high] = [spanOf(cell, "colspan"), spanOf(cell, "rowspan")];
      for (const below of grid.slice(y, y + high)) for (let n = x; n < x + wide; n += 1) below[n] ??= "";
      grid[y][x] = readInline(cell, reading);
    }
  }
  const widest = Math.max(...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: widest }, (_, n) => row[n] ?? ""));
}

/** @param {PastedNode} cell @param {string} name */
function spanOf(cell, name) {
  return Math.min(Math.max(Number.parseInt(cell.getAttribute?.(name) ?? "", 10) || 1, 1), MOST_SPANNED);
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
  return words.trim().replace(NOTE, (_, before, numbers) => before + noteOf(before, numbers)).replace(/\s+/gu, " ");
}

/**
 * A raised number as text: a note, or part of a measure.
 * @param {string} before What stands before it.
 * @param {string} numbers
 */
function noteOf(before, numbers) {
  if (MEASURE.test(before) && /^[23]$/.test(numbers)) return numbers === "2" ? "²" : "³";
  return `${numbers.split(/[,;]/).map((number) => `[${number.trim()}]`).join("")}${before ? "" : " "}`;
}

/** @param {string} words @param {Reading} reading */
function addParagraph(words, { lines }) {
  for (const line of words.split("\n")) if (line.trim()) lines.push(oneLine(line));
}

/** @param {string} words @param {Reading} reading @param {number} level */
function addHeading(words, reading, level) {
  const line = oneLine(words);
  if (!line) return;
  count(reading, "heading");
  reading.lines.push("", `${level > reading.main ? "####" : "###"} ${line}`, "");
}

/**
 * The level of a heading; of one that is none by name that of a title.
 * @param {PastedNode} node
 */
function levelOf(node) {
  return Number(HEADING.exec(node.nodeName)?.[0].slice(1) ?? node.getAttribute?.("aria-level") ?? 1);
}

/** @param {PastedNode} node @returns {number[]} */
function levelsIn(node) {
  return [...node.childNodes].flatMap((child) => (isHeading(child) ? [levelOf(child)] : SKIPPED.has(child.nodeName) ? [] : levelsIn(child)));
}

/**
 * The level of the headings that part a text: the highest, but that of a title. What is below it is part of what is above it, as in `hoedan import`.
 * @param {number[]} levels Of all headings, in order.
 */
function mainLevel(levels) {
  const highest = Math.min(LOWEST, ...levels);
  const isTitle = levels[0] === highest && levels.filter((level) => level === highest).length === 1;
  return isTitle ? Math.min(LOWEST, ...levels.filter((level) => level > highest)) : highest;
}

/** @param {string} words @param {boolean} isNumbered @param {number} depth @param {Reading} reading */
function addItem(words, isNumbered, depth, reading) {
  const line = oneLine(words);
  if (!line) return;
  count(reading, "item");
  const around = "    ".repeat(Math.max(0, Math.min(depth, DEEPEST))); // a page may say any number
  reading.lines.push(`${around}${isNumbered ? "1." : "-"} ${line}`);
}

/**
 * The words of a node on one line, but for the breaks the writer made.
 * @param {PastedNode} node
 * @param {Reading} reading
 * @returns {string}
 */
function readInline(node, reading) {
  const name = node.nodeName;
  if (name === "#text") return (node.textContent ?? "").replaceAll("\u00ad", "").replace(/[^\S\u2028\u2029]+/gu, " ").replace(/[\u0085\u2028\u2029]/g, "\n");
  if (isLeftOut(node, reading) || WORD_SIGN.test(styleOf(node))) return "";
  if (name === "BR") return "\n";
  if (isList(node)) return [...node.childNodes].map((child) => readInline(child, reading).trim()).filter(Boolean).join("; ");
  if (isStruck(node) || IMAGES.has(name)) return leave(node, reading);
  const words = [...node.childNodes].map((child) => `${readInline(child, reading)}${BLOCKS.has(child.nodeName) ? " " : ""}`).join("");
  if (name === "Q" && words.trim()) return `‘${words.trim()}’`;
  const href = hrefOf(node);
  return isRaised(node) || /^(?!https?:)[^#]*#/i.test(href) ? raised(endnoteAt(href, reading) || words, reading) : linked(words, href, reading);
}

/**
 * Nothing, for what is told to stay out.
 * @param {PastedNode} node
 * @param {Reading} reading
 */
function leave(node, reading) {
  if (IMAGES.has(node.nodeName)) count(reading, "image");
  else if ((node.textContent ?? "").trim()) count(reading, "struck");
  return "";
}

/**
 * The number of the endnote that an address leads to; empty beside footnotes, which have the same numbers.
 * @param {string} href
 * @param {Reading} reading
 */
function endnoteAt(href, { hasFootnotes }) {
  return (!hasFootnotes && ENDNOTE.exec(href)?.[1]) || "";
}

/** @param {PastedNode} node @returns {boolean} */
function leadsToFootnotes(node) {
  return FOOTNOTE.test(hrefOf(node)) || [...node.childNodes].some(leadsToFootnotes);
}

/** @param {PastedNode} node */
function hrefOf(node) {
  return ((node.nodeName === "A" && node.getAttribute?.("href")) || "").trim();
}

/**
 * Words with the address behind them, when they have one.
 * @param {string} words
 * @param {string} href
 * @param {Reading} reading
 */
function linked(words, href, reading) {
  if (!/^https?:\/\//i.test(href) || !words.trim()) return words;
  count(reading, "link");
  const target = addressBehind(href).replace(/[\s()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
  return `[${oneLine(words).replace(/[[\]]/g, "\\$&")}](${target})`;
}

/** @param {PastedNode} node */
function isRaised(node) {
  return node.nodeName === "SUP" || /vertical-align:\s*super/i.test(styleOf(node));
}

/**
 * Raised words, or those of a link to a note: numbers are kept apart until it is known what stands before them.
 * @param {string} words
 * @param {Reading} reading
 */
function raised(words, reading) {
  const [, numbers] = NUMBERS.exec(words) ?? [];
  if (!numbers) return words;
  count(reading, "note");
  return `\ue000${numbers}\ue001`;
}

/**
 * The address that somebody linked to, without the detour that a mail program or a word processor on the web makes of it.
 * @param {string} href
 */
function addressBehind(href) {
  const url = URL.canParse(href) ? new URL(href) : null;
  const isDetour = url && (/\.safelinks\.protection\.outlook\.com$/.test(url.hostname) || (/^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url"));
  const behind = (isDetour && (url.searchParams.get("q") ?? url.searchParams.get("url"))) || "";
  return (/^https?:\/\//i.test(behind) ? behind : href).replace(/^https?/i, (scheme) => scheme.toLowerCase());
}
