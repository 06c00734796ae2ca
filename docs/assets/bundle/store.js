// The reader's own bundles, kept in this browser. What is kept is read as a file of somebody else: it may be anything.
import { isSlug, partsOf } from "./part.js";

const SHELF = "hoedan.bundles";
/** Where one bundle was kept when there could be no other. */
const FORMER = { stories: "hoedan.bundle", words: "hoedan.bundle.words" };
const FIRST = "1";
/** How many bundles a reader can have. */
export const MOST_BUNDLES = 20;
/** What to tell when nothing can be kept. */
export const NOTHING_KEPT = "Je browser bewaart hier niets: de opslag staat uit, zoals in een privévenster, of is vol.";

/** @param {string} key */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {unknown} found */
const text = (found) => (typeof found === "string" ? found : "");

/**
 * @param {any} found
 * @param {string} id
 * @returns {KeptBundle}
 */
const bundleOf = (found, id) => ({ id, title: text(found?.title), foreword: text(found?.foreword), parts: partsOf(found?.parts) });

/**
 * The bundles that somebody left here, each with an id of its own.
 * @param {any} found
 * @returns {KeptBundle[]}
 */
function bundlesIn(found) {
  const bundles = new Map();
  for (const each of Array.isArray(found) ? found.slice(0, MOST_BUNDLES) : []) {
    if (typeof each?.id === "string" && /^\w{1,20}$/.test(each.id) && !bundles.has(each.id)) bundles.set(each.id, bundleOf(each, each.id));
  }
  return [...bundles.values()];
}

function readFormer() {
  const stories = read(FORMER.stories);
  return bundleOf({ ...read(FORMER.words), parts: Array.isArray(stories) ? stories.filter(isSlug) : [] }, FIRST);
}

/**
 * All bundles, at least one, and which of them is at hand.
 * @returns {Shelf}
 */
export function readShelf() {
  const found = read(SHELF);
  const kept = bundlesIn(found?.bundles);
  const bundles = kept.length ? kept : [found ? bundleOf(null, FIRST) : readFormer()];
  return { bundles, current: bundles.some(({ id }) => id === found?.current) ? found.current : bundles[0].id };
}

/**
 * The bundle at hand of a shelf.
 * @param {Shelf} [shelf]
 */
export function currentOf({ bundles, current } = readShelf()) {
  return bundles.find(({ id }) => id === current) ?? bundles[0];
}

/**
 * Change what is kept as it is at this moment, so that the work of another tab stays; false when this browser keeps
 * nothing.
 * @param {(shelf: Shelf) => void} edit
 */
export function changeShelf(edit) {
  const shelf = readShelf();
  edit(shelf);
  try {
    localStorage.setItem(SHELF, JSON.stringify(shelf));
    for (const key of Object.values(FORMER)) localStorage.removeItem(key);
  } catch {
    return false;
  }
  window.dispatchEvent(new CustomEvent("hoedan:bundle"));
  return true;
}

/**
 * Change the parts of the bundle at hand.
 * @param {(parts: string[]) => string[]} edit
 */
export function changeParts(edit) {
  return changeShelf((shelf) => {
    const bundle = currentOf(shelf);
    bundle.parts = partsOf(edit(bundle.parts));
  });
}

/**
 * Whether nobody would miss a bundle.
 * @param {Bundle} bundle
 */
export const isBlank = ({ title, foreword, parts }) => !title.trim() && !foreword.trim() && !parts.length;

/**
 * Put a bundle on the shelf and take it at hand; false when the shelf is full. It takes the place of a blank one at hand.
 * @param {Shelf} shelf
 * @param {Bundle & { id?: string }} bundle
 * @param {number} [place] Among the others; the last without.
 */
export function addBundle(shelf, bundle, place = shelf.bundles.length) {
  const blank = isBlank(currentOf(shelf)) && !isBlank(bundle) ? currentOf(shelf) : null;
  if (!blank && shelf.bundles.length >= MOST_BUNDLES) return false;
  const taken = new Set(shelf.bundles.map(({ id }) => id));
  let id = bundle.id ?? "";
  while (!id || (taken.has(id) && id !== blank?.id)) id = Math.random().toString(36).slice(2, 10);
  const at = blank ? shelf.bundles.indexOf(blank) : place;
  shelf.bundles.splice(at, blank ? 1 : 0, { ...bundle, id });
  shelf.current = id;
  return true;
}

/**
 * Calls when bundles are others, here or by another tab.
 * @param {() => void} act
 */
export function whenBundleChanges(act) {
  window.addEventListener("hoedan:bundle", act);
  window.addEventListener("storage", ({ key }) => {
    if (key === SHELF || key === null) act();
  });
}
