// A draft as a story file: front matter, headings and text, in the one form that the check accepts.

import { plainDate } from "../shared/dutch.js";
import { slugify } from "../shared/fold.js";
import { putTogether, takeApart } from "./kept.js";
import { beginOf } from "./patterns.js";
import { LIST_SIGN, tidy, tidyLine, toMarkdown } from "./text.js";

const PLAIN = /^[A-Za-zÀ-ɏ0-9][^\u0000-\u001f:#"\\{}[\]`]*$/u;
const NOT_PLAIN = /^(?:null|true|false|yes|no|on|off|y|n|~|[0-9.,_xob-]*)$/i;
const ITEM_SIGN = new RegExp(`^\\s*(?:${LIST_SIGN}|\\d{1,2}[.)])\\s+`, "u");
const DUTCH_NUMBER = /^-?(?!0\.)(?:[0-9]{1,3}(?:[. ][0-9]{3})+(?:,[0-9]{1,6})?|[0-9]{1,12},[0-9]{1,6})$/;
const SECTION = "## ";
/** The keys that hold a date. */
const DATES = new Set(["start", "end", "date", "since", "given", "until"]);
/** The keys of a figure that hold a number. */
const NUMBERS = new Set(["value", "from", "of"]);
const NUMBER = /^-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?$/;
const DATE_OR_YEAR = /^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$/;

/**
 * An empty draft; the shape of every other.
 * @param {string[]} headings
 * @returns {Draft}
 */
export function emptyDraft(headings) {
  return {
    slug: "", kept: [], reviewed: "", title: "", summary: "", municipalities: [], period: { start: "", end: "" }, status: "", themes: [], ingredients: [],
    target_groups: [], partners: [], sources: [], contact: { organisation: "", url: "" }, open_questions: "", figures: [],
    quote: { text: "", who: "", source: "" }, conditions: "", contributors: "", inspired_by: [], followers: [], images: [], consent: [],
    sections: Object.fromEntries(headings.map((heading) => [heading, ""])),
  };
}

/**
 * What stands on each line, without the sign of a list before it.
 * @param {string} text
 */
function linesOf(text) {
  return tidy(text).split("\n").map((line) => tidyLine(line.replace(ITEM_SIGN, ""))).filter(Boolean);
}

/**
 * A number as it stands in a Dutch sentence, as a file has it: `17.000` is 17000 and `2,5` is 2.5.
 * tests/form/numbers.json holds this to `plain_number` of hooks/hoedan/model/fields.py.
 * @param {string} text
 */
function plainNumber(text) {
  return DUTCH_NUMBER.test(text) ? text.replace(/[. ]/g, "").replace(",", ".") : text;
}

/**
 * @param {Record<string, string>} row
 * @returns {Record<string, string>}
 */
function figureOf(row) {
  const pairs = Object.entries(withoutEmpty(row));
  return Object.fromEntries(pairs.map(([key, value]) => [key, NUMBERS.has(key) ? plainNumber(value) : value]));
}

/**
 * The rows in which something was filled in.
 * @param {Record<string, string>[]} rows
 */
function filled(rows) {
  return rows.map(withoutEmpty).filter((row) => Object.keys(row).length);
}

/**
 * The front matter of a draft: tidy, and without what was left empty.
 * @param {Draft} draft
 * @returns {FrontMatter}
 */
export function frontMatterOf(draft) {
  /** @type {(value: unknown) => boolean} */
  const isEmpty = (value) => value === "" || (typeof value === "object" && !Object.keys(value ?? {}).length);
  return Object.fromEntries(Object.entries(valuesOf(draft)).filter(([, value]) => !isEmpty(value)));
}

/**
 * Every key that the form knows, in the order of a file.
 * @param {Draft} draft
 */
function valuesOf(draft) {
  const { shown, top } = imagesOf(draft);
  return {
    title: tidyLine(draft.title),
    summary: tidyLine(draft.summary),
    municipalities: draft.municipalities.map(tidyLine).filter(Boolean),
    period: withoutEmpty(draft.period),
    status: draft.status,
    themes: draft.themes,
    ingredients: draft.ingredients,
    target_groups: draft.target_groups,
    partners: filled(draft.partners),
    sources: sourcesOf(draft),
    reviewed: draft.reviewed,
    contact: withoutEmpty(draft.contact),
    open_questions: linesOf(draft.open_questions),
    figures: filled(draft.figures).map(figureOf),
    quote: withoutEmpty(draft.quote),
    conditions: linesOf(draft.conditions),
    contributors: linesOf(draft.contributors),
    inspired_by: draft.inspired_by,
    followers: filled(draft.followers),
    image: top ? { src: top.file, ...wordsOfImage(top) } : {},
    consent: [...filled(draft.consent), ...shown.filter(({ people }) => people === WITH_CONSENT).map(({ file, given, until }) =>
      withoutEmpty({ what: `het beeld ${file}`, given, until }))],
  };
}

/** Where the image of a story stands, when not under a heading. */
export const AT_TOP = "boven";
/** Who is on an image, agreed. */
export const WITH_CONSENT = "ja";
/** Somebody is to be asked yet; until then the image stays at home. */
export const NOT_ASKED = "vraag";

/**
 * The images that go along: the one at the top, and those under each heading.
 * @param {Draft} draft
 */
export function imagesOf({ images, sections }) {
  const [first] = Object.keys(sections);
  const shown = images.filter(({ people }) => people !== NOT_ASKED);
  const top = shown.find(({ place }) => place === AT_TOP);
  /** @type {(heading: string) => Record<string, string>[]} */
  const under = (heading) => shown.filter((image) => image !== top && (Object.hasOwn(sections, image.place) ? image.place : first) === heading);
  return { shown, top, under };
}

/**
 * What is told of an image, without what is left empty.
 * @param {Record<string, string>} image
 */
export function wordsOfImage({ alt = "", credit = "", licence = "" }) {
  return withoutEmpty({ alt, credit, licence });
}

/**
 * An image as a paragraph of the text.
 * @param {Record<string, string>} image
 * @param {string} slug
 */
function writeImage(image, slug) {
  const { alt = "", credit, licence } = wordsInText(image);
  const maker = [credit, licence].filter(Boolean).join(", ");
  return `![${alt}](${slug}/${image.file}${maker ? ` "Foto: ${maker}"` : ""})`;
}

/**
 * What is told of an image in the text, without what Markdown takes for form.
 * @param {Record<string, string>} image
 */
export function wordsInText(image) {
  /** @type {(text: string) => string} */
  const plain = (text) => text.replaceAll("[", "(").replaceAll("]", ")").replaceAll('"', "'").replaceAll("_", " ").replace(/[\\<>`|*{}^~]/g, "");
  return withoutEmpty(Object.fromEntries(Object.entries(wordsOfImage(image)).map(([key, text]) => [key, plain(text)])));
}

/**
 * The sources that someone began to fill in, with their numbers.
 * @param {Draft} draft
 * @returns {Source[]}
 */
export function sourcesOf(draft) {
  return draft.sources
    .map(({ id, ...rest }) => ({ id: String(id), ...withoutEmpty(rest) }))
    .filter((source) => Object.keys(source).length > 1);
}

/**
 * What was filled in, tidy, with each date as a file has it.
 * @param {Record<string, string>} object
 * @returns {Record<string, string>}
 */
function withoutEmpty(object) {
  const pairs = Object.entries(object).map(([key, value]) => [key, DATES.has(key) ? plainDate(tidyLine(value)) : tidyLine(value)]);
  return Object.fromEntries(pairs.filter(([, value]) => value));
}

/** @typedef {Pick<FormSite, "headings" | "optional_headings" | "slugOf" | "setbackOf"> & { slug?: string }} Writing The slug is that of the story. */

/**
 * The whole file. Of a story that is changed what nobody changed stays as it stands.
 * @param {Draft} draft
 * @param {Writing} site
 */
export function writeStory(draft, site) {
  const written = partsOf(draft, site);
  if (draft.kept.length) return putTogether(draft.kept, written, typedIn(draft, written));
  const [front, body] = [false, true].map((isBody) => [...written].filter(([key, text]) => text && key.startsWith(SECTION) === isBody).map(([, text]) => text));
  return `---\n${front.join("")}---\n\n${body.join("\n")}`;
}

/**
 * A story of the site as a draft that becomes the same file again.
 * @param {Draft} draft
 * @param {string} file
 * @param {Record<string, number>} starts The line on which each part of the file begins.
 * @param {Writing} site
 * @returns {Draft}
 */
export function draftOfFile(draft, file, starts, site) {
  return { ...draft, kept: takeApart(file, starts, typedIn(draft, partsOf(draft, site))) };
}

/**
 * What tells that a part of a file was changed. Of a section that is what somebody typed, for the form may write the same of other text.
 * @param {Draft} draft
 * @param {Map<string, string>} written
 */
function typedIn(draft, written) {
  const { under } = imagesOf(draft);
  return new Map([...written].map(([key, text]) => {
    if (!key.startsWith(SECTION)) return [key, text];
    const heading = key.slice(SECTION.length);
    return [key, JSON.stringify([tidy(draft.sections[heading] ?? "").trim(), ...under(heading)])];
  }));
}

/**
 * The Markdown below each heading of what somebody typed: of a story that is changed, where nobody changed it, as it stands in the file.
 * @param {Draft} draft
 * @param {FormSite} site
 * @returns {Map<string, string>}
 */
export function textsOf(draft, site) {
  const typed = draft.kept.length ? typedIn(draft, partsOf(draft, site)) : new Map();
  return new Map(site.headings.map((heading) => {
    const key = SECTION + heading;
    const part = draft.kept.find((each) => each.key === key && each.was === typed.get(key));
    if (!part) return [heading, toMarkdown(draft.sections[heading] ?? "", site)];
    const lines = part.text.split("\n").map((line) => line.replace(site.grammar.trailing_tab, ""));
    return [heading, lines.slice(beginOf(lines[0], site.grammar.hash_heading) ? 1 : 2).join("\n").replace(/^\n+|(?<!\n)\n+$/g, "")];
  }));
}

/**
 * What stands in the file of each key and under each heading, in order. Block style, as the other stories have it: lists and
 * blocks one line for each item.
 * @param {Draft} draft
 * @param {Writing} site
 * @returns {Map<string, string>}
 */
function partsOf(draft, { headings, optional_headings, slug = draft.slug, ...naming }) {
  /** @type {(heading: string) => string} */
  const textOf = (heading) => [toMarkdown(draft.sections[heading] ?? "", naming), ...imagesOf(draft).under(heading).map((image) => writeImage(image, slug))].filter(Boolean).join("\n\n");
  const front = frontMatterOf(draft);
  const keys = /** @type {(keyof FrontMatter)[]} */ (Object.keys(valuesOf(draft)));
  return new Map([
    ...keys.map((key) => /** @type {[string, string]} */ ([key, front[key] === undefined ? "" : `${key}:${writeValue(front[key])}`])),
    ...headings.map((heading) => /** @type {[string, string]} */ ([SECTION + heading, writeSection(heading, textOf(heading), optional_headings)])),
  ]);
}

/**
 * @param {string} heading
 * @param {string} text
 * @param {string[]} optional
 */
function writeSection(heading, text, optional) {
  return text || !optional.includes(heading) ? `${SECTION}${heading}\n${text ? `\n${text}\n` : ""}` : "";
}

/** @param {string | object} value A text, a block, or a list of either. */
function writeValue(value) {
  if (Array.isArray(value)) return `\n${value.map((item) => `  -${writeItem(item)}`).join("")}`;
  if (typeof value === "object") {
    return ` {${Object.entries(value).map(([key, inner]) => `${key}: ${flowScalar(inner)}`).join(", ")}}\n`;
  }
  return ` ${scalar(value)}\n`;
}

/** @param {string | Record<string, string>} item */
function writeItem(item) {
  if (typeof item !== "object") return ` ${scalar(item)}\n`;
  /** @type {(key: string, value: string) => string} */
  const write = (key, value) => (NUMBERS.has(key) && NUMBER.test(value) ? value : scalar(value));
  return Object.entries(item).map(([key, value], n) => `${n ? "    " : " "}${key}: ${write(key, value)}\n`).join("");
}

/**
 * A word or sentence as it is when YAML reads it as it is, else between double quotes.
 * @param {string} value
 */
function scalar(value) {
  if (DATE_OR_YEAR.test(value) || (/^[0-9]{1,4}$/.test(value) && value[0] !== "0")) return value;
  if (/^https?:\/\/[^\s#'"\\{}[\],]+$/u.test(value) && !value.endsWith(":")) return value;
  return PLAIN.test(value) && !NOT_PLAIN.test(value) && value.trim() === value ? value : JSON.stringify(value);
}

/** @param {string} value */
function flowScalar(value) {
  return value.includes(",") ? JSON.stringify(value) : scalar(value);
}

/**
 * A file name that no other story has: place and title. A story that is changed keeps its own.
 * @param {Draft} draft
 * @param {Set<string>} taken
 */
export function slugOfDraft(draft, taken) {
  if (draft.slug) return draft.slug;
  const places = draft.municipalities.map(slugify);
  const title = slugify(draft.title);
  const whole = places.length && !places.some((place) => title.includes(place)) ? [places[0], title].filter(Boolean).join("-") : title;
  let slug = whole;
  if (whole.length > 60) slug = whole.slice(0, 61).replace(/-[^-]*$/, "").slice(0, 60).replace(/-$/, "");
  if (slug.length < 3 || slug === "index") slug = "mijn-verhaal";
  let number = 2;
  const free = slug;
  while (taken.has(slug)) slug = `${free}-${number++}`;
  return slug;
}
