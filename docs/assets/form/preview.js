// The story as the site would show it. Everything is made as text: nothing that someone typed becomes markup.

import { element } from "../shared/dom.js";
import { readInline, readTable } from "./inline.js";
import { frontMatterOf, imagesOf, sourcesOf, wordsOfImage } from "./story.js";
import { readBlocks, wordsOf } from "./text.js";
import { whereAndWhen } from "./where_and_when.js";

/** @type {{ strong: "strong", emphasis: "em", code: "code" }} */
const TAGS = { strong: "strong", emphasis: "em", code: "code" };

/**
 * @param {Draft} draft
 * @param {Pick<FormSite, "headings" | "titles" | "places" | "goes_on">} site
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
  const place = whereAndWhen(front, site);
  const sections = headings.filter((heading) => (draft.sections[heading] ?? "").trim() || under(heading).length).flatMap((heading) => [
    element("h4", {}, heading),
    ...makeBlocks(readBlocks(draft.sections[heading]), numbers),
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
 * @param {Block[]} blocks
 * @param {SourceNumbers} numbers
 */
function makeBlocks(blocks, numbers) {
  /** @type {HTMLElement[]} */
  const made = [];
  for (const [n, block] of blocks.entries()) {
    const above = block.sort === "item" && blocks[n - 1]?.sort === "item" ? made.at(-1) : undefined;
    const list = above && (/^\s/.test(block.lines[0]) || above.matches(kindOf(block))) ? above : undefined;
    if (block.sort !== "item") made.push(makeMarked(block, makeContent(block, numbers)));
    else if (list) addItem(list, block, numbers);
    else made.push(makeItems(block, numbers));
  }
  return made;
}

/**
 * A paragraph with what it shows above it.
 * @param {Block} block
 * @param {HTMLElement} content
 */
function makeMarked({ names, setbacks }, content) {
  const shown = [
    ...(names.length ? [`Laat zien: ${names.join(", ")}`] : []),
    ...(setbacks.length ? [`Struikelblok: ${setbacks.join("; ")}`] : []),
  ];
  if (!shown.length) return content;
  const label = element("p", { class: "form-preview__mark" }, shown.join(" · "));
  const kind = names.length ? "" : " form-preview__passage--setback";
  return element("div", { class: `form-preview__passage${kind}` }, label, content);
}

const ITEM = /^(\s*)(?:-|(\d+)\.)\s/;

/**
 * @param {Block} block
 * @returns {"ol" | "ul"}
 */
function kindOf({ lines }) {
  return ITEM.exec(lines[0])?.[2] ? "ol" : "ul";
}

/**
 * A list of one item.
 * @param {Block} block
 * @param {SourceNumbers} numbers
 */
function makeItems(block, numbers) {
  const list = element(kindOf(block));
  list.append(makeItem(block, numbers));
  return list;
}

/**
 * @param {Block} block
 * @param {SourceNumbers} numbers
 */
function makeItem(block, numbers) {
  const words = element("p", {}, ...readInline(block.lines[0].replace(ITEM, "")).map((token) => makeToken(token, numbers)));
  return element("li", {}, makeMarked(block, words));
}

/**
 * The next item of a list, or of the list in its last item when it stands deeper.
 * @param {HTMLElement} list
 * @param {Block} block
 * @param {SourceNumbers} numbers
 */
function addItem(list, block, numbers) {
  const isDeep = /^\s/.test(block.lines[0]);
  const last = list.lastElementChild;
  const inner = last?.lastElementChild;
  if (!isDeep) list.append(makeItem(block, numbers));
  else if (inner?.matches(kindOf(block))) inner.append(makeItem(block, numbers));
  else last?.append(makeItems(block, numbers));
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
 * @param {Block} block
 * @param {SourceNumbers} numbers
 */
function makeContent(block, numbers) {
  const { sort, lines } = block;
  /** @type {(text: string) => (Node | string)[]} */
  const words = (text) => readInline(text).map((token) => makeToken(token, numbers));
  if (sort === "table") {
    const [head, ...rows] = readTable(lines);
    /** @type {(cells: string[], tag: "th" | "td") => HTMLElement} */
    const row = (cells, tag) => element("tr", {}, ...cells.map((cell) => element(tag, {}, ...words(cell))));
    return element("table", {}, element("thead", {}, row(head, "th")), element("tbody", {}, ...rows.map((cells) => row(cells, "td"))));
  }
  if (sort === "quote") return element("blockquote", {}, ...makeBlocks(readBlocks(withWholeLines(lines.map((line) => line.replace(/^>\s?/, "")))), numbers));
  return element(sort === "heading" ? "h5" : "p", {}, ...words(wordsOf(block)));
}

/**
 * The text of a quote with each paragraph and item on one line, as the text outside a quote has it.
 * @param {string[]} lines
 */
function withWholeLines(lines) {
  const begins = (/** @type {string} */ line) => readBlocks(line)[0]?.sort !== "plain";
  const goesOn = (/** @type {string} */ line, /** @type {string} */ above) => !begins(line) && above.trim() !== "" && !/^\s*[#|>]/.test(above);
  return lines.map((line, n) => (n ? (goesOn(line, lines[n - 1]) ? " " : "\n") : "") + line).join("");
}

/**
 * @param {InlineToken} token
 * @param {SourceNumbers} numbers
 */
function makeToken(token, numbers) {
  const { sort, text } = token;
  if (sort === "reference") {
    if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
    return element("sup", {}, String(numbers.get(text)));
  }
  if (sort === "link") return /^https?:/.test(token.target) ? element("a", { href: token.target }, text) : element("span", {}, text);
  return sort === "text" ? text : element(TAGS[sort], {}, text);
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
