// Lines that stand on every page of a document, which a PDF puts in the middle of its text: `Pagina 2 van 4`, and the name above it. `hoedan
// import` leaves out the same (hooks/hoedan/intake/page_lines.py, held by tests/intake/test_page_lines.py).

import { fold } from "../shared/fold.js";

const LONGEST = 90;
const MOST_SHOWN = 3;
const NUMBER = "\\d{1,4}";
const TOTAL = `(?:[ \\t]*(?:van|of|/)[ \\t]*${NUMBER})`;
/** The number of a page with the word for it or between dashes, with or without the name of the document beside it. */
const PAGE = new RegExp(
  `^(?:(?:|\\S.{0,70}[ \\t|–—•·,:-])(?:pagina|pag\\.?|blz\\.?|bladzijde|page)[ \\t]*${NUMBER}${TOTAL}?(?:|[ \\t|–—•·,:-].{0,70})|[-–—|][ \\t]*${NUMBER}[ \\t]*[-–—|])$`, "i");
/** What may be one: only beside a line that comes back. */
const NUMBER_ALONE = new RegExp(`^${NUMBER}${TOTAL}?$`, "i");
const GOES_ON = /^\p{Ll}/u;
const IS_END = /[.!?:;|]["'’”)]*$/;

/**
 * Which lines stand on every page, by their places, and the places where a sentence goes on behind them: there the line before it ends.
 * @param {string[]} lines
 * @returns {{ out: number[], joined: [number, number][] }}
 */
function pageLines(lines) {
  const bare = lines.map((line) => line.trim().replace(/^#{1,6}\s+/, ""));
  const full = bare.flatMap((line, n) => (line ? [n] : []));
  const isNumber = (/** @type {number} */ n) => NUMBER_ALONE.test(bare[n]);
  const pages = repeated(full.filter((n) => PAGE.test(bare[n])), bare);
  const numbers = new Set([...pages, ...full.filter(isNumber)]);
  const beside = full.flatMap((n, at) => (numbers.has(n) ? [full[at - 1], full[at + 1]] : []))
    .filter((n) => n !== undefined && n !== full[0] && !numbers.has(n) && bare[n].length <= LONGEST);
  const heads = repeated([...new Set(beside)], bare);
  const alone = full.filter((n, at) => isNumber(n) && (heads.has(full[at - 1]) || heads.has(full[at + 1])));
  const out = new Set([...pages, ...heads, ...alone]);
  const kept = full.filter((n) => !out.has(n));
  const joined = kept.flatMap((n, at) => {
    const next = kept[at + 1];
    const isBroken = full.some((each) => each > n && each < next && out.has(each)) && !IS_END.test(bare[n]) && GOES_ON.test(bare[next]);
    return isBroken ? [/** @type {[number, number]} */ ([n, next])] : [];
  });
  return { out: [...out].sort((one, other) => one - other), joined };
}

/**
 * Those lines that are there more than once, whatever their numbers are.
 * @param {number[]} places
 * @param {string[]} lines
 */
function repeated(places, lines) {
  const keys = places.map((n) => fold(lines[n]).replace(/\d+/g, "#"));
  return new Set(places.filter((_, at) => keys.indexOf(keys[at]) !== keys.lastIndexOf(keys[at])));
}

/**
 * A text without what stands on every page of it, and what is told of that; null when there is no such line.
 * @param {string} text
 * @returns {import("./paste.js").Pasted | null}
 */
export function textOfPages(text) {
  const lines = text.split("\n");
  const { out, joined } = pageLines(lines);
  if (!out.length) return null;
  const said = [...new Set(out.map((n) => lines[n].trim().replace(/^#{1,6}\s+/, "")))].slice(0, MOST_SHOWN).map((line) => `‘${line}’`).join(", ");
  /** @type {Set<number>} */
  const gone = new Set(out);
  for (const [at, next] of [...joined].reverse()) {
    lines[at] = `${lines[at].trimEnd()} ${lines[next].trim()}`;
    for (let n = at + 1; n <= next; n += 1) gone.add(n);
  }
  return { text: lines.filter((_, n) => !gone.has(n)).join("\n"), said: [`Weggelaten, want het staat op elke pagina: ${said}.`] };
}
