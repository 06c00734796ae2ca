// What somebody pastes in a field of the form, in whichever way it was copied.

import { textOfCells, textOfItems, textOfLines, textOfPage, withoutEffect } from "./paste.js";
import { LINE_END } from "./text.js";

/** Line ends that a field of a browser does not show as such. */
const UNSEEN_END = /[\u000b\u000c\u0085\u2028\u2029]/;

/**
 * What was pasted, with the form it had; null for text that a field takes as it is.
 * @param {DataTransfer | null} data
 * @returns {import("./paste.js").Pasted | null}
 */
export function readPaste(data) {
  const [page, plain] = ["text/html", "text/plain"].map((type) => data?.getData(type) ?? "");
  // A parsed document is text: nothing in it runs, is fetched or is set.
  const read = (page && textOfPage(new DOMParser().parseFromString(withoutEffect(page), "text/html"))) || textOfCells(plain) || textOfLines(plain);
  return textOfItems(read || { text: plain, said: [] }) ?? (read || (UNSEEN_END.test(plain) ? { text: plain.replace(LINE_END, "\n"), said: [] } : null));
}
