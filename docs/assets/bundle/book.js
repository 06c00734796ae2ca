// The stories of a reader's bundle, fetched from their own pages, and the booklet that they make together.
import { all, element, find, need } from "../shared/dom.js";
import { openPage, openStory, settle, storyAddress } from "../shared/story-page.js";

const root = new URL("../../", import.meta.url);
const page = need("[data-my-bundle]", HTMLElement);
/** @type {Map<string, Promise<BookStory | MissingStory>>} */
const fetched = new Map();
/** @type {["h2" | "h3" | "h4", "h3" | "h4" | "h5"][]} */
const LOWERED = [["h4", "h5"], ["h3", "h4"], ["h2", "h3"]];
const SVG = "http://www.w3.org/2000/svg";

/**
 * A story by its slug; `isFound` is false for one that is not there.
 * @param {string} slug
 */
export function fetchStory(slug) {
  const known = fetched.get(slug) ?? read(slug);
  fetched.set(slug, known);
  return known;
}

/**
 * @param {string} slug
 * @returns {Promise<BookStory | MissingStory>}
 */
async function read(slug) {
  try {
    const found = await openStory(slug);
    if (!found) throw new Error(`no story ${slug}`);
    const { url, html } = found;
    /** @type {(name: string) => HTMLElement} */
    const pick = (name) => need(`[data-bundle-part="${name}"]`, HTMLElement, html);
    /** @type {(name: string) => string} */
    const textOf = (name) => pick(name).textContent.trim().replaceAll(/\s+/g, " ");
    return {
      slug,
      url,
      isFound: true,
      title: need("h1", HTMLElement, html).textContent.trim(),
      lead: pick("lead").textContent.trim(),
      place: textOf("place"),
      checked: upper(textOf("checked")),
      ingredients: all(".ingredient", HTMLAnchorElement, pick("ingredients")).map((each) => ({
        title: each.textContent.trim(),
        url: new URL(each.getAttribute("href") ?? "", url).href,
      })),
      board: settle(element("div", { class: "my-book__board" }, ...html.querySelectorAll(".story-head .bord")), url),
      dots: (need("[data-dots]", HTMLElement, html).dataset.dots ?? "").split(" ").filter(Boolean).map((dot) => dot.split(",").map(Number)),
      text: lower(settle(pick("text"), url, slug)),
    };
  } catch {
    fetched.delete(slug);
    return { slug, url: storyAddress(slug), isFound: false, title: `${slug} (niet gevonden)` };
  }
}

/** @type {Map<string, Promise<string>>} */
const meanings = new Map();

/**
 * What the ingredients of these stories are, by the address of their page and in its words.
 * @param {BookStory[]} stories
 */
export async function explain(stories) {
  const urls = [...new Set(stories.flatMap(({ ingredients }) => ingredients.map(({ url }) => url)))];
  for (const url of urls) if (!meanings.has(url)) meanings.set(url, meaningOf(url));
  return new Map(await Promise.all(urls.map(async (url) => /** @type {const} */ ([url, await meanings.get(url) ?? ""]))));
}

/** @param {string} url */
async function meaningOf(url) {
  try {
    const found = await openPage(url);
    return (found && find(".lead", HTMLElement, found.html)?.textContent.trim()) ?? "";
  } catch {
    meanings.delete(url);
    return ""; // the register does without
  }
}

/** @param {string} text */
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The headings of a story in a booklet stand one level lower.
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
 * Cover, contents, foreword, stories with their sources, register of ingredients.
 * @param {{ title: string, foreword: string, stories: BookStory[], meanings: Map<string, string>, site: string }} book
 */
export function writeBook({ title, foreword, stories, meanings, site }) {
  const name = title.trim() || "Mijn bundel";
  const places = [...new Set(stories.map((story) => story.place.split("·")[0].trim()))];
  const cover = element(
    "header",
    { class: "my-book__cover" },
    drawMap(stories),
    element("p", { class: "my-book__title" }, name),
    element("p", { class: "my-book__places" }, places.join("\u00a0· ")),
    element("p", { class: "my-book__edition" }, `Samengesteld uit de verhalen van ${site}`),
  );
  const contents = element(
    "nav",
    { class: "my-book__contents", "aria-label": "Inhoud van je bundel" },
    element("h2", {}, "Inhoud"),
    element("ol", {}, ...stories.map((story) => element("li", {}, element("a", { href: `#boek-${story.slug}` }, story.title), element("span", {}, story.place)))),
  );
  const paragraphs = foreword.split(/\n\s*\n/).filter((text) => text.trim());
  const words = element("section", { class: "my-book__foreword" }, element("h2", {}, "Voorwoord"), ...paragraphs.map((text) => element("p", {}, text)));
  return [cover, contents, ...(paragraphs.length ? [words] : []), ...stories.map(writeStory), writeRegister(stories, meanings)];
}

/**
 * @param {BookStory} story
 * @param {number} position
 */
function writeStory(story, position) {
  return element(
    "article",
    { class: "my-book__story", id: `boek-${story.slug}` },
    story.board.cloneNode(true),
    element("p", { class: "eyebrow" }, `${position + 1} · ${story.place}`),
    element("h2", {}, story.title),
    element("p", { class: "lead" }, story.lead),
    element("p", { class: "my-book__facts" }, `Ingrediënten: ${story.ingredients.map((each) => each.title).join(", ")}.`),
    element("div", { class: "prose" }, ...[...story.text.cloneNode(true).childNodes]),
    element("p", { class: "my-book__facts" }, `${story.checked}. Het verhaal zoals het nu is: `, element("a", { href: story.url }, story.url.replace(/^https?:\/\//, ""))),
  );
}

/**
 * @param {BookStory[]} stories
 * @param {Map<string, string>} meanings
 */
function writeRegister(stories, meanings) {
  /** @type {Map<string, { title: string, places: { story: BookStory, position: number }[] }>} */
  const found = new Map();
  for (const [position, story] of stories.entries()) {
    for (const { title, url } of story.ingredients) {
      found.set(url, { title, places: [...(found.get(url)?.places ?? []), { story, position }] });
    }
  }
  const rows = [...found].sort(([, one], [, other]) => one.title.localeCompare(other.title, "nl")).map(([url, { title, places }]) => {
    const links = places.flatMap(({ story, position }, number) => [number ? ", " : " ", element("a", { href: `#boek-${story.slug}` }, String(position + 1))]);
    const meaning = meanings.get(url);
    return element("li", {}, element("b", {}, title), ...links, ...(meaning ? [element("span", { class: "my-book__meaning" }, meaning)] : []));
  });
  return element("section", { class: "my-book__register" }, element("h2", {}, "Register van ingrediënten"), element("p", {}, "De nummers zijn die van de verhalen."), element("ul", {}, ...rows));
}
