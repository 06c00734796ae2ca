// What stands where in the text of a section, as hoedan/text/body.py reads it: there it says why.

import { expandTabs, readParts } from "./blocks.js";
import { maskEscapes } from "./emphasis.js";
import { beginOf, firstOf } from "./patterns.js";
import { maskCode } from "./text.js";

const CODE = "\u001a";
/** What stands in the place of a line end or bar between two blocks or cells. */
const BREAK = "\u001c";
export const QUOTES = /^(?: {0,3}> ?)+/;
/** The marks of the quotes and items before a text. */
const MARKS = /^(?: *(?:>|[-*+] |\d{1,9}\. ) *)+/;
const ATTRIBUTES = /\{[^{}\n]*\}\s*$/u;

/** What may be a letter of a word. */
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/**
 * @typedef {import("./blocks.js").Part} Part
 * @typedef {import("./blocks.js").Grammar} Grammar
 * @typedef {{ number: number, level: number, text: string, attributes: string, isNested: boolean }} Heading
 * @typedef {{ number: number, text: string, ingredients: string[], setbacks: string[], code: string }} Marker With the rule that it breaks; empty when it breaks none.
 */

/** A text with its blocks: what of it is code, and in which blocks each line stands. */
export class Structure {
  /**
   * @param {string[]} typed The lines of a text.
   * @param {Grammar} grammar
   */
  constructor(typed, grammar) {
    this.typed = typed;
    this.grammar = grammar;
    this.root = readParts(typed, grammar);
    this.ways = this.root.ways();
    /** Of each line the way to its innermost block; the line of a mark is in none. */
    this.wayTo = new Map(this.ways.flatMap((way) => way[way.length - 1].lines.map(({ number }) => /** @type {const} */ ([number, way]))));
    /** The lines with the blocks of code taken out. */
    this.lines = typed.map((line, n) => (this.kindAt(n) === "code" ? CODE.repeat(line.length) : line));
    /** The lines with all code, and what stands after a backslash, taken out. */
    this.masked = this.lines.map((line) => maskEscapes(maskCode(line), grammar));
    /** The same, with a break where a cell of a table ends. */
    this.parted = this.masked.map((line, n) => (this.kindAt(n) === "table" ? line.replaceAll("|", () => BREAK) : line));
    /** The same as one text, with a break where a block or cell ends; everything keeps its place. */
    this.whole = this.parted.map((line, n) => line + (n === typed.length - 1 ? "" : this.goesOnBelow(n) ? "\n" : BREAK)).join("");
    /** The lines without the marks of quotes. */
    this.bare = this.lines.map((line) => expandTabs(line).replace(QUOTES, ""));
  }

  /**
   * The innermost block of a line.
   * @param {number} number
   * @returns {Part | undefined}
   */
  partAt(number) {
    return this.wayTo.get(number)?.at(-1);
  }

  /** @param {number} number */
  kindAt(number) {
    return this.partAt(number)?.kind;
  }

  /** @param {number} number */
  goesOnBelow(number) {
    const part = this.partAt(number);
    return part?.kind === "paragraph" && part === this.partAt(number + 1);
  }

  /**
   * The number of the line in which a place of the text is.
   * @param {number} place
   */
  lineAt(place) {
    let end = -1;
    return this.typed.findIndex((line) => {
      end += line.length + 1;
      return place <= end;
    });
  }

  /**
   * Whether a line stands in a list.
   * @param {number} number
   */
  isInList(number) {
    return (this.wayTo.get(number) ?? []).some(({ kind }) => kind === "list");
  }

  /**
   * Whether an item begins on a line.
   * @param {number} number
   */
  beginsItem(number) {
    return isBegunBy(this.wayTo.get(number) ?? [], number);
  }

  /** Of each line with which a note begins the name of that note; of a note in a note that of the outer one. */
  get notes() {
    const firsts = this.ways.map((way) => way[way.length - 1]).filter(({ kind }) => kind === "note").map(({ lines: [line] }) => line);
    return new Map(firsts.reverse().map(({ number, text }) => [number, beginOf(text, this.grammar.note)?.groups?.id ?? ""]));
  }

  /** Notes, named `^` and their own name, and addresses that stand apart from their link; one in the text of an item is a note to GitHub. */
  get definitions() {
    const inItems = this.ways.flatMap((way) => {
      const { kind, lines } = way[way.length - 1];
      if (kind !== "paragraph" || !way.some((part) => part.kind === "item")) return [];
      return lines.slice(1).flatMap(({ number, text }) => {
        const found = beginOf(text.trimStart(), this.grammar.note);
        return found ? [/** @type {const} */ ([number, found.groups?.id ?? ""])] : [];
      });
    });
    const notes = new Map([...this.notes, ...inItems]);
    return this.masked.flatMap((line, number) => {
      if (notes.has(number)) return [{ number, name: `^${notes.get(number)}` }];
      const address = beginOf(line.replace(MARKS, ""), this.grammar.definition);
      return address && !address[1].startsWith("^") ? [{ number, name: address[1] }] : [];
    });
  }

  /** What begins like a reference to a source, with its line and, when it is one, its number. */
  get references() {
    const { reference, reference_like } = this.grammar;
    const named = new Set([...this.notes].filter(([, name]) => firstOf(`[^${name}]`, reference)?.[0] === `[^${name}]`).map(([number]) => number));
    return this.masked.flatMap((line, number) => {
      const left = named.has(number) ? line.replace("[^", () => CODE + CODE) : line;
      return [...left.matchAll(reference_like)].map(({ 0: like, index }) => {
        const found = firstOf(like, reference);
        return { number, id: found?.[0] === like ? found[1] : undefined, written: this.typed[number].slice(index, index + like.length) };
      });
    });
  }

  /**
   * Everything that is a marker or looks like one; that behind a heading is told with the heading.
   * @returns {Marker[]}
   */
  get markers() {
    const { marker, marker_like, swapped_marker } = this.grammar;
    const attributed = new Set(this.headings.filter(({ attributes }) => attributes).map(({ number }) => number));
    return this.masked.flatMap((line, number) => {
      const exact = beginOf(line, marker);
      if (exact) {
        const [ingredients, setbacks] = [exact.groups?.ingredients, exact.groups?.setbacks].map((slugs) => [...new Set(slugs?.split(" "))]);
        return [{ number, text: line.slice(line.indexOf("{")).trim(), ingredients, setbacks, code: this.markerFault(number) }];
      }
      const like = attributed.has(number) ? undefined : firstOf(line, marker_like);
      if (!like) return [];
      const text = this.typed[number].slice(like.index, (like.index ?? 0) + like[0].length);
      return [{ number, text, ingredients: [], setbacks: [], code: beginOf(line.trim(), swapped_marker) ? "V-063" : "V-040" }];
    });
  }

  /**
   * Why a marker in the right form belongs to no paragraph, item or quote; empty when it does.
   * @param {number} number
   */
  markerFault(number) {
    const { image_only, marker_like, list_item } = this.grammar;
    const [above = "", line, below = ""] = [this.masked[number - 1], this.masked[number], this.masked[number + 1]?.replace(QUOTES, "")];
    if (firstOf(above, marker_like)) return "V-073";
    if (quoteDepth(line) > quoteDepth(above)) return "V-040";
    const way = this.wayTo.get(number - 1);
    if (way?.at(-1)?.kind !== "paragraph" || beginOf(above, image_only) || this.isBare(way)) return "V-041";
    const goesOn = way[0].kind === "list" && beginOf(below.replace(/^ +/, ""), list_item);
    return /[^ ]/.test(below) && !goesOn && !firstOf(below, marker_like) ? "V-042" : "";
  }

  /**
   * Whether a paragraph has no word, only references or signs; of a quote the other paragraphs count too.
   * @param {Part[]} way
   */
  isBare(way) {
    const lines = way.at(-1)?.lines ?? [];
    return !way.some(({ kind }) => kind === "quote") && !lines.some(({ text }) => WORD_CHARACTER.test(text.replace(this.grammar.reference, "")));
  }

  /** The lines that say something: not blank, no heading, rule or marker. */
  get content() {
    return [...this.wayTo].flatMap(([number, [outer]]) => (this.lines[number]?.trim() && outer.kind !== "heading" && outer.kind !== "rule" ? [number] : []));
  }

  /** The lines of the paragraphs as a reader finds them: without an image alone, and without what is no word of a sentence. */
  get prose() {
    const { address_in_prose, bare_mailbox, image_only, link, reference } = this.grammar;
    const lines = this.ways.flatMap((way) => (way.at(-1)?.kind === "paragraph" ? (way.at(-1)?.lines ?? []) : []));
    return lines.filter(({ text }) => !beginOf(text, image_only)).map(({ number, text }) => {
      const bare = maskCode(text).replace(reference, "").replace(link, (_, image, words) => (image ? "" : words));
      return { number, text: bare.replace(address_in_prose, "").replace(bare_mailbox, "") };
    });
  }

  /** @returns {Heading[]} */
  get headings() {
    return this.ways.flatMap((way) => {
      const { kind, lines } = way[way.length - 1];
      if (kind !== "heading") return [];
      const [{ number, text: first }, second] = lines;
      const hashes = second ? undefined : beginOf(first, this.grammar.hash_heading);
      const level = hashes?.groups ? hashes.groups.level.length : second.text.startsWith("=") ? 1 : 2;
      const text = hashes?.groups ? withoutHashes(hashes.groups.text) : first.trim();
      const attributes = ATTRIBUTES.exec(text)?.[0] ?? "";
      const title = attributes ? text.slice(0, -attributes.length).trim() : text;
      return [{ number, level, text: title, attributes: attributes.trim(), isNested: way.length > 1 }];
    });
  }
}

/**
 * How many quotes begin a line.
 * @param {string} line
 */
function quoteDepth(line) {
  return (QUOTES.exec(line)?.[0].split(">").length ?? 1) - 1;
}

/**
 * Whether one of these blocks is an item that begins on a line.
 * @param {Part[]} way
 * @param {number | undefined} number
 */
export function isBegunBy(way, number) {
  return way.some((part) => part.kind === "item" && part.begin === number);
}

/**
 * What stands behind the hashes of a heading, without those that close it: these have a space before them.
 * @param {string} title
 */
function withoutHashes(title) {
  const whole = title.trim();
  const bare = whole.replace(/(?<!#)#+$/, "");
  return !bare || bare.endsWith(" ") ? bare.trim() : whole;
}
