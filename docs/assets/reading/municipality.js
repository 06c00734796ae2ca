// 'Waar werk je?' is asked once: a field leads to the page of a municipality or compares with it, and the choice is kept.

import { Combobox } from "../shared/combobox.js";
import { MUNICIPALITIES, counted } from "../shared/counted.js";
import { all, element, find, need } from "../shared/dom.js";
import { slugify } from "../shared/fold.js";
import { placeInAddress, readOwnPlace, whenPlaceChanges, writeAddress, writeOwnPlace } from "../shared/own-place.js";

/** All that is known of municipalities; fetched when someone comes to the field. */
async function learnPlaces() {
  const { loadPlaces } = await import("../shared/places.js");
  return loadPlaces();
}

/**
 * What somebody means who presses Enter: the one that bears this name, or the only one that fits. Between several the
 * reader chooses.
 * @param {string} typed
 * @param {PlaceSuggestion[]} found
 */
function meant(typed, found) {
  const exact = found.filter(({ name, place }) => [name, place.name].some((each) => slugify(each) === slugify(typed)));
  if (exact.length === 1) return exact[0];
  return found.length === 1 ? found[0] : null;
}

/** @param {HTMLFormElement} form */
function makePicker(form) {
  const field = need("input", HTMLInputElement, form);
  const isFit = form.closest("[data-fit], [data-place-here]") !== null;
  const combobox = new Combobox(field, form, async (typed) => (await learnPlaces()).search(typed), (place) => {
    if (isFit) writeAddress(place);
    // A comparison is shown also by a browser that keeps nothing.
    if (!writeOwnPlace(place) && isFit) dispatchEvent(new CustomEvent("hoedan:gemeente"));
    if (!isFit) location.assign(new URL(`gemeenten/${place.slug}/`, new URL(form.dataset.root ?? "", location.href)));
  });
  field.addEventListener("focus", learnPlaces, { once: true });
  field.addEventListener("focus", () => field.select());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    field.focus();
    const typed = field.value.trim();
    if (!typed) return combobox.tell("Typ eerst de naam van je gemeente.", true);
    const found = await combobox.open();
    const one = meant(typed, found);
    if (one) combobox.take(one);
    else if (found.length) combobox.tell(`${counted(found.length, MUNICIPALITIES)} passen bij ‘${typed}’. Kies er een.`, true);
  });
  addClear(field, combobox);
  // Who types faster than this script arrives has the list all the same.
  if (document.activeElement === field && field.value) combobox.open();
}

/**
 * What is kept stands in the field, with a cross to take it away.
 * @param {HTMLInputElement} field
 * @param {Combobox} combobox
 */
function addClear(field, combobox) {
  const button = element("button", { class: "picker__clear", type: "button" }, element("span", { "aria-hidden": "true" }, "×"));
  const name = element("span", { class: "visually-hidden" });
  button.append(name);
  field.after(button);
  const show = () => {
    const own = readOwnPlace();
    button.hidden = !own;
    if (!own) return;
    name.textContent = `Haal ${own.name} weg`;
    if (document.activeElement !== field && !placeInAddress(location.search)) field.value = own.name;
  };
  show();
  whenPlaceChanges(show);
  button.addEventListener("click", () => {
    const own = readOwnPlace();
    field.value = "";
    field.focus();
    writeAddress(null);
    writeOwnPlace(null);
    combobox.close();
    combobox.tell(own ? `${own.name} is weggehaald. Deze browser bewaart geen gemeente meer.` : "", true);
  });
}

/**
 * On the page of a municipality: to choose it, or to let it go.
 * @param {HTMLButtonElement} button
 */
function makeChoice(button) {
  const { ownChoice: slug = "", name = "" } = button.dataset;
  const said = button.parentElement && find("[role=status]", HTMLElement, button.parentElement);
  const isOwn = () => readOwnPlace()?.slug === slug;
  const show = () => {
    button.textContent = isOwn() ? "Niet meer mijn gemeente" : "Dit is mijn gemeente";
  };
  show();
  whenPlaceChanges(show);
  button.addEventListener("click", () => {
    const isChosen = !isOwn();
    const isKept = writeOwnPlace(isChosen ? { slug, name } : null);
    if (!said) return;
    if (!isKept) said.textContent = "Deze browser bewaart niets. Je keuze onthouden lukt hier niet.";
    else if (isChosen) said.textContent = `Bij elk verhaal lees je nu hoe ver het is en hoe groot het daar is, naast ${name}. Alleen deze browser onthoudt dat.`;
    else said.textContent = `${name} is weggehaald. Deze browser bewaart geen gemeente meer.`;
  });
}

for (const form of all("[data-municipalities]", HTMLFormElement)) makePicker(form);
for (const button of all("[data-own-choice]", HTMLButtonElement)) makeChoice(button);
