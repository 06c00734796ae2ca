// What somebody pastes in a field of the form, in whichever way it was copied.

import { textOfPages } from "./pages.js";
import { textOfCells, textOfItems, textOfLines, textOfPage, withoutEffect } from "./paste.js";
import { LINE_END } from "./text.js";

/** Line ends that a field of a browser does not show as such, and places where a page or a PDF may break a word. */
const UNSEEN = /[\u000b\u000c\u0085\u00ad\u2028\u2029]/;

/**
 * What was pasted, with the form it had and without what stands on every page; null for text that a field takes as it is.
 * @param {DataTransfer | null} data
 * @returns {import("./paste.js").Pasted | null}
 */
export function readPaste(data) {
  const [page, copied] = ["text/html", "text/plain"].map((type) => data?.getData(type) ?? "");
  const plain = copied.replaceAll("\u00ad", "");
  // A parsed document is text: nothing in it runs, is fetched or is set.
  const whole = page ? textOfPage(new DOMParser().parseFromString(withoutEffect(page), "text/html")) : null;
  const pages = textOfPages(whole?.text ?? plain.replace(LINE_END, "\n"));
  const text = pages?.text ?? whole?.text ?? plain;
  const read = whole ? { text, said: whole.said } : textOfCells(text) || textOfLines(text);
  const found = textOfItems(read ?? { text, said: [] }) ?? read ?? (pages || UNSEEN.test(copied) ? { text: text.replace(LINE_END, "\n"), said: [] } : null);
  return found && { text: found.text, said: [...found.said, ...(pages?.said ?? [])] };
}
