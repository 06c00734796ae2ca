// The file of a story that is changed: what nobody changed in the form stays as it stands there, comments and all.

import { mergeValue } from "./kept_rows.js";

/**
 * @typedef {Map<string, string>} Written What the form writes of each key and each heading (`## Kop`), in order; empty for what is not there.
 * @typedef {Map<string, string>} Typed What tells that one of these was changed: of a key the same, of a heading what somebody typed below it.
 */

const HEADING = /^## /;
/** An empty line or a comment behind a value. */
const ASIDE = /^(?:#[^\n]*)?\n$/;

/**
 * A file in parts, each with what tells that it was changed: as long as that stays, so does the part.
 * @param {string} file
 * @param {Record<string, number>} starts The line on which each part begins.
 * @param {Typed} typed
 * @returns {KeptPart[]}
 */
export function takeApart(file, starts, typed) {
  const lines = file.split(/(?<=\n)/);
  /** @type {[key: string, line: number][]} */
  const begins = [["", 1], ...Object.entries(starts).sort(([, one], [, other]) => one - other)];
  return begins.flatMap(([key, line], n) => {
    const text = lines.slice(line - 1, (begins[n + 1]?.[1] ?? Infinity) - 1).join("");
    const [own, ...asides] = HEADING.test(key) ? [text] : withoutAside(text);
    return [{ key, text: own, was: typed.get(key) ?? "" }, ...asides.map((aside) => ({ key: "", text: aside, was: "" }))];
  });
}

/** @param {string} text */
function withoutAside(text) {
  const lines = text.split(/(?<=\n)/);
  const size = Math.max(1, lines.findLastIndex((line) => !ASIDE.test(line)) + 1);
  return [lines.slice(0, size).join(""), lines.slice(size).join("")].filter(Boolean);
}

/**
 * The file with what was changed: a part at its own place, a new one after what comes before it.
 * @param {KeptPart[]} kept
 * @param {Written} written
 * @param {Typed} typed
 */
export function putTogether(kept, written, typed) {
  const order = [...written.keys()];
  const parts = kept.map(({ key, text, was }) => ({ key, text: (typed.get(key) ?? "") === was ? text : changed(key, written.get(key) ?? "", text, was) }));
  const isThere = new Set(kept.map(({ key }) => key));
  for (const [n, key] of order.entries()) {
    const text = written.get(key);
    if (!text || isThere.has(key)) continue;
    const before = order.slice(0, n);
    const at = parts.findLastIndex((part) => before.includes(part.key)) + 1;
    if (HEADING.test(key)) parts[at - 1].text = `${parts[at - 1].text.trimEnd()}\n\n`;
    parts.splice(at, 0, { key, text: HEADING.test(key) ? `${text}\n` : text });
  }
  const whole = parts.map(({ text }) => text).join("");
  return parts.at(-1)?.text === kept.at(-1)?.text ? whole : `${whole.trimEnd()}\n`;
}

/**
 * Another text in the place of one: the empty lines behind it stay, and of a list or a block all that nobody changed.
 * @param {string} key
 * @param {string} now
 * @param {string} before
 * @param {string} was
 */
function changed(key, now, before, was) {
  if (!now) return now;
  return HEADING.test(key) ? now.trimEnd() + (/(?<!\n)\n{2,}$/.exec(before)?.[0] ?? "\n\n") : mergeValue(before, was, now);
}
