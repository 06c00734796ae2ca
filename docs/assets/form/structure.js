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

/**
 * @typedef {import("./blocks.js").Part} Part
 * @typedef {import("./blocks.js").Grammar} Grammar
 * @typedef {{ number: number, level: number, text: string, attributes: string, isNested: boolean }} Heading
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
    this.ways = readParts(typed, grammar).ways();
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
