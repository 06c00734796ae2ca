// Found pages as elements. Text never becomes HTML: what is shown is text nodes and marks.

import { storyOf } from "../bundle/part.js";
import { all, element, find } from "../shared/dom.js";
import { readOwnPlace } from "../shared/own-place.js";

const ROOT = new URL("../../", import.meta.url);

/**
 * Parts of a text, each with or without a mark.
 * @param {MarkedPart[]} parts
 */
export function marked(parts) {
  return parts.map(([text, isMarked]) => (isMarked ? element("mark", {}, text) : text));
}

/**
 * The ingredients of a story by name, each a link; name and icon are those of the facet, which has them all.
 * @param {string[]} titles
 * @param {string} library
 */
function ingredientTags(titles, library) {
  const choices = library ? [] : all(".choice:has(svg)", HTMLElement); // those of another library are on its own pages
  const items = titles.map((title) => {
    const choice = choices.find((each) => find(".choice__name", HTMLElement, each)?.textContent === title);
    const slug = choice && find("input", HTMLInputElement, choice)?.value;
    if (!choice || !slug) return element("li", {}, element("span", { class: "tag" }, title));
    const family = [...choice.classList].find((each) => each.startsWith("ingredient--")) ?? "";
    const icon = find("svg", SVGElement, choice)?.cloneNode(true);
    const link = element("a", { class: `tag ${family}`, href: new URL(`ingredienten/${slug}/`, ROOT).href }, ...(icon ? [icon] : []), title);
    return element("li", {}, link);
  });
  return element("ul", { class: "tags", "aria-label": "Ingrediënten" }, ...items);
}

/**
 * The rows of what is found, with how far each story is and how large, for who chose a municipality.
 * @param {Card[]} cards
 */
export async function resultItems(cards) {
  const items = cards.map(resultItem);
  const adds = items.flatMap((each) => all("[data-bundle-add]", HTMLButtonElement, each));
  if (adds.length) {
    const { makeAdd } = await import("../bundle/button.js");
    adds.forEach(makeAdd);
  }
  if (readOwnPlace()) {
    const { seeThrough } = await import("../reading/lens.js");
    await seeThrough(items);
  }
  return items;
}

/**
 * One result: place, title, text with marks, a link to the heading it stands under, status and ingredients.
 * @param {Card} card
 */
function resultItem(card) {
  const place = element("p", { class: "row__place" }, ...placeLine(card));
  const title = element("h3", { class: "row__title" }, element("a", { href: card.url }, ...marked(card.title)));
  const text = element("p", { class: "row__summary" }, ...marked(card.text));
  const body = element("div", {}, ...(card.library ? [element("p", { class: "row__library" }, "Uit ", element("b", {}, card.library))] : []), title, text);
  if (card.heading) {
    const link = element("a", { href: `${card.url}#${card.heading.id}` }, card.heading.title);
    body.append(element("p", { class: "row__heading" }, "Staat onder: ", link));
  }
  for (const reason of card.why) body.append(element("p", { class: "row__why" }, ...reasonLine(reason)));
  if (card.ingredients.length) body.append(ingredientTags(card.ingredients, card.library));
  const slug = card.library ? null : storyOf(card.url);
  if (slug) body.append(addLine(slug));
  return element("li", { class: "row" }, place, body);
}

/** @param {string} slug */
function addLine(slug) {
  return element("p", { class: "row__add" }, element("button", { class: "chip", type: "button", "data-bundle-add": slug }));
}

/** @param {Card} card */
function placeLine({ place, status, kind, places, library }) {
  if (!place) return [element("b", {}, kind.plural)];
  const [where, ...rest] = place.split(" · ");
  return [element("b", {}, where), ...rest.flatMap((part) => [part, element("br")]), element("span", { class: "row__status" }, status), element("span", { class: "lens", "data-lens": library ? "" : places.join(" ") })];
}

/**
 * Why a page answers a word that is not among the marks.
 * @param {Reason} reason
 */
function reasonLine({ asked, found, label, isShown }) {
  if (!label) return [`‘${asked}’ ${isShown ? "heet hier" : "staat verderop als"} ${found.map((word) => `‘${word}’`).join(", ")}`];
  return [`‘${asked}’ hoort bij ${label === "Ook" ? "" : `${label.toLowerCase()} `}`, element("b", {}, found[0])];
}
