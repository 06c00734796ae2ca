// Which stories an address asks to stand side by side, and what they have in common.
import { isSlug } from "../bundle/part.js";
import { MOST } from "./address.js";

/**
 * The stories that an address asks for, each once. What is no name of a story is told, and so is what does not fit.
 * @param {string} search
 * @returns {{ stories: string[], over: string[], wrong: string[] }}
 */
export function readChoice(search) {
  const asked = new URLSearchParams(search).getAll("verhalen").flatMap((each) => each.split(","));
  const names = [...new Set(asked.map((each) => each.trim()).filter(Boolean))];
  const slugs = names.filter(isSlug);
  return { stories: slugs.slice(0, MOST), over: slugs.slice(MOST), wrong: names.filter((each) => !isSlug(each)) };
}

/**
 * What is held -> the numbers of the stories that hold it. What more of them hold comes first, then the order of the stories.
 * @param {string[][]} lists Of each story.
 */
export function holdersOf(lists) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const [number, list] of lists.entries()) for (const each of new Set(list)) found.set(each, [...(found.get(each) ?? []), number]);
  return new Map([...found].sort(([, one], [, other]) => other.length - one.length));
}

/**
 * How one story shares something with the others, in words.
 * @param {number[]} holders
 * @param {number} own
 * @param {string[]} names Of all stories.
 */
export function sharedInWords(holders, own, names) {
  if (holders.length === 1) return "alleen hier";
  if (holders.length === names.length) return names.length === 2 ? "allebei" : "alle drie";
  return `ook ${names[holders.filter((each) => each !== own)[0]]}`;
}

/**
 * What to call stories by their place; those of one place by their title too.
 * @param {{ place: string, title: string }[]} stories
 */
export function namesOf(stories) {
  return stories.map(({ place, title }) => (stories.filter((each) => each.place === place).length > 1 ? `${place}, ‘${title}’` : place));
}

/**
 * What is wrong with a choice, and what to do about it; a line each.
 * @param {ReturnType<typeof readChoice>} choice
 * @param {string[]} missing Stories that are not there.
 * @param {boolean} isBroken Whether something did not arrive.
 */
export function faultsOf({ over, wrong }, missing, isBroken) {
  /** @type {(names: string[]) => string} */
  const quoted = (names) => names.map((each) => `‘${each.length > 80 ? `${each.slice(0, 80)} …` : each}’`).join(", ");
  const gone = [...missing, ...wrong];
  const lines = [];
  if (gone.length === 1) lines.push(`Het verhaal ${quoted(gone)} staat niet op deze site. Kies hieronder een ander, of zoek het in alle verhalen.`);
  if (gone.length > 1) lines.push(`Deze verhalen staan niet op deze site: ${quoted(gone)}. Kies hieronder andere, of zoek ze in alle verhalen.`);
  if (isBroken) lines.push("Niet alles kwam binnen. Kijk of je internet het doet, en laad de pagina opnieuw.");
  if (over.length) lines.push(`Er passen ${MOST} verhalen naast elkaar. Dit zijn de eerste; ${quoted(over)} ${over.length === 1 ? "staat" : "staan"} er niet bij. Haal er een weg om ruimte te maken.`);
  return lines;
}
