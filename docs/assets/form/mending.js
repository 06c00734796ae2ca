// A text with what the form proposes in the place of what is wrong, and nowhere else.

import { readMark, withLine } from "./text.js";

/**
 * A number between brackets where a reference was probably meant, and no text of a link.
 * @param {string} id
 */
export function bareReference(id) {
  return new RegExp(`(?<![\\]!\\\\\\w])\\[0*${/^\d+$/.test(id) ? id : "(?!)"}\\](?![[(:])`);
}

/**
 * A text in which the suggestion of a problem has taken its place: as a line, as a name in a mark, as the address of a link, as a reference, or as
 * the first words that are those of the problem.
 * @param {string} text
 * @param {Pick<Problem, "code" | "value" | "suggestion" | "replaces">} problem
 */
export function mendText(text, { code, value, suggestion, replaces }) {
  const meant = suggestion ?? value;
  if (replaces !== undefined) return withLine(text, replaces, meant);
  const id = code === "V-016" ? /\d+/.exec(value)?.[0] : undefined;
  if (id !== undefined) return text.replace(bareReference(id), () => meant);
  const lines = text.split("\n");
  const marked = ["V-014", "V-064"].includes(code) ? lines.findIndex((line) => namesIn(line).includes(value)) : -1;
  if (marked >= 0) return lines.with(marked, withName(lines[marked], value, meant)).join("\n");
  const link = ["](", "](<"].find((before) => text.includes(before + value));
  return link && code.startsWith("L-") ? text.replace(link + value, () => link + meant) : text.replace(value, () => meant);
}

/** @param {string} line */
function namesIn(line) {
  const { names, setbacks } = readMark(line) ?? { names: [], setbacks: [] };
  return [...names, ...setbacks];
}

/**
 * A mark with another name in the place of one; the name of a setback may hold a comma.
 * @param {string} line
 * @param {string} name
 * @param {string} other
 */
function withName(line, name, other) {
  const [start, end] = [line.indexOf(":") + 1, line.lastIndexOf("]")];
  if (end < start) return line.replace(name, () => other);
  const names = line.slice(start, end).split(/laat zien/iu.test(line) ? /([;,])/ : /(;)/);
  return line.slice(0, start) + names.map((each) => (each.trim() === name ? each.replace(name, () => other) : each)).join("") + line.slice(end);
}
