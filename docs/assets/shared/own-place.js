// The reader's own municipality, asked once and kept in this browser; nothing of it leaves the browser.
import { isSlug } from "../bundle/part.js";
import { find } from "./dom.js";

const KEY = "hoedan.gemeente";
const LONGEST_NAME = 60;

/**
 * The municipality that was chosen; null when there is none, or when this browser keeps nothing.
 * @returns {Pick<Place, "slug" | "name"> | null}
 */
export function readOwnPlace() {
  try {
    const { slug, name } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
    return isSlug(slug) && typeof name === "string" && name.length <= LONGEST_NAME ? { slug, name } : null;
  } catch {
    return null;
  }
}

/**
 * The slug of the municipality that an address asks for, so that what one reader sees can be shared with another; null
 * when there is none. In the finder `gemeente` is a filter.
 * @param {string} search
 */
export function placeInAddress(search) {
  const slug = new URLSearchParams(search).get("gemeente");
  return isSlug(slug) && !document.querySelector("[data-finder]") ? slug : null;
}

/** The slugs of the municipality that this page is seen from: that of the address goes before what this browser keeps. */
export function slugsHere() {
  return [placeInAddress(location.search), readOwnPlace()?.slug].flatMap((slug) => slug ?? []);
}

/**
 * The municipality that this page is seen from; null when there is none among these.
 * @param {Map<string, Place>} bySlug
 */
export function placeHere(bySlug) {
  return slugsHere().flatMap((slug) => bySlug.get(slug) ?? [])[0] ?? null;
}

/**
 * Write the name of a municipality in the field of this page that asks for one, unless somebody is typing there.
 * @param {Pick<Place, "name">} place
 */
export function nameInField({ name }) {
  const field = find("[data-place-here] input", HTMLInputElement);
  if (field && document.activeElement !== field) field.value = name;
}

/**
 * Put a municipality in the address of this page, so that what it shows can be shared; with null take it out.
 * @param {Pick<Place, "slug"> | null} place
 */
export function writeAddress(place) {
  const address = new URL(location.href);
  if (place) address.searchParams.set("gemeente", place.slug);
  else address.searchParams.delete("gemeente");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/**
 * Calls when another municipality is chosen, here or in another tab.
 * @param {() => void} act
 */
export function whenPlaceChanges(act) {
  window.addEventListener("hoedan:gemeente", act);
  window.addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) act();
  });
}

/**
 * Keep a municipality, or with null none, and tell the page (`hoedan:gemeente`). False when this browser keeps nothing.
 * @param {Pick<Place, "slug" | "name"> | null} place
 */
export function writeOwnPlace(place) {
  try {
    if (place) localStorage.setItem(KEY, JSON.stringify({ slug: place.slug, name: place.name }));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  window.dispatchEvent(new CustomEvent("hoedan:gemeente"));
  return true;
}
