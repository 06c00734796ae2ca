// A whole text that was pasted, sorted into the sections of a story. Nothing is thrown away: a piece that fits nowhere is proposed with the one
// before, and a list of sources comes last. `hoedan import` sorts alike (hooks/hoedan/intake/sorting.py, held by tests/intake/test_sorting.py).

import { fold } from "../shared/fold.js";
import { nearest } from "./nearest.js";
import { LIST_SIGN } from "./text.js";

/**
 * @typedef {{ section: string, text: string, name?: string, isList?: boolean }} Piece A list is one of sources. The name is a heading that said
 *   no more than the section, and stands in the text only where the writer gives the piece another one.
 * @typedef {{ title: string, pieces: Piece[] }} Sorted
 * @typedef {Pick<FormSite, "headings" | "optional_headings" | "cues" | "heading_words" | "heading_likeness" | "source_lists"> & { grammar: Pick<FormSite["grammar"], "heading_number"> }} Sections
 */

const MARKED_HEADING = /^#{1,6}\s+(.+?)\s*#*$/;
/** One below another heading: it is a piece of its own only when it speaks of a section that no other heading names. */
const INNER_HEADING = /^#{4,6}\s/;
const BEHIND = /(?<![\s:?–—-])[\s:?–—-]+$/;
const LONGEST_PLAIN = 60;
/** A name in which a slip of one letter leaves no doubt. */
const WITH_A_SLIP = /^[a-z' ]{5,25}$/;
const PLAIN_HEAD = /^[\p{Lu}\d][^|>*:@/]{1,58}[^.,:;!|>*@/]$/u;
const SENTENCE = /[.!?]["'’”)]*$/;
const LONGEST_TITLE = 90;
const ITEM = new RegExp(`^(?:${LIST_SIGN}|\\d{1,3}[.)])\\s`, "u");

/**
 * @param {string} text As `textOfPage` gives it, or plain.
 * @param {Sections} site
 * @returns {Sorted}
 */
export function sortText(text, site) {
  const parts = partsOf(text, site);
  const title = titleIn(parts, site);
  const told = parts.filter(({ heading }) => !namesSources(heading, site));
  const lists = parts.filter(({ heading }) => namesSources(heading, site));
  const isKnown = told.some(({ heading }) => sectionOf(heading, site));
  const pieces = [...(isKnown ? byHeading(told, site) : byWords(told, site)), ...lists.map(({ lines }) => ({ section: site.headings.at(-1) ?? "", text: lines.join("\n").trim(), isList: true }))];
  return { title, pieces: pieces.filter(({ text }) => text) };
}

/**
 * @typedef {{ heading: string, lines: string[] }} Part A heading as it was written, empty at the beginning, and what is under it.
 * @param {string} text
 * @param {Sections} site
 */
function partsOf(text, site) {
  /** @type {Part[]} */
  const parts = [{ heading: "", lines: [] }];
  const lines = text.split("\n");
  const heads = headsIn(lines, site);
  const main = lines.filter((line) => !INNER_HEADING.test(line.trim())).map((line) => headingIn(line.trim(), site));
  const named = new Set(["", ...main.map((heading) => sectionOf(heading, site))]);
  for (const [n, line] of lines.entries()) {
    const heading = headingIn(line, site) || (heads.has(n) ? line.trim().replace(/:$/, "") : "");
    const isInside = INNER_HEADING.test(line.trim()) && parts.length > 1 && named.has(sectionOf(heading, site)) && !namesSources(heading, site);
    if (heading && !isInside) parts.push({ heading, lines: [] });
    else parts.at(-1)?.lines.push(isInside ? withHeading(heading, "") : line);
  }
  return parts.filter(({ heading, lines }) => heading || lines.some((line) => line.trim()));
}

/**
 * Where a text without form has lines that are plainly headings: short, no sentence, below an empty line and above a longer
 * one, right above it or alone between empty lines as Word copies it; above a short sentence when it speaks of a section. One alone may be
 * anything, so there must be more.
 * @param {string[]} lines
 * @param {Sections} site
 */
function headsIn(lines, site) {
  const first = lines.findIndex((line) => line.trim());
  const found = lines.flatMap((line, n) => {
    const [before, next, after] = [lines[n - 1] ?? "", lines[n + 1] ?? "", lines[n + 2] ?? ""].map((each) => each.trim());
    const isBelow = () => after.length > LONGEST_PLAIN || ITEM.test(after) || (SENTENCE.test(after) && sectionOf(line, site) !== "");
    const isAbove = next ? next.length > line.length : n > first && isBelow();
    const bare = sectionOf(line, site) ? line.trim().replace(/:$/, "") : line.trim();
    return !before && isAbove && PLAIN_HEAD.test(bare) ? [n] : [];
  });
  return new Set(found.length > 1 && !lines.some((line) => MARKED_HEADING.test(line.trim())) ? found : []);
}

/**
 * The heading that a line is, without its sign; empty for any other line.
 * @param {string} line
 * @param {Sections} site
 */
export function headingIn(line, site) {
  return MARKED_HEADING.exec(line.trim())?.[1] ?? (isPlainHeading(line, site) ? line.trim().replace(/:$/, "") : "");
}

/**
 * A line that is the name of a section and nothing else, as in a text without form.
 * @param {string} line
 * @param {Sections} site
 */
function isPlainHeading(line, site) {
  const { headings, cues, source_lists } = site;
  const name = nameOf(line.trim(), site);
  const isSection = headings.some((heading) => fold(heading) === name || cues[heading].some((cue) => isWord(name, cue)));
  return line.length <= LONGEST_PLAIN && (isSection || source_lists.includes(name) || sectionNear(name, site) !== "");
}

/**
 * Whether a name is a word, or more of the same: `knelpunten`, `obstakels`.
 * @param {string} name
 * @param {string} word
 */
function isWord(name, word) {
  return name.startsWith(word) && ["", "en", "s", "n"].includes(name.slice(word.length));
}

/**
 * Whether what is under a heading is a list of sources.
 * @param {string} heading
 * @param {Sections} site
 */
export function namesSources(heading, site) {
  return site.source_lists.includes(nameOf(heading, site));
}

/**
 * A heading as it is compared: without what numbers it, and without the signs behind it.
 * @param {string} heading
 * @param {Sections} site
 */
function nameOf(heading, { grammar }) {
  return fold(heading.trim().replace(/[*_]/g, "").replace(grammar.heading_number, "").replace(BEHIND, ""));
}

/**
 * The title of the whole: a heading on top, with no name of a section in it, or in a text without form a short line alone that
 * is no sentence. It is taken out.
 * @param {Part[]} parts
 * @param {Sections} site
 */
function titleIn(parts, site) {
  const [first] = parts;
  const [line = "", below = "", ...more] = first?.lines.slice(first.lines.findIndex((each) => each.trim())) ?? [];
  const isMore = parts.length > 1 || more.some((each) => each.trim());
  if (first && !first.heading && !below.trim() && isMore && line.length <= LONGEST_TITLE && !/[.,!?:;|]$|^[-*>|]/.test(line.trim())) {
    first.lines = more;
    if (!more.some((each) => each.trim())) parts.shift();
    return line.trim();
  }
  if (!first?.heading || parts.length < 2 || namesSources(first.heading, site) || isSection(first, parts, site)) return "";
  const title = first.heading;
  first.heading = "";
  if (!first.lines.some((line) => line.trim())) parts.shift();
  return title;
}

/**
 * Whether the heading on top is that of a section. One that says more is not when nothing stands below it, or when a later one
 * speaks of the same or of what comes before it: it is the title of the whole, as `Evaluatie van de pilot`.
 * @param {Part} first
 * @param {Part[]} parts
 * @param {Sections} site
 */
function isSection({ heading, lines }, parts, site) {
  const own = sectionOf(heading, site);
  if (!own || saysOnly(heading, own, site)) return own !== "";
  const upToOwn = site.headings.slice(0, site.headings.indexOf(own) + 1);
  return lines.some((line) => line.trim()) && !parts.slice(1).some((part) => upToOwn.includes(sectionOf(part.heading, site)));
}

/**
 * The section that a heading speaks of: by its name, by the longest word for it, or by either with a slip.
 * @param {string} heading
 * @param {Sections} site
 */
function sectionOf(heading, site) {
  const { headings, cues } = site;
  const name = nameOf(heading, site);
  if (!name) return "";
  const exact = headings.find((each) => fold(each) === name);
  const found = headings.flatMap((each) => cues[each].filter((cue) => holds(name, cue)).map((cue) => ({ each, size: cue.length })));
  return exact ?? found.sort((one, other) => other.size - one.size)[0]?.each ?? sectionNear(name, site);
}

/**
 * The section of the word that a name is with a slip of one letter in it; empty for any other name.
 * @param {string} name
 * @param {Sections} site
 */
function sectionNear(name, { headings, cues, heading_likeness }) {
  if (!WITH_A_SLIP.test(name)) return "";
  const known = headings.flatMap((each) => [...cues[each], each]).filter((word) => Math.abs(word.length - name.length) <= 1);
  const meant = nearest(name, known, heading_likeness);
  return headings.find((each) => meant === each || cues[each].includes(meant ?? "")) ?? "";
}

/**
 * Whether a word, or one that begins with it, is in a text.
 * @param {string} text
 * @param {string} cue
 */
function holds(text, cue) {
  return ` ${text.replace(/[^a-z0-9']+/g, " ")}`.includes(` ${cue}`);
}

/**
 * A piece for each heading. One that speaks of no section goes where its place among the others says, or where the one before it goes.
 * @param {Part[]} parts
 * @param {Sections} site
 * @returns {Piece[]}
 */
function byHeading(parts, site) {
  let section = site.headings[0];
  const sections = byPlace(parts.map(({ heading }) => sectionOf(heading, site)), parts, site);
  return parts.map(({ heading, lines }, n) => {
    const own = sections[n];
    section = own || section;
    const isName = own !== "" && !sections.slice(0, n).includes(own) && saysOnly(heading, own, site);
    const text = lines.join("\n").trim();
    if (!isName) return { section, text: withHeading(heading, text) };
    return { section, text, ...(fold(own) === nameOf(heading, site) ? {} : { name: heading }) };
  });
}

/**
 * A text below a heading.
 * @param {string} heading
 * @param {string} text
 */
export function withHeading(heading, text) {
  return [heading && `### ${heading}`, text].filter(Boolean).join("\n\n");
}

/**
 * Whether a heading says nothing but which section it is: `Wat het opleverde`, `Knelpunten`.
 * @param {string} heading
 * @param {string} section
 * @param {Sections} site
 */
function saysOnly(heading, section, site) {
  const { cues, heading_words } = site;
  const words = nameOf(heading, site).match(/[a-z0-9']+/g) ?? [];
  const names = [section, ...cues[section]].map(fold).sort((one, other) => other.length - one.length);
  const left = names.reduce((rest, name) => rest.replace(new RegExp(` ${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:en|e|'?s|n)?(?= )`, "g"), " "), ` ${words.join(" ")} `);
  if (left === ` ${words.join(" ")} `) return sectionNear(words.join(" "), site) === section;
  return left.split(" ").filter(Boolean).every((word) => heading_words.includes(word));
}

/**
 * The sections of headings, with those that speak of none filled in where it is plain: as many in a row as there are sections
 * between the known ones on either side, which is how somebody tells the same story in words of their own.
 * @param {string[]} sections Empty for a heading that speaks of none.
 * @param {Part[]} parts
 * @param {Sections} site
 */
function byPlace(sections, parts, { headings, optional_headings }) {
  const all = headings.filter((heading) => !optional_headings.includes(heading));
  const filled = [...sections];
  for (let start = 0; start < sections.length; start += 1) {
    if (sections[start] || !parts[start].heading) continue;
    const known = sections.findIndex((section, n) => n > start && section);
    const end = known < 0 ? sections.length : known;
    const until = all.indexOf(sections[known] ?? "");
    const between = all.slice(all.indexOf(sections[start - 1] ?? "") + 1, until < 0 ? all.length : until);
    if (between.length === end - start && !between.some((section) => sections.includes(section))) filled.splice(start, between.length, ...between);
    start = end;
  }
  return filled;
}

/**
 * Without a heading that says so, a paragraph, or all that is under a heading, goes where its words point, and never back.
 * @param {Part[]} parts
 * @param {Sections} site
 * @returns {Piece[]}
 */
function byWords(parts, { headings, cues }) {
  let at = 0;
  /** @type {Piece[]} */
  const pieces = [];
  for (const block of parts.flatMap(blocksOf)) {
    const words = fold(block);
    const scores = headings.map((each) => cues[each].filter((cue) => holds(words, cue)).length);
    const best = scores.indexOf(Math.max(...scores));
    if (scores[best] && best > at) at = best;
    const last = pieces.at(-1);
    if (last?.section === headings[at] && !MARKED_HEADING.test(block.split("\n")[0])) last.text += `\n\n${block}`;
    else pieces.push({ section: headings[at], text: block });
  }
  return pieces;
}

/**
 * @param {Part} part
 * @returns {string[]}
 */
function blocksOf({ heading, lines }) {
  const text = lines.join("\n").trim();
  if (heading) return [`### ${heading}\n\n${text}`.trim()];
  return text.split(/\n{2,}|\n(?![-|>\s]|\d+\.)/).filter((block) => block.trim());
}
