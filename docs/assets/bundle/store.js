// The reader's own bundle, kept in this browser: story slugs in order, and the words around them.
const STORIES = "hoedan.bundle";
const WORDS = "hoedan.bundle.words";
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @param {string} key */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * A slug of a page, as `is_slug` of the build sees it: tests/language/slugs.json holds both.
 * @param {unknown} text
 * @returns {text is string}
 */
export function isSlug(text) {
  return typeof text === "string" && text.length >= 3 && text.length <= 80 && text !== "index" && SLUG.test(text);
}

/**
 * The slug of a story by the address of its page; null for another page.
 * @param {string} url
 */
export const storyOf = (url) => /\/verhalen\/([^/]+)\/$/.exec(new URL(url).pathname)?.[1] ?? null;

/** @returns {string[]} */
export function readStories() {
  const found = read(STORIES);
  return Array.isArray(found) ? [...new Set(found.filter(isSlug))] : [];
}

/**
 * Calls when the stories are others, here or by another tab.
 * @param {() => void} act
 */
export function whenBundleChanges(act) {
  window.addEventListener("hoedan:bundle", act);
  window.addEventListener("storage", ({ key }) => {
    if (key === STORIES || key === null) act();
  });
}

/** What to tell when stories cannot be kept. */
export const NOTHING_KEPT = "Je browser bewaart hier niets, dus je bundel blijft leeg.";

/** @returns {{ title: unknown, foreword: unknown }} */
export function readWords() {
  const found = read(WORDS) ?? {};
  return { title: found.title, foreword: found.foreword };
}

/**
 * False when this browser keeps nothing.
 * @param {string[]} slugs
 */
export function writeStories(slugs) {
  try {
    localStorage.setItem(STORIES, JSON.stringify(slugs));
  } catch {
    return false;
  }
  window.dispatchEvent(new CustomEvent("hoedan:bundle"));
  return true;
}

/** @param {{ title: string, foreword: string }} words */
export function writeWords(words) {
  try {
    localStorage.setItem(WORDS, JSON.stringify(words));
    return true;
  } catch {
    return false;
  }
}
