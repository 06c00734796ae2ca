// How much two municipalities are alike, as likeness.py and fit.py in hooks/hoedan say it: likeness.json and fits.json in tests/places/ hold both.

import { distance } from "./distance.js";

/**
 * How large theirs is, seen from one's own; both in inhabitants.
 * @param {number} own
 * @param {number} theirs
 */
function sizeInWords(own, theirs) {
  const times = theirs / own;
  const larger = Math.max(times, 1 / times);
  if (larger <= 1.25) return "ongeveer even groot";
  if (larger < 1.75) return times > 1 ? "anderhalf keer zo groot" : "iets kleiner";
  const rounded = Math.round(larger);
  if (times > 1) return `${rounded} keer zo groot`;
  return rounded === 2 ? "half zo groot" : `${rounded} keer zo klein`;
}

const AS_FAR_AS_TWICE_THE_SIZE_KM = 100;

/**
 * 0 for one and the same; the difference in size and the distance count together.
 * @param {Place} one
 * @param {Place} other
 */
export function unlikeness(one, other) {
  return Math.abs(Math.log2(other.population / one.population)) + distance(one, other) / AS_FAR_AS_TWICE_THE_SIZE_KM;
}

/**
 * @param {Place} one
 * @param {Place} other
 */
function kilometres(one, other) {
  return `${Math.max(1, Math.round(distance(one, other)))} km`;
}

/**
 * The nearest of the places that a story is about.
 * @param {Place} own
 * @param {Place[]} places At least one.
 */
function nearestOf(own, places) {
  return [...places].sort((one, other) => distance(own, one) - distance(own, other))[0];
}

/**
 * What a card says of a story to who works in `own`: '65 km, ongeveer even groot'. Empty without a place.
 * @param {Place} own
 * @param {Place[]} places Of the story.
 */
export function cardLine(own, places) {
  if (!places.length) return "";
  if (places.some(({ slug }) => slug === own.slug)) return "uit jouw gemeente";
  const theirs = nearestOf(own, places);
  const where = places.length > 1 ? `${theirs.name} op ${kilometres(own, theirs)}` : kilometres(own, theirs);
  return `${where}, ${sizeInWords(own.population, theirs.population)}`;
}

const number = new Intl.NumberFormat("nl-NL");

/**
 * 'Past dit bij ons?' in three lines: what is alike, what differs, and what only the reader knows.
 * @param {Place} own
 * @param {Place[]} places Of the story, none of them one's own.
 * @param {{ partners: string, conditions: number }} story Its kinds of partners in words, and how many conditions it names.
 * @returns {Record<"alike" | "other" | "unknown", string[]>}
 */
export function compare(own, places, { partners, conditions }) {
  const theirs = nearestOf(own, places);
  /** @type {Record<"alike" | "other" | "unknown", string[]>} */
  const lines = { alike: [], other: [], unknown: [] };
  const size = sizeInWords(own.population, theirs.population);
  const figures = `${number.format(theirs.population)} inwoners, ${own.name} ${number.format(own.population)}`;
  (size === "ongeveer even groot" ? lines.alike : lines.other).push(`${theirs.name} is ${size} (${figures})`);
  const isNear = own.region === theirs.region;
  if (isNear) lines.alike.push(`ook in ${own.region}`);
  else if (own.province === theirs.province) lines.alike.push(`ook in ${own.province}`);
  lines.other.push(`${kilometres(own, theirs)} hemelsbreed${isNear ? "" : `, in ${theirs.region}`}`);
  lines.unknown.push(partners ? `of jullie samenwerken met ${partners}` : "wie er meewerkten: de bronnen noemen geen partners");
  if (conditions) lines.unknown.push(conditions === 1 ? "of je hebt wat hieronder nodig is" : `of je de ${conditions} dingen hebt die hieronder staan`);
  else lines.unknown.push("wat je ervoor nodig hebt: dat staat niet in de bronnen");
  return lines;
}
