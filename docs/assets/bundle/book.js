// The booklet that the parts of a reader's bundle make together, to read and to print.
import { dutchDate } from "../shared/dutch.js";
import { element, need } from "../shared/dom.js";

const root = new URL("../../", import.meta.url);
const page = need("[data-my-bundle]", HTMLElement);
const SVG = "http://www.w3.org/2000/svg";
const COLUMNS = 12; // of the matrix, as many as fit on a page of A5

/** @param {BookPart[]} parts @param {BookPart["kind"]} kind */
const ofKind = (parts, kind) => parts.filter((part) => part.kind === kind);

/** @param {BookPart[]} parts */
export const storiesIn = (parts) => /** @type {BookStory[]} */ (ofKind(parts, "story"));

/** @param {{ name: string }} part */
const idOf = ({ name }) => `boek-${name.replaceAll(":", "-")}`;

/**
 * Cover, contents, foreword, stories with their sources, ingredients and setbacks, passages, and what gives an overview.
 * @param {{ title: string, foreword: string, parts: BookPart[], meanings: Map<string, string>, site: string }} book
 */
export function writeBook({ title, foreword, parts, meanings, site }) {
  const stories = storiesIn(parts);
  const passages = /** @type {BookPassage[]} */ (ofKind(parts, "passage"));
  const chapters = /** @type {(BookStory | BookSubject)[]} */ (parts.filter((part) => part.kind !== "passage"));
  const paragraphs = foreword.split(/\n\s*\n/).filter((text) => text.trim());
  const words = section("foreword", "Voorwoord", ...paragraphs.map((text) => element("p", {}, text)));
  const numbers = new Map(chapters.map((part, position) => [part.name, position + 1]));
  const back = [
    ...(passages.length ? [section("passages", "Passages", ...passages.map(writePassage))] : []),
    ...(stories.length > 1 ? [writeMatrix(stories, numbers)] : []),
    ...(stories.length ? [writeRegister(stories, numbers, meanings)] : []),
  ];
  return [
    writeCover(title.trim() || "Mijn bundel", parts, site),
    writeContents(chapters, back),
    ...(paragraphs.length ? [words] : []),
    ...chapters.map((part) => (part.kind === "story" ? writeStory(part, numbers) : writeSubject(part, numbers, stories))),
    ...back,
    writeColophon(),
  ];
}

/**
 * @param {string} name
 * @param {string} title
 * @param {...Node} children
 */
function section(name, title, ...children) {
  return element("section", { class: `my-book__${name}`, id: `boek--${name}` }, element("h2", {}, title), ...children);
}

/**
 * @param {string} title
 * @param {BookPart[]} parts
 * @param {string} site
 */
function writeCover(title, parts, site) {
  const places = [...new Set(storiesIn(parts).map(({ where }) => where))];
  return element(
    "header",
    { class: "my-book__cover" },
    drawMap(storiesIn(parts)),
    element("p", { class: "my-book__title" }, title),
    element("p", { class: "my-book__places" }, places.join("\u00a0· ")),
    element("p", { class: "my-book__edition" }, `Samengesteld uit de verhalen van ${site}`),
  );
}

/**
 * The country in dots, those of the stories in red, as on the printed bundles.
 * @param {BookStory[]} stories
 */
function drawMap(stories) {
  const map = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["class", "my-book__map"], ["viewBox", page.dataset.map ?? ""], ["aria-hidden", "true"]]) map.setAttribute(name, value);
  const land = document.createElementNS(SVG, "use");
  land.setAttribute("class", "map__land");
  land.setAttribute("href", new URL("assets/kaart.svg#land", root).href);
  map.append(land);
  for (const [x, y, radius] of stories.flatMap((story) => story.dots)) {
    const circle = document.createElementNS(SVG, "circle");
    for (const [name, value] of [["class", "map__dot"], ["cx", x], ["cy", y], ["r", radius + 4]]) circle.setAttribute(String(name), String(value));
    map.append(circle);
  }
  return map;
}

/**
 * Chapters have numbers; what follows them has none.
 * @param {(BookStory | BookSubject)[]} chapters
 * @param {HTMLElement[]} back
 */
function writeContents(chapters, back) {
  /** @type {(id: string, title: string) => HTMLAnchorElement} */
  const link = (id, title) => element("a", { href: `#${id}` }, title);
  const items = chapters.map((part) => element("li", {}, link(idOf(part), part.title), element("span", {}, part.kind === "story" ? part.place : part.label)));
  const others = back.map((part) => element("li", {}, link(part.id, part.firstElementChild?.textContent ?? "")));
  return element(
    "nav",
    { class: "my-book__contents", "aria-label": "Inhoud van je bundel" },
    element("h2", {}, "Inhoud"),
    ...(items.length ? [element("ol", {}, ...items)] : []),
    ...(others.length ? [element("ul", {}, ...others)] : []),
  );
}

/**
 * @param {BookStory} story
 * @param {Map<string, number>} numbers
 */
function writeStory(story, numbers) {
  /** @type {(names: BookName[]) => string} */
  const listed = (names) => names.map(({ title }) => title).join(", ");
  const facts = [{ label: "Ingrediënten", value: listed(story.ingredients) }, { label: "Struikelblokken", value: listed(story.setbacks) }, ...story.facts];
  const text = /** @type {Element} */ (story.text.cloneNode(true));
  const checked = element("p", { class: "my-book__checked" }, `${story.checked}. Het verhaal zoals het nu is: `, element("a", { href: story.url }, story.url.replace(/^https?:\/\//, "")));
  // The sources come last, because a long list fills its last page best.
  const sources = text.querySelector(".sources");
  sources?.before(...text.querySelectorAll("section:has(> .terms)"), element("div", { class: "my-book__way" }, checked, ...(story.wayBack ? [story.wayBack.cloneNode(true)] : [])));
  return element(
    "article",
    { class: "my-book__story", id: idOf(story) },
    story.board.cloneNode(true),
    element("p", { class: "eyebrow" }, `${numbers.get(story.name)} · ${story.place}`),
    element("h2", {}, story.title),
    element("p", { class: "lead" }, story.lead),
    element("dl", { class: "my-book__facts" }, ...facts.filter(({ value }) => value).map(({ label, value }) => element("div", {}, element("dt", {}, label), element("dd", {}, value)))),
    element("div", { class: "prose" }, ...text.childNodes),
  );
}

/**
 * An ingredient or setback: the stories of the bundle that show it at length, the others by name.
 * @param {BookSubject} subject
 * @param {Map<string, number>} numbers
 * @param {BookStory[]} stories
 */
function writeSubject(subject, numbers, stories) {
  const inside = new Map(stories.map((story) => [story.url, story]));
  const shown = subject.shown.filter(({ url, passages }) => inside.has(url) && passages.length);
  const others = subject.shown.filter((each) => !shown.includes(each));
  const questions = subject.questions.length ? [element("h3", {}, "Vragen voor bij jou"), element("ul", {}, ...subject.questions.map((each) => element("li", {}, each)))] : [];
  const passages = shown.flatMap(({ url, title, where, passages }) => [
    element("h4", {}, element("a", { href: `#${idOf(/** @type {BookStory} */ (inside.get(url)))}` }, `${where}: ${title}`)),
    ...passages.map((each) => each.cloneNode(true)),
  ]);
  const rest = others.map(({ url, title, where }) => element("li", {}, `${where}: `, element("a", { href: url }, title)));
  return element(
    "article",
    { class: "my-book__story my-book__subject", id: idOf(subject) },
    element("p", { class: "eyebrow" }, `${numbers.get(subject.name)} · ${subject.label}`),
    element("h2", {}, subject.title),
    element("p", { class: "lead" }, subject.lead),
    element("div", { class: "prose" }, ...questions, ...[...subject.text.cloneNode(true).childNodes]),
    ...(passages.length ? [element("h3", {}, "In deze bundel"), ...passages] : []),
    ...(rest.length ? [element("h3", {}, passages.length ? "Ook in andere verhalen" : "In deze verhalen"), element("ul", { class: "my-book__others" }, ...rest)] : []),
  );
}

/** @param {BookPassage} passage */
function writePassage(passage) {
  return element(
    "figure",
    { class: "my-book__passage", id: idOf(passage) },
    element("p", { class: "eyebrow" }, passage.labels.join(" · ")),
    passage.text.cloneNode(true),
    element("figcaption", {}, `${passage.place}. `, element("a", { href: passage.url }, passage.story)),
  );
}

/**
 * Which story shows which ingredient and setback, in as many tables as fit on paper.
 * @param {BookStory[]} stories
 * @param {Map<string, number>} numbers
 */
function writeMatrix(stories, numbers) {
  const tables = [];
  for (let first = 0; first < stories.length; first += COLUMNS) tables.push(writeTable(stories.slice(first, first + COLUMNS), numbers));
  return section("matrix", "Wat herken je waar?", element("p", {}, "De nummers zijn die van de verhalen, zoals in de inhoud."), ...tables);
}

/**
 * @param {BookStory[]} stories
 * @param {Map<string, number>} numbers
 */
function writeTable(stories, numbers) {
  /** @type {(story: BookStory) => HTMLElement} */
  const head = (story) => element("th", { scope: "col" }, element("span", { class: "visually-hidden" }, `${story.title}: `), String(numbers.get(story.name)));
  /** @type {(label: string, namesOf: (story: BookStory) => BookName[]) => HTMLElement[]} */
  const rows = (label, namesOf) => {
    const names = new Map(stories.flatMap((story) => namesOf(story).map(({ url, title }) => [url, title])));
    const made = [...names].sort(([, one], [, other]) => one.localeCompare(other, "nl")).map(([url, title]) =>
      element("tr", {}, element("th", { scope: "row" }, title), ...stories.map((story) => cell(namesOf(story).some((each) => each.url === url)))));
    if (!made.length) return [];
    return [element("tbody", {}, element("tr", { class: "my-book__group" }, element("th", { scope: "rowgroup" }, label), ...stories.map(() => element("td"))), ...made)];
  };
  const table = element(
    "table",
    {},
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Verhaal"), ...stories.map(head))),
    ...rows("Ingrediënten", ({ ingredients }) => ingredients),
    ...rows("Struikelblokken", ({ setbacks }) => setbacks),
  );
  return element("div", { class: "my-book__scroll", role: "region", "aria-label": "Tabel van verhalen", tabindex: 0 }, table);
}

/** @param {boolean} isShown */
const cell = (isShown) => element("td", {}, ...(isShown ? [element("span", { "aria-hidden": "true" }, "●"), element("span", { class: "visually-hidden" }, "ja")] : []));

/**
 * @param {BookStory[]} stories
 * @param {Map<string, number>} numbers
 * @param {Map<string, string>} meanings
 */
function writeRegister(stories, numbers, meanings) {
  /** @type {Map<string, { title: string, places: BookStory[] }>} */
  const found = new Map();
  for (const story of stories) {
    for (const { title, url } of story.ingredients) found.set(url, { title, places: [...(found.get(url)?.places ?? []), story] });
  }
  const rows = [...found].sort(([, one], [, other]) => one.title.localeCompare(other.title, "nl")).map(([url, { title, places }]) => {
    const links = places.flatMap((story, number) => [number ? ", " : " ", element("a", { href: `#${idOf(story)}` }, String(numbers.get(story.name)))]);
    const meaning = meanings.get(url);
    return element("li", {}, element("b", {}, title), ...links, ...(meaning ? [element("span", { class: "my-book__meaning" }, meaning)] : []));
  });
  return section("register", "Register van ingrediënten", element("p", {}, "De nummers zijn die van de verhalen."), element("ul", {}, ...rows));
}

/** What the page knows of the site, with the day on which this was put together. */
function writeColophon() {
  const words = /** @type {DocumentFragment} */ (need("[data-colophon]", HTMLTemplateElement, page).content.cloneNode(true));
  const today = new Date();
  need("[data-day]", HTMLElement, words).textContent = dutchDate([today.getFullYear(), today.getMonth() + 1, today.getDate()].join("-"));
  return section("colophon", "Colofon", words);
}
