// What a bundle can hold, and the one word that each thing has in the storage, in an address and in the command:
// `een-verhaal`, `ingredient:een-ingredient`, `setback:regels`, `passage:een-verhaal:passage-0123abcd`.
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PASSAGE = /^passage-[0-9a-f]{8}(--\d{1,3})?$/;
const ROOT = new URL("../../", import.meta.url);
/** Where the pages of each kind are. */
const FOLDERS = { story: "verhalen/", ingredient: "ingredienten/", setback: "vallen-en-opstaan/", passage: "verhalen/" };

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

/**
 * The part that an address of this site leads to, a passage by its hash; an empty word when a bundle cannot hold it.
 * @param {string} url
 */
export function partAt(url) {
  const { pathname, hash } = new URL(url);
  const [folder, slug] = pathname.split("/").slice(-3, -1);
  const anchor = hash.slice(1);
  const kind = Object.entries(FOLDERS).find(([, each]) => each === `${folder}/`)?.[0];
  if (!kind || !isSlug(slug)) return "";
  if (kind !== "story") return `${kind}:${slug}`;
  return PASSAGE.test(anchor) ? `passage:${slug}:${anchor}` : slug;
}

/**
 * What a word names; null when a bundle cannot hold it.
 * @param {unknown} name
 * @returns {BundlePart | null}
 */
export function partOf(name) {
  if (isSlug(name)) return { name, kind: "story", slug: name, anchor: "", url: new URL(`${FOLDERS.story}${name}/`, ROOT).href };
  if (typeof name !== "string") return null;
  const [kind, slug, anchor = ""] = name.split(":");
  if (!isKind(kind) || !isSlug(slug)) return null;
  const isWhole = anchor ? kind === "passage" && PASSAGE.test(anchor) && name === `${kind}:${slug}:${anchor}` : kind !== "passage" && name === `${kind}:${slug}`;
  return isWhole ? { name, kind, slug, anchor, url: new URL(`${FOLDERS[kind]}${slug}/`, ROOT).href } : null;
}

/**
 * @param {string} word
 * @returns {word is BundlePart["kind"]}
 */
const isKind = (word) => word !== "story" && Object.hasOwn(FOLDERS, word);

/**
 * Each part once, passages last: they are printed together.
 * @param {unknown} names
 */
export function partsOf(names) {
  const parts = [...new Set(Array.isArray(names) ? names : [])].filter((name) => partOf(name) !== null);
  const isPassage = (/** @type {string} */ name) => partOf(name)?.kind === "passage";
  return /** @type {string[]} */ ([...parts.filter((name) => !isPassage(name)), ...parts.filter(isPassage)]);
}
