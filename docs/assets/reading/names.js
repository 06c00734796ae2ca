// A field of small links, such as a map or a quilt: what is pointed at says its name beside it, and one stop of the Tab
// key gives the arrows, which go to the nearest in their direction. Without this script every link is a stop.
import { nearestTowards } from "../shared/arrows.js";
import { all, element } from "../shared/dom.js";

/** @type {Record<string, [x: number, y: number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The middle of an element in the window.
 * @param {Element} link
 * @returns {[x: number, y: number]}
 */
function middleOf(link) {
  const { left, top, width, height } = link.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/** @param {HTMLElement} field */
function dress(field) {
  const links = /** @type {(HTMLAnchorElement | SVGAElement)[]} */ ([...field.querySelectorAll("a[aria-label]")]);
  const label = element("p", { class: "named", "aria-hidden": "true", hidden: "" });
  field.append(label);
  /** @type {Element | undefined} */
  let named;

  /** @param {Element | undefined} link */
  function name(link) {
    named?.classList.remove("is-named");
    named = link;
    label.hidden = !link;
    if (!link) return;
    link.classList.add("is-named");
    label.textContent = link.getAttribute("aria-label");
    const [at, around] = [link.getBoundingClientRect(), field.getBoundingClientRect()];
    const room = around.width - label.offsetWidth;
    label.style.left = `${Math.max(0, Math.min(at.left - around.left + at.width / 2 - label.offsetWidth / 2, room))}px`;
    const above = at.top - around.top - label.offsetHeight;
    label.style.top = `${above < 0 ? at.bottom - around.top : above}px`;
  }

  /** @param {number} stop */
  function setStop(stop) {
    for (const [number, link] of links.entries()) link.setAttribute("tabindex", number === stop ? "0" : "-1");
  }

  /** @param {Event} event */
  const linkAt = ({ target }) => links.find((link) => target instanceof Node && link.contains(target));
  setStop(0);
  field.addEventListener("pointerover", (event) => {
    if (event.target !== label) name(linkAt(event)); // who comes to the name itself keeps it
  });
  field.addEventListener("pointerleave", () => name(undefined));
  field.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    name(link);
    if (link) setStop(links.indexOf(link));
  });
  field.addEventListener("focusout", () => name(undefined));
  field.addEventListener("scroll", () => named && name(named), true); // a link in focus is first scrolled into sight
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") name(undefined);
    const from = links.findIndex((link) => link === document.activeElement);
    if (!(event.key in DIRECTIONS) || from < 0) return;
    event.preventDefault();
    links[nearestTowards(links.map(middleOf), from, DIRECTIONS[event.key])]?.focus();
  });
}

for (const field of all("[data-names]", HTMLElement)) dress(field);
