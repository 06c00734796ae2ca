// The story as the site would show it. Everything is made as text: nothing that someone typed becomes markup.

import { element } from "../shared/dom.js";
import { readInline, readTable } from "./inline.js";
import { frontMatterOf, sourcesOf } from "./story.js";
import { readBlocks } from "./text.js";

/** @type {{ strong: "strong", emphasis: "em", code: "code" }} */
const TAGS = { strong: "strong", emphasis: "em", code: "code" };

/**
 * @param {Draft} draft
 * @param {Pick<FormSite, "headings" | "titles">} site
 */
export function makePreview(draft, { headings, titles }) {
  const front = frontMatterOf(draft);
  /** @type {SourceNumbers} */
  const numbers = new Map();
  const place = [(front.municipalities ?? []).join(", "), periodOf(front)].filter(Boolean).join(" · ");
  const sections = headings.filter((heading) => (draft.sections[heading] ?? "").trim()).flatMap((heading) => [
    element("h4", {}, heading),
    ...readBlocks(draft.sections[heading]).map((block) => makeBlock(block, numbers)),
  ]);
  return [
    element("p", { class: "form-preview__place" }, place || "Nog geen gemeente"),
    element("h3", {}, front.title ?? "Nog geen titel"),
    element("p", { class: "lead lead--small" }, front.summary ?? "Nog geen samenvatting."),
    ...(front.ingredients ? [makeList(front.ingredients.map((slug) => titles.get(slug) ?? slug))] : []),
    ...sections,
    ...makeSources(draft, numbers),
  ];
}

/** @param {FrontMatter} front */
function periodOf(front) {
  const { start = "", end = "" } = front.period ?? {};
  return end && end.slice(0, 4) !== start.slice(0, 4) ? `${start.slice(0, 4)}–${end.slice(0, 4)}` : start.slice(0, 4);
}

/** @param {string[]} items */
function makeList(items) {
  return element("ul", { class: "form-preview__ingredients" }, ...items.map((item) => element("li", {}, item)));
}

/**
 * @typedef {Map<string, number>} SourceNumbers Name of a source -> its number, in the order of use.
 * @param {Block} block
 * @param {SourceNumbers} numbers
 */
function makeBlock(block, numbers) {
  const content = makeContent(block, numbers);
  if (!block.names.length) return content;
  const label = element("p", { class: "form-preview__mark" }, `Laat zien: ${block.names.join(", ")}`);
  return element("div", { class: "form-preview__passage" }, label, content);
}

/**
 * @param {Block} block
 * @param {SourceNumbers} numbers
 */
function makeContent({ sort, lines }, numbers) {
  /** @type {(text: string) => (Node | string)[]} */
  const words = (text) => readInline(text).map((token) => makeToken(token, numbers));
  if (sort === "item") {
    const ordered = /^\s*\d+\./.test(lines[0]);
    return element(ordered ? "ol" : "ul", {}, element("li", {}, ...words(lines[0].replace(/^\s*(?:-|\d+\.)\s/, ""))));
  }
  if (sort === "quote") return element("blockquote", {}, ...words(lines.map((line) => line.replace(/^>\s?/, "")).join(" ")));
  if (sort === "heading") return element("h5", {}, ...words(lines[0].replace(/^#+\s*/, "")));
  if (sort === "table") {
    const [head, ...rows] = readTable(lines);
    /** @type {(cells: string[], tag: "th" | "td") => HTMLElement} */
    const row = (cells, tag) => element("tr", {}, ...cells.map((cell) => element(tag, {}, ...words(cell))));
    return element("table", {}, element("thead", {}, row(head, "th")), element("tbody", {}, ...rows.map((cells) => row(cells, "td"))));
  }
  return element("p", {}, ...words(lines.join(" ")));
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
