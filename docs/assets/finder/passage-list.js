// Found passages as elements: to read in the list, and to print with their sources as a reading file.

import { copyAndTell } from "../shared/clipboard.js";
import { STORIES, counted } from "../shared/counted.js";
import { all, element } from "../shared/dom.js";
import { collect } from "../bundle/collect.js";
import { partAt } from "../bundle/part.js";
import { openPage } from "../shared/story-page.js";
import { marked } from "./card.js";
import { keep } from "./lists.js";

/** @type {Map<string, Promise<StorySources>>} */
const known = new Map();

/**
 * How a story is cited, and its sources by number, as its own page says.
 * @param {string} story Address of the page.
 */
function sourcesOf(story) {
  return keep(known, story, () => readSources(story));
}

/**
 * @param {string} story
 * @returns {Promise<StorySources>}
 */
async function readSources(story) {
  const found = await openPage(story);
  if (!found) return { citation: "", sources: new Map() };
  /** @type {(part: Element | null | undefined) => string} */
  const textOf = (part) => part?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const sources = all("[id^=bron-]", HTMLLIElement, found.html).map((item) => {
    for (const each of all(".sources__uses", HTMLElement, item)) each.remove();
    return /** @type {[number, string]} */ ([Number(item.id.slice("bron-".length)), textOf(item)]);
  });
  return { citation: textOf(found.html.querySelector("#citaat")), sources: new Map(sources) };
}

/**
 * @param {FoundPassage} passage
 * @param {...Node} under What stands under the text.
 */
function passageItem({ title, place, status, heading, story, url, parts, sources }, ...under) {
  const [where, ...rest] = place.split(" · ");
  const line = element("p", { class: "answer__place" }, element("b", {}, where), ` · ${[...rest, status].filter(Boolean).join(" · ")}`);
  const notes = sources.flatMap((number) => {
    const link = element("a", { href: `${story}#bron-${number}`, "aria-label": `Bron ${number}` }, String(number));
    return [element("sup", { class: "reference" }, link)];
  });
  const text = element("blockquote", { class: "answer__text", cite: url }, element("p", {}, ...marked(parts), ...notes));
  const from = element("h3", { class: "answer__from" }, element("a", { href: url }, title));
  const underHeading = heading ? [element("span", { class: "answer__heading" }, `Onder ${heading}`)] : [];
  return element("li", { class: "answer" }, line, text, element("div", { class: "answer__origin" }, from, ...underHeading), ...under);
}

/** @param {FoundPassage} passage */
export function passageInList(passage) {
  const done = element("span", { class: "answer__done", role: "status" });
  const copying = element("button", { class: "answer__button", type: "button" }, "Kopieer met bronvermelding");
  const name = partAt(passage.url); // a paragraph that has no name of its own comes along with its story
  const keeping = element("button", { class: "answer__button", type: "button" }, name === passage.slug ? "Zet het verhaal in mijn bundel" : "Zet in mijn bundel");
  // Some browsers let a page copy only at once, so the sources are there before the tap.
  for (const type of ["pointerenter", "focus"]) copying.addEventListener(type, () => sourcesOf(passage.story), { once: true });
  copying.addEventListener("click", async () => copyAndTell(await quotationOf(passage), done, "Gekopieerd, met de bronnen erbij."));
  keeping.addEventListener("click", () => collect([name], done));
  return passageItem(passage, element("p", { class: "answer__actions" }, copying, keeping, done));
}

/** @param {FoundPassage} passage */
async function quotationOf(passage) {
  const { citation, lines } = await sourceLines(passage);
  return [`“${passage.parts.map(([text]) => text).join("")}”`, citation, ...lines].join("\n");
}

/** @param {FoundPassage} passage */
async function sourceLines({ story, url, sources }) {
  const found = await sourcesOf(story);
  const lines = sources.flatMap((number) => {
    const source = found.sources.get(number);
    return source ? [`Bron ${number}: ${source}`] : [];
  });
  return { citation: found.citation || url, lines };
}

/** @param {number} count */
export function inPassages(count) {
  return counted(count, ["passage", "passages"]);
}

/**
 * @param {number} count
 * @param {number} stories
 * @param {boolean} isAll Whether the paragraphs of all of them were looked at.
 * @param {string} query
 */
export function passagesText(count, stories, isAll, query) {
  if (!count) return "Geen passages gevonden";
  const from = isAll ? counted(stories, STORIES) : "de verhalen die het best passen";
  return `${inPassages(count)} uit ${from} voor ‘${query}’`;
}

/**
 * What stands above the passages of a reading file.
 * @param {string} query
 * @param {string} intro
 */
export function dossierHead(query, intro) {
  return [element("h2", {}, `Leesdossier: ${query}`), element("p", { class: "dossier__intro" }, intro)];
}

/**
 * The reading file: every passage with how to cite its story, and its sources.
 * @param {FoundPassage[]} passages
 * @param {string} query
 * @param {string[]} filters Labels of what is chosen.
 */
export async function readingFile(passages, query, filters) {
  const stories = new Set(passages.map(({ slug }) => slug)).size;
  const items = passages.map(async (passage) => {
    const { citation, lines } = await sourceLines(passage);
    return passageItem(passage, element("ul", { class: "answer__sources" }, ...[citation, ...lines].map((line) => element("li", {}, line))));
  });
  const count = `${inPassages(passages.length)} uit ${counted(stories, STORIES)}`;
  const chosen = filters.length ? ` Gekozen: ${filters.join(", ")}.` : "";
  return [
    ...dossierHead(query, `${count}, woord voor woord overgenomen.${chosen} Lees het hele verhaal voor je iets gebruikt.`),
    element("ol", { class: "answers" }, ...(await Promise.all(items))),
  ];
}
