// Which stories of a route fit in the time there is, those from places like one's own earlier.
import { counted } from "../shared/counted.js";
import { cardLine, unlikeness } from "../shared/likeness.js";

const SHORT = 5; // minutes: too few for whole stories
const MOST = 10;
const MOST_PARTS = 3;
const NEAREST = 12; // stops that a story from one's own place comes earlier
const UNLIKE = 2; // how unlike a place is that changes nothing

/**
 * The stops of a route in a number of minutes: their numbers, and of each how many words there are to read. There is
 * always one; after it comes what still fits.
 * @param {RouteStop[]} stops The best first.
 * @param {{ minutes: number, pace: number, own: Place | null }} reader `pace` in words per minute.
 */
export function chooseRoute(stops, { minutes, pace, own }) {
  const isPart = minutes <= SHORT;
  const order = [...stops.keys()].sort((one, other) => one - earlier(stops[one], own) - (other - earlier(stops[other], own)));
  /** @type {{ number: number, words: number, near: string }[]} */
  const chosen = [];
  let room = minutes * pace;
  for (const number of order) {
    const { words: whole, partWords, places } = stops[number];
    const words = (isPart && partWords) || whole;
    if (chosen.length >= (isPart ? MOST_PARTS : MOST)) break;
    if (chosen.length && words > room) continue;
    chosen.push({ number, words, near: own ? cardLine(own, places) : "" });
    room -= words;
  }
  return { isPart, chosen };
}

/**
 * How many stops earlier a story comes for who works in `own`.
 * @param {RouteStop} stop
 * @param {Place | null} own
 */
function earlier({ places }, own) {
  if (!own) return 0;
  const least = Math.min(...places.map((place) => unlikeness(own, place)));
  return NEAREST * Math.max(0, 1 - least / UNLIKE);
}

/**
 * As the pages count reading time: whole minutes, at least one.
 * @param {number} words
 * @param {number} pace
 */
export function minutesFor(words, pace) {
  const minutes = Math.max(1, Math.round(words / pace));
  return counted(minutes, ["minuut", "minuten"]);
}
