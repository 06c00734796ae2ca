// "Zet in mijn bundel": every element with data-bundle-add puts something in the bundle, and takes it out again: the part
// with that name, else what its row, card or passage leads to, else the story, ingredient or setback of the page.
import { all, element, find } from "../shared/dom.js";
import { linkToBundle, nameAtHand, sizeOf } from "./collect.js";
import { partAt } from "./part.js";
import { NOTHING_KEPT, changeParts, currentOf, whenBundleChanges } from "./store.js";

/**
 * The link of the row, card or passage that a button stands in; null on the page of the thing itself.
 * @param {HTMLButtonElement} button
 */
function linkOf(button) {
  const item = button.closest(".quote, .row, .card, .practice__head");
  return item && find(".quote__link a, .row__title a, .card__title a, h3 a", HTMLAnchorElement, item);
}

/** @param {HTMLButtonElement} button */
const nameOf = (button) => button.dataset.bundleAdd || partAt(linkOf(button)?.href ?? location.href.split("#")[0]);

/** @param {HTMLButtonElement} button */
function show(button) {
  const isIn = currentOf().parts.includes(nameOf(button));
  const words = isIn ? "Haal uit mijn bundel" : "Zet in mijn bundel";
  button.textContent = words;
  // In a list it says of what, without the places where that may be broken.
  const link = linkOf(button);
  const title = link?.matches(".quote__link a") ? find(".visually-hidden", HTMLElement, link)?.textContent : link?.textContent;
  if (title) button.setAttribute("aria-label", `${words}: ${title.replaceAll("\u00ad", "").trim()}`);
}

/** @param {HTMLButtonElement} button */
function statusOf(button) {
  const known = button.parentElement && find("[data-bundle-status]", HTMLElement, button.parentElement);
  if (known) return known;
  const status = element("span", { "data-bundle-status": "", role: "status" });
  if (button.parentElement?.matches(".actions")) button.parentElement.append(status); // between them it would push them aside
  else button.after(status);
  return status;
}

/** @param {HTMLButtonElement} button */
function toggle(button) {
  const name = nameOf(button);
  const isIn = currentOf().parts.includes(name);
  const status = statusOf(button);
  for (const other of all("[data-bundle-status]", HTMLElement)) if (other !== status) other.replaceChildren(); // no longer true
  if (!changeParts((parts) => (isIn ? parts.filter((each) => each !== name) : [...parts, name]))) {
    status.textContent = NOTHING_KEPT;
    return;
  }
  const done = element("span", { class: "bundle-done" }, isIn ? "Eruit gehaald. " : "Toegevoegd. ");
  status.replaceChildren(done, linkToBundle(`${nameAtHand("Je")} heeft ${sizeOf(currentOf().parts)}`), ".");
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
