// Found pages as elements. Text never becomes HTML: what is shown is text nodes and marks.

import { element } from "../shared/dom.js";

/**
 * Parts of a text, each with or without a mark.
 * @param {MarkedPart[]} parts
 */
export function marked(parts) {
  return parts.map(([text, isMarked]) => (isMarked ? element("mark", {}, text) : text));
}

/**
 * The icons of the ingredients of a story, taken from the facet that shows them all.
 * @param {string[]} titles
 */
function ingredientMarks(titles) {
  const choices = [...document.querySelectorAll(".choice:has(svg)")];
  const items = titles.map((title) => {
    const choice = choices.find((each) => each.querySelector(".choice__name")?.textContent === title);
    const icon = choice?.querySelector("svg")?.cloneNode(true);
    const name = element("span", { class: icon ? "visually-hidden" : "" }, title);
    const family = [...(choice?.classList ?? [])].find((each) => each.startsWith("ingredient--")) ?? "";
    return element("li", { class: family, title }, ...(icon ? [icon] : []), name);
  });
  const list = element("ul", { class: "marks" }, ...items);
  list.setAttribute("aria-label", "Ingrediënten");
  return list;
}

/**
 * One result: place, title, text with marks, a link to the heading it stands under, status and ingredients.
 * @param {Card} card
 */
export function resultItem(card) {
  const place = element("p", { class: "row__place" }, ...placeLine(card));
  const title = element("h3", { class: "row__title" }, element("a", { href: card.url }, ...marked(card.title)));
  const text = element("p", { class: "row__summary" }, ...marked(card.text));
  const body = element("div", {}, title, text);
  if (card.heading) {
    const link = element("a", { href: `${card.url}#${card.heading.id}` }, card.heading.title);
    body.append(element("p", { class: "row__heading" }, "Staat onder: ", link));
  }
  for (const reason of card.why) body.append(element("p", { class: "row__why" }, ...reasonLine(reason)));
  return element("li", { class: "row" }, place, body, ...(card.ingredients.length ? [ingredientMarks(card.ingredients)] : []));
}

/** @param {Card} card */
function placeLine({ place, status, kind }) {
  if (!place) return [element("b", {}, kind.plural)];
  const [where, ...rest] = place.split(" · ");
  return [element("b", {}, where), ...rest.flatMap((part) => [part, element("br")]), element("span", { class: "row__status" }, status)];
}

/**
 * Why a page answers a word that is not among the marks.
 * @param {Reason} reason
 */
function reasonLine({ asked, found, label }) {
  if (!label) return [`‘${asked}’ staat verderop als ${found.map((word) => `‘${word}’`).join(", ")}`];
  return [`‘${asked}’ hoort bij ${label === "Ook" ? "" : `${label.toLowerCase()} `}`, element("b", {}, found[0])];
}
