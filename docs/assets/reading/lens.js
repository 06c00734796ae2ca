// 'Mijn gemeente' as a lens: what stands at a story says how far it is and how large, seen from where the reader works.

import { all, element, find, need } from "../shared/dom.js";
import { fitLines } from "../shared/fit.js";
import { cardLine, compare } from "../shared/likeness.js";
import { placeHere, slugsHere, whenPlaceChanges, writeAddress } from "../shared/own-place.js";
import { placesBySlug } from "../shared/places.js";

const SITE = new URL("../../", import.meta.url);

/** From which municipality this page is seen, and the places that slugs stand for. */
async function lens() {
  const slugs = slugsHere();
  /** @type {Map<string, Place>} */
  const bySlug = slugs.length ? await placesBySlug() : new Map();
  const own = placeHere(bySlug);
  /** @param {string | undefined} slugs */
  const placesOf = (slugs = "") => slugs.split(" ").flatMap((each) => bySlug.get(each) ?? []);
  /** @param {string | undefined} slugs */
  const lineOf = (slugs) => (own ? cardLine(own, placesOf(slugs)) : "");
  return { own, placesOf, lineOf };
}

/**
 * Fill in the line of every story in what is not on the page yet, so that nothing moves once it is.
 * @param {HTMLElement[]} items
 */
export async function seeThrough(items) {
  const { lineOf } = await lens();
  for (const line of items.flatMap((each) => all("[data-lens]", HTMLElement, each))) line.textContent = lineOf(line.dataset.lens);
}

/** Fill in every line and comparison of this page, or empty them when there is no municipality. */
async function look() {
  const slugs = slugsHere().join();
  const { own, placesOf, lineOf } = await lens();
  if (slugs !== slugsHere().join()) return; // chosen anew while the table was on its way
  document.documentElement.classList.toggle("has-place", own !== null);
  for (const line of all("[data-lens]", HTMLElement)) line.textContent = lineOf(line.dataset.lens);
  for (const section of all("[data-fit]", HTMLElement)) showFit(section, own, placesOf(section.dataset.fit));
}

/**
 * @param {HTMLElement} section
 * @param {Place | null} own
 * @param {Place[]} places
 */
function showFit(section, own, places) {
  const result = need(".fit__result", HTMLElement, section);
  const field = find("input", HTMLInputElement, section);
  if (field && document.activeElement !== field) field.value = own?.name ?? "";
  if (own) writeAddress(own);
  if (!own || !places.length) result.replaceChildren();
  else if (places.some(({ slug }) => slug === own.slug)) result.replaceChildren(ownStory(own));
  else {
    const conditions = all(".fit__conditions li", HTMLElement, section).length;
    result.replaceChildren(...comparison(own, compare(own, places, { partners: result.dataset.partners ?? "", conditions })));
  }
}

/** @param {Place} own */
function ownStory(own) {
  return element("p", { class: "fit__own" }, `Dit verhaal komt uit ${own.name}. Ken je het van dichtbij? Vul het dan aan met de link onderaan deze pagina.`);
}

/**
 * @param {Place} own
 * @param {ReturnType<typeof compare>} lines
 */
function comparison(own, lines) {
  const link = element("a", { href: new URL(`gemeenten/${own.slug}/`, SITE).href }, `Meer verhalen voor ${own.name}`);
  return [element("p", { class: "fit__beside" }, `Naast ${own.name}`), fitLines(lines), element("p", { class: "fit__more" }, link)];
}

/** From now on a comparison is said: the reader chose. One that comes with the page is there to be read. */
function speak() {
  for (const result of all(".fit__result", HTMLElement)) result.setAttribute("role", "status");
}

if (!document.documentElement.classList.contains("has-place")) speak(); // only a choice brings this script then
whenPlaceChanges(speak);
whenPlaceChanges(look);
look();
