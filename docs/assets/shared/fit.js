// 'Past dit bij ons?' as the three lines of its answer: on the page of a story, and where stories stand side by side.

import { element } from "./dom.js";

const HEADS = /** @type {const} */ ({ alike: "Gelijk", other: "Anders", unknown: "Onbekend" });

/** @param {Record<"alike" | "other" | "unknown", string[]>} lines Of `compare` in likeness.js. */
export function fitLines(lines) {
  const list = element("dl", { class: "fit__lines" });
  for (const kind of /** @type {const} */ (["alike", "other", "unknown"])) {
    const words = lines[kind].join("; ") || "niets van wat we weten";
    list.append(element("div", { class: `fit__line fit__line--${kind}` }, element("dt", {}, HEADS[kind]), element("dd", {}, `${words}.`)));
  }
  return list;
}
