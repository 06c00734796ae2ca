// What a reader takes along from the results: a link to them, or the stories themselves.

import { element } from "./card.js";

const BUNDLE_KEY = "hoedan.bundle";

/** Copy the address of the page; `done` tells how it went. */
export async function copyLink(done) {
  try {
    await navigator.clipboard.writeText(location.href);
    done.textContent = "De link is gekopieerd.";
  } catch {
    done.textContent = "Kopiëren lukt hier niet. Neem het adres van deze pagina over.";
  }
}

/** Add stories to the reader's own bundle, each once; `done` tells how many were new. */
export function collect(slugs, done) {
  try {
    const kept = JSON.parse(localStorage.getItem(BUNDLE_KEY) ?? "[]");
    const before = Array.isArray(kept) ? kept : [];
    const together = [...new Set([...before, ...slugs])];
    localStorage.setItem(BUNDLE_KEY, JSON.stringify(together));
    window.dispatchEvent(new CustomEvent("hoedan:bundle"));
    const added = together.length - before.length;
    done.replaceChildren(
      added > 0 ? `${added} ${added === 1 ? "verhaal" : "verhalen"} toegevoegd aan ` : "Alles staat al in ",
      element("a", { href: new URL("../mijn-bundel/", document.baseURI).href }, "je bundel"),
      ".",
    );
  } catch {
    done.textContent = "Je browser bewaart hier niets, dus je bundel blijft leeg.";
  }
}
