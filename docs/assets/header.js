// The head of every page: it goes away on the way down, shows what this browser keeps, and opens the search.
import { currentOf, whenBundleChanges } from "./bundle/store.js";
import { all, find } from "./shared/dom.js";
import { readOwnPlace, whenPlaceChanges } from "./shared/own-place.js";
import { isSlashOn } from "./shared/slash-key.js";

const root = document.documentElement;
const masthead = find(".masthead", HTMLElement);
const menu = find("#menu", HTMLElement);
const SITE = new URL("../", import.meta.url);

// --- What this browser keeps ---

/** The chip has the name of the reader's municipality, and leads to its page. */
function showPlace() {
  const place = readOwnPlace();
  for (const chip of all("[data-own-place]", HTMLAnchorElement)) {
    chip.href = new URL(place ? `gemeenten/${place.slug}/` : "gemeenten/", SITE).href;
    const name = find("[data-own-name]", HTMLElement, chip);
    if (name) name.textContent = place ? place.name : "Mijn gemeente";
    chip.classList.toggle("is-chosen", place !== null);
    if (place) chip.setAttribute("aria-label", `Mijn gemeente: ${place.name}`);
    else chip.removeAttribute("aria-label");
  }
}

function showBundle() {
  const size = currentOf().parts.length;
  for (const count of all("[data-bundle-size]", HTMLElement)) count.textContent = size ? ` (${size})` : "";
}

showPlace();
whenPlaceChanges(showPlace);
showBundle();
whenBundleChanges(showBundle);

// --- Light, dark, or as the system ---

for (const choice of all("[name=weergave]", HTMLInputElement)) {
  choice.checked = choice.value === (root.dataset.theme ?? "system");
  choice.addEventListener("change", () => chooseScheme(choice.value));
}

/** @param {string} scheme */
function chooseScheme(scheme) {
  if (scheme === "system") delete root.dataset.theme;
  else root.dataset.theme = scheme;
  try {
    if (scheme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", scheme);
  } catch {
    // No storage: the choice holds for this page.
  }
}

// --- An announcement is read once ---

find("[data-notice-close]", HTMLButtonElement)?.addEventListener("click", () => {
  try {
    localStorage.setItem("hoedan.notice", root.dataset.notice ?? "");
  } catch {
    // No storage: it is gone on this page only.
  }
  root.classList.add("notice-read");
  find(".brand", HTMLElement)?.focus();
});

// --- The menu closes behind whoever leaves it ---

menu?.addEventListener("focusout", ({ relatedTarget }) => {
  const isLeft = relatedTarget instanceof Element && !menu.contains(relatedTarget) && !relatedTarget.matches("[popovertarget=menu]");
  if (isLeft && menu.matches(":popover-open")) menu.hidePopover();
});

// --- Away on the way down, back on the way up ---

const STEP = 6; // pixels: less is a trembling finger
let last = scrollY;

/** @param {boolean} isAway */
function setAway(isAway) {
  root.classList.toggle("is-head-away", isAway);
}

addEventListener("scroll", () => {
  const moved = scrollY - last;
  if (Math.abs(moved) < STEP) return;
  last = scrollY;
  const height = masthead?.offsetHeight ?? 0;
  setAway((moved > 0 && scrollY > height && !menu?.matches(":popover-open")) || isFocusWithin(height));
}, { passive: true });

/**
 * Whether what has the focus by keyboard stands where the head would come: who tabs back scrolls up, too.
 * @param {number} height
 */
function isFocusWithin(height) {
  const on = document.activeElement;
  if (!on || on === document.body || masthead?.contains(on) || !on.matches(":focus-visible")) return false;
  const { top, bottom } = on.getBoundingClientRect();
  return top < height && bottom > 0;
}

// What has the focus is never under it; and who comes to it by keyboard sees it.
document.addEventListener("focusin", ({ target }) => {
  if (!(target instanceof Element) || !masthead) return;
  if (masthead.contains(target)) setAway(false);
  else if (scrollY > 0 && target.matches(":focus-visible") && target.getBoundingClientRect().top < masthead.getBoundingClientRect().bottom) setAway(true);
});

// --- Search ---

async function openQuickSearch() {
  const early = keepTyping();
  try {
    const { open } = await import("./finder/quick-search.js");
    open(early.text());
  } finally {
    early.stop();
  }
}

/** Whoever opens the search types on at once: keep the letters until the field is there. */
function keepTyping() {
  let text = "";
  /** @param {KeyboardEvent} event */
  function take(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace") text = text.slice(0, -1);
    else if ([...event.key].length === 1) text += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  addEventListener("keydown", take, { capture: true });
  return { text: () => text, stop: () => removeEventListener("keydown", take, { capture: true }) };
}

for (const button of all("[data-quick-search]", HTMLButtonElement)) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    openQuickSearch();
  });
}

if (/Mac|iPhone|iPad/.test(navigator.platform)) for (const key of all("[data-search-key]", HTMLElement)) key.textContent = "⌘ K";

/** @param {KeyboardEvent} event */
function asksForSearch({ key, target, ctrlKey, metaKey, altKey, shiftKey }) {
  if (key.toLowerCase() === "k") return ctrlKey !== metaKey && !altKey && !shiftKey;
  const isWriting = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  return key === "/" && !isWriting && !ctrlKey && !metaKey && !altKey && isSlashOn();
}

document.addEventListener("keydown", (event) => {
  if (!asksForSearch(event) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  openQuickSearch();
});
