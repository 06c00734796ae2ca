// Several stories at once into the reader's own bundle.
import { STORIES, counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { NOTHING_KEPT, readStories, writeStories } from "./store.js";

/**
 * Add stories to the reader's own bundle, each once; `done` tells how many were new.
 * @param {string[]} slugs
 * @param {HTMLElement} done
 */
export function collect(slugs, done) {
  const before = readStories();
  const together = [...new Set([...before, ...slugs])];
  if (!writeStories(together)) {
    done.textContent = NOTHING_KEPT;
    return;
  }
  const added = together.length - before.length;
  done.replaceChildren(
    added > 0 ? `${counted(added, STORIES)} toegevoegd aan ` : "Alles staat al in ",
    element("a", { href: new URL("../../mijn-bundel/", import.meta.url).href }, "je bundel"),
    ".",
  );
}
