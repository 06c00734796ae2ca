// A number with what it counts, in the singular for one.

/** @typedef {readonly [one: string, many: string]} Counted */

/** @type {Counted} */
export const STORIES = ["verhaal", "verhalen"];
/** @type {Counted} */
export const MUNICIPALITIES = ["gemeente", "gemeenten"];
/** @type {Counted} */
export const RESULTS = ["resultaat", "resultaten"];
/** @type {Counted} */
export const LETTERS = ["teken", "tekens"];

/**
 * '1 verhaal', '1.234 verhalen'.
 * @param {number} count
 * @param {Counted} what
 */
export const counted = (count, [one, many]) => `${count.toLocaleString("nl")} ${count === 1 ? one : many}`;
