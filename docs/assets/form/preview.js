// The story as the site would show it. Everything is made as text: nothing that someone typed becomes markup.

import { element } from "../shared/dom.js";
import { bareWords, readInline, readTable } from "./inline.js";
import { beginOf } from "./patterns.js";
import { frontMatterOf, imagesOf, sourcesOf, textsOf, wordsOfImage } from "./story.js";
import { Structure } from "./structure.js";
import { whereAndWhen } from "./where_and_when.js";

/** @typedef {import("./blocks.js").Part} Part */

/** @type {{ strong: "strong", emphasis: "em" }} */
const TAGS = { strong: "strong", emphasis: "em" };
const LEADS_AWAY = /^(?:https?|mailto):/i;

/**
 * @param {Draft} draft
 * @param {FormSite} site
 * @param {(key: string) => HTMLElement | null} pictureOf The image with this key, when it is there.
 */
export function makePreview(draft, site, pictureOf) {
  const { headings, titles } = site;
  const front = frontMatterOf(draft);
  const { top, under } = imagesOf(draft);
  /** @type {(images: Record<string, string>[]) => HTMLElement[]} */
  const figures = (images) => images.map((image) => makeFigure(image, pictureOf(image.key)));
  /** @type {SourceNumbers} */
  const numbers = new Map();
  const texts = textsOf(draft, site);
  const place = whereAndWhen(front, site);
  const sections = headings.filter((heading) => (draft.sections[heading] ?? "").trim() || under(heading).length).flatMap((heading) => [
    element("h4", {}, heading),
    ...makeSection(texts.get(heading) ?? "", site, numbers),
    ...figures(under(heading)),
  ]);
  return [
    element("p", { class: "form-preview__place" }, place || "Nog geen gemeente"),
    element("h3", {}, front.title ?? "Nog geen titel"),
    element("p", { class: "lead lead--small" }, front.summary ?? "Nog geen samenvatting."),
    ...(front.ingredients ? [makeList(front.ingredients.map((slug) => titles.get(slug) ?? slug))] : []),
    ...figures(top ? [top] : []),
    ...sections,
    ...makeExtra(front),
    ...makeSources(draft, numbers),
  ];
}

/**
 * @param {Record<string, string>} image
 * @param {HTMLElement | null} picture
 */
function makeFigure(image, picture) {
  const { alt = "Nog geen beschrijving", credit, licence } = wordsOfImage(image);
  for (const [name, value] of Object.entries({ role: "img", "aria-label": alt })) picture?.setAttribute(name, value);
  const told = [credit, licence].filter(Boolean).join(", ");
  return element("figure", { class: "form-preview__image" }, picture ?? `[${alt}]`, ...(told ? [element("figcaption", {}, `Foto: ${told}`)] : []));
}

/** @param {string[]} items */
function makeList(items) {
  return element("ul", { class: "form-preview__ingredients" }, ...items.map((item) => element("li", {}, item)));
}

/**
 * @typedef {Map<string, number>} SourceNumbers Name of a source -> its number, in the order of use.
 * @typedef {object} Reading What is known of the section that is shown.
 * @property {Structure} structure
 * @property {Map<Part, Marks>} marks What each block shows.
 * @property {SourceNumbers} numbers
 */

/**
 * @param {string} text The text of a section as its file has it.
 * @param {FormSite} site
 * @param {SourceNumbers} numbers
 */
function makeSection(text, site, numbers) {
  const structure = new Structure(text.split("\n"), site.grammar);
  /** @type {Map<Part, Marks>} */
  const marks = new Map();
  const named = (/** @type {Map<string, string>} */ titles) => (/** @type {string} */ slug) => titles.get(slug) ?? slug;
  for (const { number, ingredients, setbacks } of structure.markers.filter(({ code }) => !code)) {
    const way = structure.wayTo.get(number - 1);
    const block = way?.find(({ kind }) => kind === "quote") ?? way?.at(-1);
    if (block) marks.set(block, { names: ingredients.map(named(site.titles)), setbacks: setbacks.map(named(site.setbacks)) });
  }
  return makeParts(structure.root, { structure, marks, numbers });
}

/**
 * The blocks in a block; the text directly in an item is none. Notes and images stay out: the form shows those that it has itself.
 * @param {Part} whole
 * @param {Reading} reading
 * @returns {(Node | string)[]}
 */
function makeParts({ parts }, reading) {
  const { image_only: image } = reading.structure.grammar;
  return parts.filter(({ kind, lines }) => kind !== "note" && !(lines.length && beginOf(lines[0].text, image))).flatMap((part) => {
    const marks = reading.marks.get(part);
    return part.isTight && !marks ? makeWords(wordsOf(part), reading) : [makeMarked(marks, makePart(part, reading))];
  });
}

/** @param {Part} part */
function wordsOf({ lines }) {
  return lines.map(({ text }) => text.trim()).join(" ");
}

/**
 * @param {Part} part
 * @param {Reading} reading
 * @returns {HTMLElement}
 */
function makePart(part, reading) {
  const { kind, lines } = part;
  if (kind === "list") return element(part.isOrdered ? "ol" : "ul", {}, ...makeParts(part, reading));
  if (kind === "item") return element("li", {}, ...makeParts(part, reading));
  if (kind === "quote") return element("blockquote", {}, ...makeParts(part, reading));
  if (kind === "table") return makeTable(lines.map(({ text }) => text), reading);
  if (kind === "rule") return element("hr");
  if (kind === "code") return element("pre", {}, element("code", {}, lines.map(({ text }) => text).join("\n")));
  if (kind !== "heading") return element("p", {}, ...makeWords(wordsOf(part), reading));
  const heading = reading.structure.headings.find(({ number }) => number === lines[0].number);
  return element("h5", {}, ...makeWords(heading?.text ?? wordsOf(part), reading));
}

/**
 * A block with what it shows above it.
 * @param {Marks | undefined} marks
 * @param {HTMLElement} content
 */
function makeMarked(marks, content) {
  if (!marks) return content;
  const { names, setbacks } = marks;
  const shown = [
    ...(names.length ? [`Laat zien: ${names.join(", ")}`] : []),
    ...(setbacks.length ? [`Struikelblok: ${setbacks.join("; ")}`] : []),
  ];
  const label = element("p", { class: "form-preview__mark" }, shown.join(" · "));
  const kind = names.length ? "" : " form-preview__passage--setback";
  return element("div", { class: `form-preview__passage${kind}` }, label, content);
}

/**
 * @param {string[]} lines
 * @param {Reading} reading
 */
function makeTable(lines, reading) {
  const [head, ...below] = readTable(lines, reading.structure.grammar);
  const rows = below.length ? below : [head.map(() => "")]; // as the page has it
  /** @type {(cells: string[], tag: "th" | "td") => HTMLElement} */
  const row = (cells, tag) => element("tr", {}, ...cells.map((cell) => element(tag, {}, ...makeWords(cell, reading))));
  return element("table", {}, element("thead", {}, row(head, "th")), element("tbody", {}, ...rows.map((cells) => row(cells, "td"))));
}

/**
 * What may be left out, in words.
 * @param {FrontMatter} front
 */
function makeExtra({ figures = [], quote, conditions, contributors, open_questions: questions, followers = [] }) {
  /** @type {(title: string, items?: string[]) => HTMLElement[]} */
  const part = (title, items) => (items?.length
    ? [element("h4", {}, title), element("ul", {}, ...items.map((item) => element("li", {}, item)))] : []);
  return [
    ...(quote?.text ? [element("blockquote", {}, `‘${quote.text}’`, ...(quote.who ? [` — ${quote.who}`] : []))] : []),
    ...part("Cijfers in beeld", figures.map(wordsOfFigure)),
    ...part("Wat heb je nodig?", conditions),
    ...part("Vraag het na", questions),
    ...part("Verteld door", contributors),
    ...part("Wie doet dit ook?", followers.map(({ municipality = "", since }) => (since ? `${municipality}, sinds ${since}` : municipality))),
  ];
}

/** @param {Figure} figure */
function wordsOfFigure({ value = "", unit, label, of, from }) {
  /** @type {(number: string) => string} */
  const dutch = (number) => (Number.isFinite(Number(number)) ? Number(number).toLocaleString("nl-NL") : number);
  const whole = of ? ` van de ${dutch(of)}` : "";
  const before = from ? ` (eerst ${dutch(from)})` : "";
  return [`${dutch(value)}${whole}`, unit, `${label ?? ""}${before}`].filter(Boolean).join(" ");
}

/**
 * @param {string} text
 * @param {Reading} reading
 */
function makeWords(text, { structure: { grammar }, numbers }) {
  /** @type {(token: InlineToken) => Node | string} */
  const make = (token) => {
    if (token.sort === "text") return bareWords(token.text, grammar);
    if (token.sort === "code") return element("code", {}, token.text);
    if (token.sort === "link") return makeLink(token.target, token.parts.map(make));
    if (token.sort === "address") return makeLink(token.target, [bareWords(token.text, grammar)]);
    if ("parts" in token) return element(TAGS[token.sort], {}, ...token.parts.map(make));
    if (!numbers.has(token.text)) numbers.set(token.text, numbers.size + 1);
    return element("sup", {}, String(numbers.get(token.text)));
  };
  return readInline(text, grammar).map(make);
}

/**
 * @param {string} target
 * @param {(Node | string)[]} words
 */
function makeLink(target, words) {
  return LEADS_AWAY.test(target) ? element("a", { href: target }, ...words) : element("span", {}, ...words);
}

/**
 * The sources in the order in which the text uses them, then those it does not use.
 * @param {Draft} draft
 * @param {SourceNumbers} numbers
 */
function makeSources(draft, numbers) {
  const sources = sourcesOf(draft);
  if (!sources.length) return [];
  /** @type {(source: Source) => number} */
  const rank = ({ id }) => numbers.get(id) ?? Infinity;
  const ordered = [...sources].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
  const items = ordered.map((source) => {
    const words = [source.title ?? "Bron zonder titel", source.publisher, source.date].filter(Boolean);
    return element("li", {}, words.join(", "));
  });
  return [element("h4", {}, "Bronnen"), element("ol", {}, ...items)];
}
