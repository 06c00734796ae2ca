// Who points at a row of the table beside the map, or is in it, sees its dot.
import { all, need } from "../shared/dom.js";

const map = need(".map--large", SVGElement);
const dots = new Map(all("a", SVGAElement, map).map((dot) => [dot.href.baseVal, dot]));
for (const link of all(".atlas__table tbody a", HTMLAnchorElement)) {
  const dot = dots.get(link.getAttribute("href") ?? "");
  const row = link.closest("tr");
  for (const type of ["pointerenter", "focusin"]) row?.addEventListener(type, () => dot?.classList.add("is-pointed"));
  for (const type of ["pointerleave", "focusout"]) row?.addEventListener(type, () => dot?.classList.remove("is-pointed"));
}
