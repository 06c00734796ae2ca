// A field of small links, such as a map or a quilt: what is pointed at says its name beside it, and one stop of the Tab
// key gives the arrows, which go to the nearest in their direction. A first touch says the name, a second one follows the
// link, as does a touch of the name. Without this script every link is a stop.
import { nearestTo, nearestTowards } from "../shared/arrows.js";
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

/** Pixels: what is no farther than this from a dot of a map points at it. */
const NEAR = 22;

/** @param {HTMLElement} field */
function dress(field) {
  const links = /** @type {(HTMLAnchorElement | SVGAElement)[]} */ ([...field.querySelectorAll("a[aria-label], a[data-name]")]);
  const label = element("a", { class: "named", "aria-hidden": "true", tabindex: "-1", hidden: "" });
  const isMap = field.dataset.names === "near";
  field.append(label);
  /** @type {Element | undefined} */
  let named;
  /** Whether what is pressed said its name before. */
  let isSecond = false;

  /** @param {Element | undefined} link */
  function name(link) {
    named?.classList.remove("is-named");
    named = link;
    label.hidden = !link;
    if (!link) return;
    link.classList.add("is-named");
    label.textContent = link.getAttribute("data-name") ?? link.getAttribute("aria-label");
    label.setAttribute("href", link.getAttribute("href") ?? "");
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
  /** @param {PointerEvent} event */
  const pointedAt = (event) => linkAt(event) ?? (isMap ? links[nearestTo(links.map(middleOf), [event.clientX, event.clientY], NEAR)] : undefined);
  setStop(0);
  field.addEventListener(isMap ? "pointermove" : "pointerover", (event) => {
    if (event.pointerType === "touch" || event.target === label) return; // who comes to the name itself keeps it
    const link = pointedAt(event);
    if (link !== named) name(link);
  });
  field.addEventListener("pointerleave", (event) => event.pointerType === "touch" || name(undefined));
  field.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || event.target === label) return;
    const link = pointedAt(event);
    isSecond = link === named;
    name(link);
  });
  field.addEventListener("click", (event) => {
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
    if (isTouch && !isSecond && event.target !== label && label.checkVisibility()) event.preventDefault();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && name(undefined)); // also of who only points
  document.addEventListener("pointerdown", ({ target }) => target instanceof Node && field.contains(target) || name(undefined));
  field.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link) setStop(links.indexOf(link));
    if (link !== named && event.target !== label) name(link);
  });
  field.addEventListener("focusout", () => name(undefined));
  field.addEventListener("scroll", () => named && name(named), true); // a link in focus is first scrolled into sight
  field.addEventListener("keydown", (event) => {
    const from = links.findIndex((link) => link === document.activeElement);
    if (!(event.key in DIRECTIONS) || from < 0) return;
    event.preventDefault();
    links[nearestTowards(links.map(middleOf), from, DIRECTIONS[event.key])]?.focus();
  });
}

for (const field of all("[data-names]", HTMLElement)) dress(field);
