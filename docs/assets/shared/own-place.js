// The reader's own municipality, asked once and kept in this browser; nothing of it leaves the browser.
import { isSlug } from "../bundle/store.js";

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
