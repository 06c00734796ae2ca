// What a reader takes along from the results as a file.

import { counted } from "../shared/counted.js";
import { element } from "../shared/dom.js";
import { USUAL_KINDS } from "./state.js";

const AT_ONCE = 8; // files asked for at the same time
const NAME = "verhalen";

/**
 * Save the selection as a file; `done` tells what is in it.
 * @param {string} type `ods`, `csv` or `ris`.
 * @param {Card[]} cards
 * @param {string[][]} chosen What was asked and chosen: a name and a value each.
 * @param {HTMLElement} done
 */
export async function saveAs(type, cards, chosen, done) {
  const stories = cards.filter(({ kind, library }) => !library && USUAL_KINDS.includes(kind.slug));
  const { rowsOf, writeCsv, writeOds } = await import("./export.js");
  if (type === "ods") save(writeOds(rowsOf(cards, chosen)), `${NAME}.ods`);
  else if (type === "csv") save(new Blob([writeCsv(rowsOf(cards, chosen))], { type: "text/csv" }), `${NAME}.csv`);
  else save(new Blob(await citations(stories), { type: "application/x-research-info-systems" }), `${NAME}.ris`);
  const count = (type === "ris" ? stories : cards).length;
  done.textContent = `Opgeslagen: ${counted(count, ["regel", "regels"])}, ${type.toUpperCase()}.`;
}

/**
 * The files that every story has for reference managers.
 * @param {Card[]} stories
 */
async function citations(stories) {
  const texts = [];
  for (let start = 0; start < stories.length; start += AT_ONCE) {
    const some = stories.slice(start, start + AT_ONCE).map(async ({ url }) => (await fetch(new URL("citeer.ris", url))).text());
    texts.push(...(await Promise.all(some)));
  }
  return texts;
}

/**
 * @param {Blob} content
 * @param {string} name
 */
function save(content, name) {
  const link = element("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
