// The blocks of a Markdown text as hoedan/text/blocks.py reads them, in its order: there it says why. What changes there changes here.

import { maskEscapes } from "./emphasis.js";
import { beginOf, firstOf } from "./patterns.js";
import { fencesIn, maskCode } from "./text.js";

export const INDENT = "    ";
/** What stands in more blocks than this is text: the check refuses far less (F-010). */
const DEEPEST = 100;

/**
 * @typedef {FormSite["grammar"]} Grammar
 * @typedef {"root" | "paragraph" | "list" | "item" | "quote" | "note" | "table" | "heading" | "rule" | "code"} Kind
 * @typedef {{ number: number, text: string, isFenced: boolean }} Line A line with its place; in a quote or list, without the marks of these.
 * @typedef {"start" | "list" | "loose" | "detabbed" | "quote"} State What the reader is in the middle of.
 */

/** A block with its own lines, or with the blocks in it. */
export class Part {
  /** @type {Part[]} */
  parts = [];
  /** Of a list: numbered. */
  isOrdered = false;
  /** Of a paragraph: text that stands directly in an item. */
  isTight = false;

  /**
   * @param {Kind} kind
   * @param {Line[]} [lines]
   */
  constructor(kind, lines = []) {
    this.kind = kind;
    this.lines = lines;
  }

  /**
   * @param {Kind} kind
   * @param {Line[]} [lines]
   */
  add(kind, lines) {
    const part = new Part(kind, lines);
    this.parts.push(part);
    return part;
  }

  /** The last block in this one that is not the direct text of an item. */
  get last() {
    return this.parts.findLast((part) => !part.isTight);
  }

  /**
   * The number of the line with which it begins; an item without text has none.
   * @returns {number | undefined}
   */
  get begin() {
    if (this.lines.length) return this.lines[0].number;
    for (const part of this.parts) {
      const { begin } = part; // asked once: each asks those in it
      if (begin !== undefined) return begin;
    }
    return undefined;
  }

  loosenText() {
    if (this.parts.length) this.parts[0].isTight = false;
  }

  /**
   * The way to each block below this one, in order: the outermost block first, the block itself last.
   * @param {Part[]} [outer]
   * @returns {Part[][]}
   */
  ways(outer = []) {
    return this.parts.flatMap((part) => [[...outer, part], ...part.ways([...outer, part])]);
  }
}

/**
 * Reads the lines of a text; outside code, the marks of the file are taken for absent.
 * @param {string[]} lines
 * @param {Grammar} grammar
 */
export function readParts(lines, grammar) {
  const fenced = new Set(fencesIn(lines).flatMap(([start, end]) => Array.from({ length: end - start }, (_, n) => start + n)));
  const kept = lines.flatMap((line, number) => {
    const isFenced = fenced.has(number);
    if (!isFenced && beginOf(line, grammar.marker)) return [];
    return [{ number, text: isFenced || /[^ \t]/.test(line) ? expandTabs(line) : "", isFenced }];
  });
  const end = { number: lines.length, text: "", isFenced: false };
  return new Reader(grammar).read(new Part("root"), [...kept, end, end]);
}

/** @param {string} line */
export function expandTabs(line) {
  const parts = line.split("\t");
  const last = parts.pop() ?? "";
  return parts.map((part) => part + " ".repeat(INDENT.length - ([...part].length % INDENT.length))).join("") + last;
}

/**
 * Lines without a blank line or the edge of a fence between them; a single blank line at the end stays.
 * @param {Line[]} lines
 */
function splitBlocks(lines) {
  /** @type {Line[][]} */
  const blocks = [];
  /** @type {Line[]} */
  let block = [];
  for (const [position, line] of lines.entries()) {
    const isBlank = !line.text && !line.isFenced;
    if (block.length && (block[0].isFenced !== line.isFenced || (isBlank && position < lines.length - 1))) {
      blocks.push(block);
      block = [];
    }
    if (block.length || !isBlank) block.push(line);
  }
  return block.length ? [...blocks, block] : blocks;
}

/** Puts blocks in their place. */
class Reader {
  /** @type {State[]} */
  states = ["start"];
  /** @type {Part[]} These come last, wherever they are written. */
  notes = [];

  /**
   * @param {Grammar} grammar
   * @param {number} [depth] How many blocks it is in.
   */
  constructor(grammar, depth = 0) {
    this.grammar = grammar;
    this.depth = depth;
  }

  get state() {
    return this.states[this.states.length - 1];
  }

  /**
   * @param {State} state
   * @param {() => void} act
   */
  entering(state, act) {
    this.states.push(state);
    act();
    this.states.pop();
  }

  /**
   * @param {Part} whole
   * @param {Line[]} lines
   */
  read(whole, lines) {
    this.parse(whole, splitBlocks(lines));
    whole.parts.push(...this.notes);
    return whole;
  }

  /**
   * @param {Part} parent
   * @param {Line[][]} blocks Those that are read are taken out.
   */
  parse(parent, blocks) {
    this.depth += 1;
    for (let block = blocks.shift(); block; block = blocks.shift()) {
      const start = block.findIndex(({ text, isFenced }) => text || isFenced);
      if (start < 0) continue;
      if (this.depth > DEEPEST) this.addParagraph(parent, block.slice(start));
      else this.parseBlock(parent, block.slice(start), blocks);
    }
    this.depth -= 1;
  }

  /**
   * @param {Part} parent
   * @param {Line[]} block
   */
  parseOne(parent, block) {
    if (block.length) this.parse(parent, [block]);
  }

  /**
   * @param {Part} parent
   * @param {Line[]} block
   * @param {Line[][]} blocks
   */
  parseBlock(parent, block, blocks) {
    const { grammar } = this;
    const [{ text: first, isFenced }, second] = block;
    const placeOf = (/** @type {RegExp} */ pattern) => block.findIndex(({ text }) => beginOf(text, pattern));
    const putBack = (/** @type {Line[]} */ rest) => {
      if (rest.length) blocks.unshift(rest);
    };
    const [heading, rule, quote, note] = [grammar.hash_heading, grammar.rule, grammar.quote, grammar.note].map(placeOf);
    if (isFenced) parent.add("code", block);
    else if (first.startsWith(INDENT)) this.addIndented(parent, block, blocks);
    else if (isTable(block, grammar)) parent.add("table", block);
    else if (heading >= 0) {
      this.parseOne(parent, block.slice(0, heading));
      parent.add("heading", [block[heading]]);
      const rest = block.slice(heading + 1);
      putBack(this.state === "loose" ? rest.map((line) => detabbed(line)) : rest);
    } else if (second && beginOf(second.text, grammar.underline)) {
      parent.add("heading", block.slice(0, 2));
      putBack(block.slice(2));
    } else if (rule >= 0) {
      this.parseOne(parent, block.slice(0, rule));
      parent.add("rule", [block[rule]]);
      putBack(block.slice(rule + 1));
    } else if (beginOf(first, grammar.list_item)) this.addList(parent, block);
    else if (quote >= 0) {
      this.parseOne(parent, block.slice(0, quote));
      this.addQuote(parent, block.slice(quote).map((line) => unquoted(line, grammar)));
    } else if (note >= 0) {
      this.parseOne(parent, block.slice(0, note));
      this.addNote(block.slice(note), blocks);
    } else this.addParagraph(parent, block);
  }

  /**
   * What is indented goes on with an item, or is code.
   * @param {Part} parent
   * @param {Line[]} block
   * @param {Line[][]} blocks
   */
  addIndented(parent, block, blocks) {
    const { last } = parent;
    if ((parent.kind === "item" || last?.kind === "list") && this.state !== "detabbed") {
      this.addToItem(parent, block);
      return;
    }
    const end = block.findIndex(({ text }) => text.trim() && !text.startsWith(INDENT));
    const code = end < 0 ? block : block.slice(0, end);
    if (last?.kind === "code" && !last.lines[0].isFenced) last.lines.push(...code);
    else parent.add("code", code);
    if (end >= 0) blocks.unshift(block.slice(end));
  }

  /**
   * @param {Part} parent
   * @param {Line[]} block
   */
  addToItem(parent, block) {
    const { level, target } = this.findLevel(parent, block[0].text);
    const own = block.map((line) => detabbed(line, level));
    this.entering("detabbed", () => {
      const inner = parent.kind === "item" && parent.last?.kind === "list" ? parent.last : parent;
      if (parent.kind === "item") this.parseOne(inner, own);
      else if (target.kind === "item") this.parseOne(target, own);
      else if (target.last?.kind === "item") {
        target.last.loosenText();
        this.parse(target.last, splitBlocks(own));
      } else this.parseOne(target.add("item"), own);
    });
  }

  /**
   * How far a line is indented in lists, and the list or item that it belongs to.
   * @param {Part} parent
   * @param {string} text
   */
  findLevel(parent, text) {
    const wanted = levelOf(text);
    let target = parent;
    let level = this.state === "list" ? 1 : 0;
    while (wanted > level) {
      const child = target.last;
      if (child?.kind !== "list" && child?.kind !== "item") break;
      if (child.kind === "list") level += 1;
      target = child;
    }
    return { level, target };
  }

  /**
   * @param {Part} parent
   * @param {Line[]} block
   */
  addList(parent, block) {
    const isOrdered = !beginOf(block[0].text, this.grammar.bullet);
    const items = splitItems(block, isOrdered ? this.grammar.numbered : this.grammar.bullet, this.grammar);
    const { last } = parent;
    let target = parent;
    if (last?.kind === "list" && last.isOrdered === isOrdered) {
      target = last;
      loosen(last);
      const [first] = items.splice(0, 1);
      this.entering("loose", () => this.parseOne(last.add("item"), first));
    } else if (parent.kind !== "list") {
      target = parent.add("list");
      target.isOrdered = isOrdered;
    }
    this.entering("list", () => {
      for (const item of items) {
        const isInner = item[0].text.startsWith(INDENT);
        this.parseOne(isInner ? target.parts[target.parts.length - 1] : target.add("item"), item);
      }
    });
  }

  /**
   * @param {Part} parent
   * @param {Line[]} lines
   */
  addQuote(parent, lines) {
    this.entering("quote", () => this.parse(parent.add("quote", lines), splitBlocks(lines)));
  }

  /**
   * A note takes the lines below it, and the indented blocks after it, up to the next note.
   * @param {Line[]} block
   * @param {Line[][]} blocks
   */
  addNote(block, blocks) {
    const isNote = (/** @type {Line} */ { text }) => beginOf(text, this.grammar.note) !== undefined;
    let [first, ...below] = block;
    while (below.length && isNote(below[0])) {
      this.keepNote(first, []);
      [first, ...below] = below;
    }
    const end = below.findIndex(isNote);
    const lines = (end < 0 ? below : below.slice(0, end)).map((line) => detabbed(line));
    if (end < 0) lines.push(...this.takeIndented(block[block.length - 1].number, blocks));
    else blocks.unshift(below.slice(end));
    this.keepNote(first, lines);
  }

  /**
   * Takes the indented blocks that go on with a note, each with one blank line before it; two end the note.
   * @param {number} number
   * @param {Line[][]} blocks
   */
  takeIndented(number, blocks) {
    /** @type {Line[]} */
    const taken = [];
    let last = number;
    while (blocks[0]?.[0].text.startsWith(INDENT) && blocks[0][0].number === last + 2) {
      const block = /** @type {Line[]} */ (blocks.shift());
      last = block[block.length - 1].number;
      const end = block.findIndex(({ text }) => beginOf(text, this.grammar.note));
      taken.push({ ...block[0], text: "", isFenced: false }, ...(end < 0 ? block : block.slice(0, end)).map((line) => detabbed(line)));
      if (end >= 0) {
        blocks.unshift(block.slice(end));
        break;
      }
    }
    return taken;
  }

  /**
   * @param {Line} first
   * @param {Line[]} below
   */
  keepNote(first, below) {
    this.notes.push(new Reader(this.grammar, this.depth).read(new Part("note", [first]), [without(this.grammar.note, first), ...below]));
  }

  /**
   * @param {Part} parent
   * @param {Line[]} block
   */
  addParagraph(parent, block) {
    if (!block.some(({ text }) => text.trim())) return;
    const last = parent.parts.at(-1);
    if (this.state !== "list") parent.add("paragraph", block);
    else if (last?.isTight) last.lines.push(...block);
    else parent.add("paragraph", block).isTight = true;
  }
}

/**
 * Makes paragraphs of the text directly in the last item of a list, as a blank line after it does.
 * @param {Part} list
 */
function loosen({ parts }) {
  const item = parts.at(-1);
  const last = item?.parts.at(-1);
  item?.loosenText();
  if (last) last.isTight = false;
}

/**
 * The items of a list, and between them the lines with which an inner list begins.
 * @param {Line[]} block
 * @param {RegExp} mark
 * @param {Grammar} grammar
 */
function splitItems(block, mark, grammar) {
  /** @type {Line[][]} */
  const items = [];
  for (const line of block) {
    const last = items.at(-1);
    if (beginOf(line.text, mark)) items.push([without(mark, line)]);
    else if (!last || (beginOf(line.text, grammar.inner_item) && !last[0].text.startsWith(INDENT))) items.push([line]);
    else last.push(line);
  }
  return items;
}

/**
 * How many indents stand before a text.
 * @param {string} text
 */
export function levelOf(text) {
  return Math.floor((/^ */.exec(text)?.[0].length ?? 0) / INDENT.length);
}

/**
 * A line without the mark that it begins with.
 * @param {RegExp} mark
 * @param {Line} line
 * @returns {Line}
 */
function without(mark, line) {
  return { ...line, text: line.text.slice(beginOf(line.text, mark)?.[0].length ?? 0) };
}

/**
 * @param {Line} line
 * @param {Grammar} grammar
 */
function unquoted(line, grammar) {
  return line.text.trim() === ">" ? { ...line, text: "" } : without(grammar.quote, line);
}

/**
 * A line without so many times the indent; one with less keeps what it has.
 * @param {Line} line
 * @param {number} [level]
 * @returns {Line}
 */
function detabbed(line, level = 1) {
  const indent = INDENT.repeat(level);
  return line.text.startsWith(indent) ? { ...line, text: line.text.slice(indent.length) } : line;
}

/**
 * Whether a block is a table: its second line has dashes under as many cells as the first.
 * @param {Line[]} block
 * @param {Grammar} grammar
 */
function isTable([head, edge, ...others], grammar) {
  if (!edge || !head.text.includes("|")) return false;
  const hasBorder = isBordered(head.text, grammar);
  const [cells, dashes] = [head, edge].map(({ text }) => splitRow(text, hasBorder, grammar));
  if (cells.length === 1 && !(hasBorder && [edge, ...others].every(({ text }) => isBordered(text, grammar)))) return false;
  return cells.length === dashes.length && /^[|:\- ]*$/.test(dashes.join(""));
}

/**
 * @param {string} row
 * @param {Grammar} grammar
 */
export function isBordered(row, grammar) {
  const bare = row.replace(/^ +|(?<! ) +$/g, "");
  return bare.startsWith("|") || firstOf(bare, grammar.right_border) !== undefined;
}

/**
 * The cells of a row; a bar in code or after a backslash is text.
 * @param {string} row
 * @param {boolean} hasBorder
 * @param {Grammar} grammar
 */
export function splitRow(row, hasBorder, grammar) {
  const bare = row.replace(/^ +|(?<! ) +$/g, "");
  const own = hasBorder ? bare.replace(/^\|/, "").replace(grammar.right_border, "") : bare;
  const masked = maskEscapes(maskCode(own), grammar);
  let start = 0;
  return masked.split("|").map(({ length }) => {
    const cell = own.slice(start, start + length);
    start += length + 1;
    return cell;
  });
}
