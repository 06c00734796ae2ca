// The quick search on every page: a dialog with the best of each kind. Enter goes on to the finder.

import { RESULTS, STORIES, counted } from "../shared/counted.js";
import { all, element } from "../shared/dom.js";
import { isSlashOn, setSlash } from "../shared/slash-key.js";
import { marked } from "./card.js";
import { ask, latestOnly } from "./engine.js";

const ROOT = new URL("../../", import.meta.url);
const PER_KIND = 4;
const TYPING_PAUSE = 150;

const field = element("input", { class: "field", id: "snel-vraag", name: "q", type: "search", autocomplete: "off" });
const status = element("p", { class: "quick__status", role: "status" });
const list = element("div", { class: "quick__found" });
const onward = element("button", { class: "button", type: "submit" });
const dialog = element("dialog", { class: "quick", "aria-label": "Zoeken" });
let typing = 0;
let total = 0; // stories that are found

function make() {
  const label = element("label", { class: "quick__label", for: "snel-vraag" }, "Zoek op de hele site");
  const form = element("form", { class: "quick__form", action: new URL("verhalen/", ROOT).href, method: "get" });
  const close = element("button", { class: "button button--quiet dialog__close", type: "button" }, "Sluiten");
  form.append(label, field, onward);
  form.addEventListener("submit", goToHit);
  nameOnward(null);
  dialog.append(close, form, status, list, slashSwitch());
  document.body.append(dialog);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", walk);
  dialog.addEventListener("close", giveFocusBack);
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => show(field.value.trim()), TYPING_PAUSE);
  });
}

/**
 * The button says what the finder will show: the stories that answer.
 * @param {number | null} stories Null while nothing is asked.
 */
function nameOnward(stories) {
  total = stories ?? 0;
  const [hit] = onlyHits();
  onward.textContent = !stories ? (hit ? `Naar ${hit.textContent}` : "Naar alle verhalen") : `Toon ${stories === 1 ? "" : "alle "}${counted(stories, STORIES)}`;
}

/** What is found when that is no story: the finder would have nothing to show, so Enter goes to the first. */
function onlyHits() {
  return total ? [] : all("a", HTMLAnchorElement, list);
}

/** @param {SubmitEvent} event */
function goToHit(event) {
  const [hit] = dialog.dataset.query === field.value.trim() ? onlyHits() : [];
  if (!hit) return;
  event.preventDefault();
  location.assign(hit.href);
}

/** A key without Ctrl opens the search only for who wants that: who dictates would open it with any sentence. */
function slashSwitch() {
  const box = element("input", { type: "checkbox" });
  box.checked = isSlashOn();
  box.addEventListener("change", () => setSlash(box.checked));
  return element("label", { class: "choice quick__key" }, box, "Open zoeken ook met alleen de toets /");
}

/** What opened the search may be gone by now, such as the menu of a phone; then the focus goes to the button in sight. */
function giveFocusBack() {
  const { activeElement, body } = document;
  if (activeElement && activeElement !== body && activeElement.checkVisibility()) return;
  all("[data-quick-search]", HTMLElement).find((button) => button.checkVisibility())?.focus();
}

const show = latestOnly(async (/** @type {string} */ query) => {
  if (query.length < 2) {
    list.replaceChildren();
    status.textContent = "Typ een woord of een vraag.";
    nameOnward(null);
    return;
  }
  try {
    const groups = await ask("overview", { query, most: PER_KIND });
    list.replaceChildren(...groups.map(group));
    nameOnward(groups.find(([, , cards]) => cards.some(({ place }) => place))?.[1] ?? 0); // only of a story it is told where
    const total = groups.reduce((sum, [, count]) => sum + count, 0);
    status.textContent = total ? counted(total, RESULTS) : "Niets gevonden. Probeer een ander woord.";
    dialog.dataset.query = query;
  } catch (error) {
    console.error(error);
    status.textContent = "Zoeken lukt hier niet. Druk op Enter voor alle verhalen.";
  }
});

/** @param {EngineJobs["overview"]["answer"][number]} found */
function group([kind, total, cards]) {
  const heading = element("h2", { class: "label", id: `snel-${kind.slug}` }, `${kind.plural} `, element("span", {}, `(${total})`));
  const items = cards.map(({ url, title, place }) => {
    const link = element("a", { href: url }, ...marked(title));
    return element("li", {}, link, ...(place ? [element("span", { class: "quick__place" }, place)] : []));
  });
  const found = element("section", {}, heading, element("ul", { class: "plain" }, ...items));
  found.setAttribute("aria-labelledby", heading.id);
  return found;
}

/**
 * The arrow keys go from the question through the results and back.
 * @param {KeyboardEvent} event
 */
function walk(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [field, ...list.querySelectorAll("a")];
  const position = stops.findIndex((stop) => stop === document.activeElement);
  if (position < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(position + (event.key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)].focus();
}

/** @param {string} typed What was typed while this was not there yet. */
export function open(typed) {
  if (!dialog.isConnected) make();
  if (!dialog.open) dialog.showModal();
  if (typed) field.value = typed;
  field.focus();
  if (typed) field.dispatchEvent(new Event("input"));
  else field.select();
}
