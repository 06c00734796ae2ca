// What a reader takes along from the results: a link to them, or the stories themselves.

import { readStories, writeStories } from "../bundle/store.js";
import { copy } from "../shared/clipboard.js";
import { element } from "../shared/dom.js";

/**
 * Copy the address of the page; `done` tells how it went.
 * @param {HTMLElement} done
 */
export async function copyLink(done) {
  done.textContent = (await copy(location.href))
    ? "De link is gekopieerd."
    : "Kopiëren lukt hier niet. Neem het adres van deze pagina over.";
}

/**
 * Add stories to the reader's own bundle, each once; `done` tells how many were new.
 * @param {string[]} slugs
 * @param {HTMLElement} done
 */
export function collect(slugs, done) {
  const before = readStories();
  const together = [...new Set([...before, ...slugs])];
  if (!writeStories(together)) {
    done.textContent = "Je browser bewaart hier niets, dus je bundel blijft leeg.";
    return;
  }
  const added = together.length - before.length;
  done.replaceChildren(
    added > 0 ? `${added === 1 ? "1 verhaal" : `${added} verhalen`} toegevoegd aan ` : "Alles staat al in ",
    element("a", { href: new URL("../mijn-bundel/", document.baseURI).href }, "je bundel"),
    ".",
  );
}
