// "Zet in mijn bundel": every element with data-bundle-add puts a story in the bundle, and takes it out again: the story
// with that slug, else the one that its row leads to.
import { STORIES, counted } from "../shared/counted.js";
import { all, element, find } from "../shared/dom.js";
import { NOTHING_KEPT, readStories, storyOf, whenBundleChanges, writeStories } from "./store.js";

const page = new URL("../../mijn-bundel/", import.meta.url).href;

/**
 * The link to the story of the row that a button stands in; null on the page of the story itself.
 * @param {HTMLButtonElement} button
 */
const linkOf = (button) => find(".row__title a", HTMLAnchorElement, button.closest(".row") ?? button);

/** @param {HTMLButtonElement} button */
const slugOf = (button) => button.dataset.bundleAdd || storyOf(linkOf(button)?.href ?? location.href) || "";

/** @param {HTMLButtonElement} button */
function show(button) {
  const isIn = readStories().includes(slugOf(button));
  const words = isIn ? "Haal uit mijn bundel" : "Zet in mijn bundel";
  button.textContent = words;
  // In a list it says of which story, without the places where that may be broken.
  const title = linkOf(button)?.textContent.replaceAll("\u00ad", "");
  if (title) button.setAttribute("aria-label", `${words}: ${title}`);
}

/** @param {HTMLButtonElement} button */
function statusOf(button) {
  const known = button.parentElement && find("[data-bundle-status]", HTMLElement, button.parentElement);
  if (known) return known;
  const status = element("span", { "data-bundle-status": "", role: "status" });
  button.after(status);
  return status;
}

/** @param {HTMLButtonElement} button */
function toggle(button) {
  const slug = slugOf(button);
  const before = readStories();
  const isIn = before.includes(slug);
  const after = isIn ? before.filter((each) => each !== slug) : [...before, slug];
  const status = statusOf(button);
  for (const other of all("[data-bundle-status]", HTMLElement)) if (other !== status) other.replaceChildren(); // no longer true
  if (!writeStories(after)) {
    status.textContent = NOTHING_KEPT;
    return;
  }
  const size = `Je bundel heeft ${counted(after.length, STORIES)}`;
  status.replaceChildren(isIn ? "Eruit gehaald. " : "Toegevoegd. ", element("a", { href: page }, size), ".");
}

/**
 * Have a button act, also one that comes later than the page.
 * @param {HTMLButtonElement} button
 */
export function makeAdd(button) {
  show(button);
  statusOf(button);
  button.addEventListener("click", () => toggle(button));
  button.disabled = false; // a click before this moment would be lost
}

const buttons = () => all("[data-bundle-add]", HTMLButtonElement);
buttons().forEach(makeAdd);
whenBundleChanges(() => buttons().forEach(show));
