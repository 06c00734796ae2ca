// What every page does; what only some pages need is fetched there.
import "./header.js";
import { all, find } from "./shared/dom.js";

find("[data-print]", HTMLElement)?.addEventListener("click", () => print());

for (const button of all("[data-copy]", HTMLElement)) {
  button.addEventListener("click", async () => {
    const { copyAndTell } = await import("./shared/clipboard.js");
    const text = find(`#${button.dataset.copy}`, HTMLElement)?.textContent.trim() ?? "";
    await copyAndTell(text, button.parentElement?.querySelector("[role=status]"));
  });
}

/** @param {string} selector */
const here = (selector) => document.querySelector(selector);

if (here("[data-bundle-add]")) import("./bundle/button.js");
if (location.search.includes("editie=")) import("./bundle/edition.js");
if (here("[data-municipalities], [data-own-choice]")) import("./reading/municipality.js");
if (here("[data-lens], [data-fit]")) {
  const look = () => import("./reading/lens.js");
  if (here(".has-place")) look();
  else window.addEventListener("hoedan:gemeente", look, { once: true });
}
if (here("[data-names]")) import("./reading/names.js");
if (here("[data-sift]")) import("./reading/sift.js");
if (here(".map--large")) import("./reading/map.js");
if (here("[data-sortable]")) import("./reading/matrix.js");
if (here(".prose figure img")) import("./reading/figure.js");
if (here(".outline")) import("./reading/contents.js");
if (here(".reference, .footnote-ref")) import("./reading/notes.js");
if (here(".prose pre")) import("./reading/code.js");
if (here(".prose .scroll")) import("./reading/tables.js");
