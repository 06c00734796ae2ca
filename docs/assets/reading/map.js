// The map says the name of the dot under the pointer or in focus, and points out the row of the table under it.
import { all, need } from "../shared/dom.js";

const map = need(".map--large", SVGElement);
const label = need("[data-map-name]", HTMLElement);

/** @param {Element | null} [dot] */
function name(dot) {
  label.textContent = dot?.querySelector("title")?.textContent || "\u00a0";
}

/** @param {Event} event */
function show(event) {
  const dot = event.target instanceof Element ? event.target.closest("a, circle") : null;
  name(dot?.closest("a") ?? dot);
}

map.addEventListener("pointerover", show);
map.addEventListener("pointerleave", () => name());
map.addEventListener("focusin", show);
map.addEventListener("focusout", () => name());

const dots = new Map(all("a", SVGAElement, map).map((dot) => [dot.href.baseVal, dot]));
for (const link of all(".atlas__table tbody a", HTMLAnchorElement)) {
  const dot = dots.get(link.getAttribute("href") ?? "");
  const row = link.closest("tr");
  /** @param {boolean} isOn */
  const point = (isOn) => {
    dot?.classList.toggle("is-pointed", isOn);
    name(isOn ? dot : null);
  };
  for (const type of ["pointerenter", "focusin"]) row?.addEventListener(type, () => point(true));
  for (const type of ["pointerleave", "focusout"]) row?.addEventListener(type, () => point(false));
}
