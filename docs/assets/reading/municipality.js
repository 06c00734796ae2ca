// 'Ik werk in ...' leads to the page of a municipality; 'Past dit bij ons?' puts it beside the places of a story.

import { Combobox } from "../shared/combobox.js";
import { all, need } from "../shared/dom.js";
import { writeOwnPlace } from "../shared/own-place.js";

/**
 * All that is known of municipalities; fetched when someone comes to the field.
 * @param {HTMLFormElement} form
 */
async function placesOf(form) {
  const { loadPlaces } = await import("../shared/places.js");
  return loadPlaces(form.dataset.municipalities ?? "");
}

/**
 * @param {HTMLFormElement} form
 * @param {Place} place
 */
function pageOf(form, place) {
  return new URL(`gemeenten/${place.slug}/`, new URL(form.dataset.root ?? "", location.href)).href;
}

/**
 * @param {HTMLFormElement} form
 * @param {(place: Place) => void} choose
 */
function makePicker(form, choose) {
  const field = need("input", HTMLInputElement, form);
  const combobox = new Combobox(field, form, async (typed) => (await placesOf(form)).search(typed), choose);
  field.addEventListener("focus", () => placesOf(form), { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    field.focus();
    const [first] = await combobox.open();
    if (first) combobox.take(first);
  });
  // Who types faster than this script arrives has the list all the same.
  if (document.activeElement === field && field.value) combobox.open();
  return field;
}

/** @param {HTMLFormElement} form */
function makeWay(form) {
  makePicker(form, (place) => {
    writeOwnPlace(place);
    location.assign(pageOf(form, place));
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} section
 */
function makeComparison(form, section) {
  const field = makePicker(form, (place) => {
    writeAddress(field.name, place);
    showFit(form, section, place);
  });
  const shared = new URLSearchParams(location.search).get(field.name);
  if (shared) openShared(form, section, field, shared);
}

/**
 * The address of a comparison can be shared.
 * @param {string} name
 * @param {Place} place
 */
function writeAddress(name, place) {
  const address = new URL(location.href);
  address.searchParams.set(name, place.slug);
  address.hash = "past-dit";
  history.replaceState(null, "", address);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} section
 * @param {Place} place
 */
async function showFit(form, section, place) {
  const { compare } = await import("./fit.js");
  const places = await placesOf(form);
  const slugs = (section.dataset.fit ?? "").split(" ");
  const told = slugs.flatMap((slug) => places.all.find((each) => each.slug === slug) ?? []);
  compare(need(".fit__result", HTMLElement, section), place, told, pageOf(form, place));
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} section
 * @param {HTMLInputElement} field
 * @param {string} slug
 */
async function openShared(form, section, field, slug) {
  const place = (await placesOf(form)).all.find((each) => each.slug === slug);
  if (!place) return;
  field.value = place.name;
  showFit(form, section, place);
}

for (const form of all("[data-municipalities]", HTMLFormElement)) {
  const section = form.closest("[data-fit]");
  if (section instanceof HTMLElement) makeComparison(form, section);
  else makeWay(form);
}
