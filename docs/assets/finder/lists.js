// The lists that the build writes beside Pagefind's index, each fetched once and only when it is needed.

export const ROOT = new URL("../../", import.meta.url);

const once = new Map();

/** Do something slow the first time only. */
export function keep(name, make) {
  if (!once.has(name)) once.set(name, make());
  return once.get(name);
}

export function list(name) {
  return keep(name, async () => (await fetch(new URL(`finder/${name}.json`, ROOT))).json());
}

/** The words of the library, to correct slips with. */
export function knownWords() {
  return keep("known words", async () => new Set((await list("words")).split(" ")));
}
