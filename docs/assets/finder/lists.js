// The lists that the build writes beside Pagefind's index, each fetched once and only when it is needed.

export const ROOT = new URL("../../", import.meta.url);

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();
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
 * @returns {Promise<FinderLists[N]>}
 */
export function list(name) {
  return keep(fetched, name, async () => (await fetch(new URL(`finder/${name}.json`, ROOT))).json());
}

/** The words of the library, to correct slips with. */
export function knownWords() {
  words ??= list("words").then((text) => new Set(text.split(" ")));
  return words;
}
