// The stories of a reader's bundle, fetched from their own pages, and the booklet that they make together.
import { element } from "../shared/dom.js";

const root = new URL("../../", import.meta.url);
const page = document.querySelector("[data-my-bundle]");
const fetched = new Map();
const SVG = "http://www.w3.org/2000/svg";

// A story by its slug; `isFound` is false for one that is not there.
export function fetchStory(slug) {
  if (!fetched.has(slug)) fetched.set(slug, read(slug));
  return fetched.get(slug);
}

async function open(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return { url: answer.url, html: new DOMParser().parseFromString(await answer.text(), "text/html") };
}

// A story that was renamed left a page at its old address that leads on.
async function openMoved(address) {
  const { url, html } = await open(address);
  const moved = html.querySelector('meta[http-equiv="refresh"]') && html.querySelector('link[rel="canonical"]');
  return moved ? open(new URL(moved.getAttribute("href"), url).href) : { url, html };
}

async function read(slug) {
  const address = new URL(`verhalen/${slug}/`, root).href;
  try {
    const { url, html } = await openMoved(address);
    const pick = (name) => html.querySelector(`[data-bundle-part="${name}"]`);
    if (!pick("text")) throw new Error("no story");
    return {
      slug,
      url,
      isFound: true,
      title: html.querySelector("h1").textContent.trim(),
      lead: pick("lead").textContent.trim(),
      place: pick("place").textContent.trim().replaceAll(/\s+/g, " "),
      checked: upper(pick("checked").textContent.trim()).replaceAll(/\s+/g, " "),
      ingredients: [...pick("ingredients").querySelectorAll(".ingredient")].map((each) => each.textContent.trim()),
      dots: [...html.querySelectorAll(".story-head .map__dot")],
      text: settle(pick("text"), slug, url),
    };
  } catch {
    fetched.delete(slug);
    return { slug, url: address, isFound: false, title: `${slug} (niet gevonden)` };
  }
}

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// Make ids unique in the booklet and addresses complete; what only serves the screen goes.
function settle(text, slug, url) {
  for (const idle of text.querySelectorAll("script, button, .cite, .js-only, [data-bundle-skip]")) idle.remove();
  for (const each of text.querySelectorAll("[id]")) each.id = `${slug}--${each.id}`;
  for (const each of text.querySelectorAll("section[aria-labelledby]")) each.removeAttribute("aria-labelledby");
  for (const link of text.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    link.setAttribute("href", href.startsWith("#") ? `#${slug}--${href.slice(1)}` : new URL(href, url).href);
  }
  for (const image of text.querySelectorAll("img[src]")) {
    image.src = new URL(image.getAttribute("src"), url).href;
    image.removeAttribute("loading"); // what is still to be loaded would be missing in print
  }
  for (const level of [4, 3, 2]) {
    for (const heading of text.querySelectorAll(`h${level}`)) {
      const lower = element(`h${level + 1}`, heading.id ? { id: heading.id } : {}, ...heading.childNodes);
      heading.replaceWith(lower);
    }
  }
  return text;
}

// The country in dots, those of the stories in red, as on the printed bundles.
function drawMap(stories) {
  const map = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["class", "my-book__map"], ["viewBox", page.dataset.map], ["aria-hidden", "true"]]) map.setAttribute(name, value);
  const land = document.createElementNS(SVG, "use");
  land.setAttribute("class", "map__land");
  land.setAttribute("href", new URL("assets/kaart.svg#land", root).href);
  map.append(land);
  for (const dot of stories.flatMap((story) => story.dots)) {
    const circle = document.createElementNS(SVG, "circle");
    for (const name of ["class", "cx", "cy", "r"]) circle.setAttribute(name, dot.getAttribute(name));
    map.append(circle);
  }
  return map;
}

// Cover, contents, foreword, stories with their sources, register of ingredients.
export function writeBook({ title, foreword, stories, site }) {
  const name = title.trim() || "Mijn bundel";
  const places = [...new Set(stories.map((story) => story.place.split("·")[0].trim()))];
  const cover = element(
    "header",
    { class: "my-book__cover" },
    drawMap(stories),
    element("p", { class: "my-book__title" }, name),
    element("p", { class: "my-book__places" }, places.join(" · ")),
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
  return [cover, contents, ...(paragraphs.length ? [words] : []), ...stories.map(writeStory), writeRegister(stories)];
}

function writeStory(story, position) {
  return element(
    "article",
    { class: "my-book__story", id: `boek-${story.slug}` },
    element("p", { class: "eyebrow" }, `${position + 1} · ${story.place}`),
    element("h2", {}, story.title),
    element("p", { class: "lead" }, story.lead),
    element("p", { class: "my-book__facts" }, `Ingrediënten: ${story.ingredients.join(", ")}.`),
    element("div", { class: "prose" }, ...[...story.text.cloneNode(true).childNodes]),
    element("p", { class: "my-book__facts" }, `${story.checked}. Het verhaal zoals het nu is: `, element("a", { href: story.url }, story.url.replace(/^https?:\/\//, ""))),
  );
}

function writeRegister(stories) {
  const found = new Map();
  stories.forEach((story, position) => {
    for (const ingredient of story.ingredients) found.set(ingredient, [...(found.get(ingredient) ?? []), { story, position }]);
  });
  const rows = [...found].sort(([one], [other]) => one.localeCompare(other, "nl")).map(([ingredient, places]) => {
    const links = places.flatMap(({ story, position }, number) => [number ? ", " : " ", element("a", { href: `#boek-${story.slug}` }, String(position + 1))]);
    return element("li", {}, element("b", {}, ingredient), ...links);
  });
  return element("section", { class: "my-book__register" }, element("h2", {}, "Register van ingrediënten"), element("p", {}, "De nummers zijn die van de verhalen."), element("ul", {}, ...rows));
}
