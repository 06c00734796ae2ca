// Several parts at once into the reader's own bundle, and how large a bundle is in words.
import { STORIES, counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { partOf } from "./part.js";
import { NOTHING_KEPT, changeParts, currentOf, readShelf } from "./store.js";

const PAGE = new URL("../../mijn-bundel/", import.meta.url).href;
/** @typedef {import("../shared/counted.js").Counted} Counted */
/** @type {Counted} */
const PARTS = ["onderdeel", "onderdelen"];
/** @type {Partial<Record<BundlePart["kind"], Counted>>} */
const KINDS = { story: STORIES, passage: ["passage", "passages"] };

/**
 * '2 verhalen', '1 passage' or, of several kinds, '3 onderdelen'.
 * @param {string[]} parts
 */
export function sizeOf(parts) {
  const [kind = "story", ...others] = new Set(parts.flatMap((name) => partOf(name)?.kind ?? []));
  return counted(parts.length, (!others.length && KINDS[kind]) || PARTS);
}

/**
 * 'je bundel', with its title when there are more.
 * @param {string} [your]
 */
export function nameAtHand(your = "je") {
  const shelf = readShelf();
  const title = currentOf(shelf).title.trim();
  return `${your} bundel${shelf.bundles.length > 1 && title ? ` ‘${title}’` : ""}`;
}

/** @param {string} words */
export const linkToBundle = (words) => element("a", { href: PAGE }, words);

/**
 * Add parts to the bundle at hand, each once; `done` tells how many were new.
 * @param {string[]} parts
 * @param {HTMLElement} done
 */
export function collect(parts, done) {
  const before = currentOf().parts;
  if (!changeParts((known) => [...known, ...parts])) {
    done.textContent = NOTHING_KEPT;
    return;
  }
  const added = currentOf().parts.filter((name) => !before.includes(name));
  done.replaceChildren(added.length ? `${sizeOf(added)} toegevoegd aan ` : "Alles staat al in ", linkToBundle(nameAtHand()), ".");
}
