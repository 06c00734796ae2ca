// What stands in a bundle, read from the pages of the site: no second copy of what they say.
import { all, element, find, need } from "../shared/dom.js";
import { openPage, settle } from "../shared/story-page.js";
import { partOf } from "./part.js";

/** @type {Map<string, Promise<{ url: string, html: Document } | null>>} */
const pages = new Map();
/** @type {Map<string, Promise<BookPart | MissingPart>>} */
const fetched = new Map();
/** @type {["h2" | "h3" | "h4", "h3" | "h4" | "h5"][]} */
const LOWERED = [["h4", "h5"], ["h3", "h4"], ["h2", "h3"]];
const FIRST_WORDS = 9; // of a passage, to tell it from others

/**
 * A part by the word that names it; one of kind `missing` when it is not there.
 * @param {string} name
 */
export function fetchPart(name) {
  const known = fetched.get(name) ?? read(name);
  fetched.set(name, known);
  return known;
}

/**
 * A page, fetched once; the network is asked again after it failed.
 * @param {string} url
 */
function pageAt(url) {
  const known = pages.get(url) ?? openPage(url);
  pages.set(url, known);
  known.catch(() => pages.delete(url));
  return known;
}

/**
 * @param {string} name
 * @returns {Promise<BookPart | MissingPart>}
 */
async function read(name) {
  const part = partOf(name);
  try {
    if (!part) throw new Error(`no part ${name}`);
    const found = await pageAt(part.url);
    if (!found) throw new Error(`no page ${part.url}`);
    if (part.kind === "story") return readStory(name, part.slug, found);
    return part.kind === "passage" ? readPassage(name, part.anchor, found) : readSubject(name, part.kind, found);
  } catch {
    fetched.delete(name);
    return { name, kind: "missing", title: part?.kind === "passage" ? `Passage uit ${part.slug} (niet gevonden)` : `${part?.slug ?? name} (niet gevonden)` };
  }
}

/** @param {Element} part */
const wordsOf = (part) => part.textContent.replaceAll("\u00ad", "").trim().replaceAll(/\s+/g, " ");

/**
 * A copy: the page is read again for another part.
 * @template {Element} E
 * @param {E} part
 */
const copyOf = (part) => /** @type {E} */ (part.cloneNode(true));

/**
 * @param {string} name
 * @param {string} slug
 * @param {{ url: string, html: Document }} page
 * @returns {BookStory}
 */
function readStory(name, slug, { url, html }) {
  /** @type {(name: string) => HTMLElement} */
  const pick = (name) => need(`[data-bundle-part="${name}"]`, HTMLElement, html);
  /** @type {(name: string) => BookName[]} */
  const namesIn = (name) => all(`[data-bundle-part="${name}"] :is(.ingredient, .setback)`, HTMLAnchorElement, html)
    .map((each) => ({ title: wordsOf(each), url: new URL(each.getAttribute("href") ?? "", url).href }));
  const wayBack = find(".way-back", HTMLElement, html);
  const text = copyOf(pick("text"));
  for (const each of text.querySelectorAll(".changes")) each.remove(); // of the page, not of the book
  return {
    name,
    kind: "story",
    slug,
    url,
    title: need("h1", HTMLElement, html).textContent.trim(),
    lead: pick("lead").textContent.trim(),
    place: wordsOf(pick("place")),
    where: wordsOf(need("b", HTMLElement, pick("place"))),
    checked: upper(wordsOf(pick("checked"))),
    ingredients: namesIn("ingredients"),
    setbacks: namesIn("setbacks"),
    board: settle(element("div", { class: "my-book__board" }, ...all(".story-head .bord", Element, html).map(copyOf)), url),
    facts: all(".facts dt[data-fact]", HTMLElement, html).map((head) => ({ label: head.textContent.trim(), value: valuesAfter(head).join(", ") })),
    wayBack: wayBack && settle(copyOf(wayBack), url),
    dots: (need("[data-dots]", HTMLElement, html).dataset.dots ?? "").split(" ").filter(Boolean).map((dot) => dot.split(",").map(Number)),
    text: lower(settle(text, url, slug)),
  };
}

/**
 * The values of a fact.
 * @param {Element} head
 */
function valuesAfter(head) {
  const values = [];
  for (let next = head.nextElementSibling; next?.tagName === "DD"; next = next.nextElementSibling) {
    const note = find(".facts__note", HTMLElement, next);
    const words = wordsOf(note ?? next);
    const value = note ? `${wordsOf(next).slice(0, -words.length)}${words.startsWith("(") ? words : `(${words})`}` : words;
    values.push(value);
  }
  return values;
}

/**
 * @param {string} name
 * @param {BookSubject["kind"]} kind
 * @param {{ url: string, html: Document }} page
 * @returns {BookSubject}
 */
function readSubject(name, kind, { url, html }) {
  const main = need("main", HTMLElement, html);
  const shown = all(".practice__story", HTMLElement, main).map((practice) => {
    const link = need(".practice__head a", HTMLAnchorElement, practice);
    const passages = all(".quote", HTMLElement, practice).map((quote) => {
      const copy = settle(copyOf(quote), url);
      for (const each of copy.querySelectorAll(".quote__link, .reference")) each.remove();
      return copy;
    });
    return { ...leadsTo(link, url), where: wordsOf(need(".card__place b", HTMLElement, practice)), passages };
  });
  const others = all(".practice .columns li", HTMLElement, main).map((item) => ({
    ...leadsTo(need("a", HTMLAnchorElement, item), url),
    where: wordsOf(need(".count", HTMLElement, item)),
    passages: [],
  }));
  return {
    name,
    kind,
    url,
    title: wordsOf(need("h1", HTMLElement, main)),
    lead: wordsOf(need(".lead", HTMLElement, main)),
    label: wordsOf(need(".eyebrow", HTMLElement, main)),
    questions: all(".questions li", HTMLElement, main).map(wordsOf),
    text: lower(settle(copyOf(need(".sheet__text", HTMLElement, main)), url, name.replace(":", "-"))),
    shown: [...shown, ...others],
  };
}

/**
 * @param {HTMLAnchorElement} link To a story.
 * @param {string} base
 */
function leadsTo(link, base) {
  return { url: new URL(link.getAttribute("href") ?? "", base).href, title: wordsOf(link) };
}

/**
 * @param {string} name
 * @param {string} anchor
 * @param {{ url: string, html: Document }} page Of the story.
 * @returns {BookPassage}
 */
function readPassage(name, anchor, { url, html }) {
  const found = need(`[id="${anchor}"].passage`, HTMLElement, html);
  const labels = all(".passage__label :is(.ingredient, .setback)", HTMLElement, found).map(wordsOf);
  const text = settle(copyOf(found), url);
  for (const each of text.querySelectorAll(".passage__label, .reference")) each.remove();
  const words = wordsOf(text).split(" ");
  const begin = words.slice(0, FIRST_WORDS).join(" ");
  return {
    name,
    kind: "passage",
    url: `${url}#${anchor}`,
    title: `‘${begin}’${words.length > FIRST_WORDS ? " …" : ""}`,
    story: wordsOf(need("h1", HTMLElement, html)),
    place: wordsOf(need('[data-bundle-part="place"]', HTMLElement, html)),
    labels,
    text: element("blockquote", { class: "my-book__quote" }, ...text.childNodes),
  };
}

/**
 * What the ingredients of these stories are, by the address of their page and in its words.
 * @param {BookStory[]} stories
 */
export async function explain(stories) {
  const urls = [...new Set(stories.flatMap(({ ingredients }) => ingredients.map(({ url }) => url)))];
  return new Map(await Promise.all(urls.map(async (url) => /** @type {const} */ ([url, await meaningOf(url)]))));
}

/** @param {string} url */
async function meaningOf(url) {
  try {
    const found = await pageAt(url);
    const lead = found && find(".lead", HTMLElement, found.html);
    return lead ? wordsOf(lead) : "";
  } catch {
    return ""; // the register does without
  }
}

/** @param {string} text */
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The headings of a page in a booklet stand one level lower.
 * @param {HTMLElement} text
 */
function lower(text) {
  for (const [level, below] of LOWERED) {
    for (const heading of text.querySelectorAll(level)) {
      const lower = element(below, heading.id ? { id: heading.id } : {}, ...heading.childNodes);
      heading.replaceWith(lower);
    }
  }
  return text;
}
