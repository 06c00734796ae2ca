// The lists that the build writes beside Pagefind's index, each fetched once and only when it is needed.

/** The address of the library to search, which a worker has for a name; empty for this one. */
const other = "document" in globalThis ? "" : String(Reflect.get(globalThis, "name") ?? "");
export const isOther = other !== "";
/** Of the library that is searched. */
export const ROOT = new URL(other || "../../", import.meta.url);
/** With the slug of a municipality behind it: the order of what is most like that. */
export const LIKE = "lijkt-op-";

/** @type {Map<string, Promise<any>>} */
const known = new Map();
/** @type {Promise<Set<string>> | null} */
let words = null;

/**
 * Do something slow the first time only.
 * @template K, V
 * @param {Map<K, V>} kept
 * @param {K} key
 * @param {() => V} make
 */
export function keep(kept, key, make) {
  const value = kept.get(key) ?? make();
  kept.set(key, value);
  return value;
}

/**
 * @template {keyof FinderLists} N
 * @param {N} name
 * @param {string} [build] Of which it must be, for what a browser may keep.
 * @returns {Promise<FinderLists[N]>}
 */
export function list(name, build) {
  const address = `finder/${name}.json${build ? `?${build}` : ""}`;
  return keep(known, address, async () => (await fetch(new URL(address, ROOT))).json());
}

/** The words of the library, to correct slips with. */
export function knownWords() {
  words ??= list("words").then((text) => new Set(text.split(" ")));
  return words;
}
