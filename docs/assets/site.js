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

/** What was fetched for this page. @type {Promise<unknown>[]} */
const parts = [];
/** @param {Promise<unknown>} script */
const part = (script) => parts.push(script);

if (here("[data-bundle-add]")) part(import("./bundle/button.js"));
if (location.search.includes("editie=")) part(import("./bundle/edition.js"));
if (here("[data-municipalities], [data-own-choice]")) part(import("./reading/municipality.js"));
if (here("[data-lens], [data-fit]")) {
  const look = () => part(import("./reading/lens.js"));
  if (here(".has-place")) look();
  else window.addEventListener("hoedan:gemeente", look, { once: true });
}
if (here("[data-names]")) part(import("./reading/names.js"));
if (here("[data-sift]")) part(import("./reading/sift.js"));
if (here(".map--large")) part(import("./reading/map.js"));
if (here("[data-sortable]")) part(import("./reading/matrix.js"));
if (here(".prose figure img")) part(import("./reading/figure.js"));
if (here(".outline")) part(import("./reading/contents.js"));
if (here(".reference, .footnote-ref")) part(import("./reading/notes.js"));
if (here(".prose pre")) part(import("./reading/code.js"));
if (here(".scroll:not([tabindex])")) part(import("./reading/tables.js"));

/** Whoever acts faster than a person, as the tests do, waits for this. */
export const ready = Promise.allSettled(parts);
