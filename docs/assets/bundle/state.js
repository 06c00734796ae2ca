// What a bundle is: a title, a foreword and parts in order; and how it is written as an address and as a command.
import { partOf, partsOf } from "./part.js";

/** The form of address that this page writes and reads; the first had stories only, and no number. */
const FORM = 2;
// Signs without a shape, and those that turn the direction of reading: an address could say with them what is not true.
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/**
 * Words as they may be shown: signs that can be seen, and no more than fit.
 * @param {unknown} words
 * @param {number} longest
 */
function text(words, longest) {
  const seen = (typeof words === "string" ? words : "").replaceAll("\t", " ").replace(UNSEEN, "");
  return seen.slice(0, longest).replace(/[\ud800-\udbff]$/, ""); // no half a sign
}

/**
 * Whatever comes in, what goes on is a bundle within its limits.
 * @param {{ title?: unknown, foreword?: unknown, parts: unknown }} given
 * @param {BundleLimits} limits
 * @returns {Bundle}
 */
export function bundleOf({ title, foreword, parts }, limits) {
  return {
    title: text(title, limits.title).replaceAll("\n", " "),
    foreword: text(foreword, limits.foreword),
    parts: partsOf(parts).slice(0, limits.parts),
  };
}

/** @type {(one: Bundle, other: Bundle) => boolean} */
export const isSame = (one, other) => one.title === other.title && one.foreword === other.foreword && one.parts.join() === other.parts.join();

/**
 * The bundle in the query of an address, null when there is none; and whether the address says more than this page knows.
 * @param {string} search
 * @param {BundleLimits} limits
 */
export function readAddress(search, limits) {
  const query = new URLSearchParams(search);
  const parts = query.get("v");
  if (parts === null) return { bundle: null, isNewer: false };
  const bundle = bundleOf({ title: query.get("titel"), foreword: query.get("voorwoord"), parts: parts.split(".") }, limits);
  return { bundle, isNewer: Number(query.get("vorm")) > FORM };
}

/** @param {Bundle} bundle */
export function writeAddress({ title, foreword, parts }) {
  const url = new URL(location.pathname, location.href);
  if (!title && !foreword && !parts.length) return url.href;
  const query = new URLSearchParams({ v: parts.join(".") });
  if (parts.some((name) => partOf(name)?.kind !== "story")) query.set("vorm", String(FORM)); // who has stories only, has the first form
  if (title) query.set("titel", title);
  if (foreword) query.set("voorwoord", foreword);
  url.search = query.toString().replaceAll("%3A", ":"); // may stand in a query as it is, and makes the link shorter
  return url.href;
}

// Within single quotes a shell reads nothing but the words; `=` keeps a title that begins with a hyphen a title.
/** @param {string} text */
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** @param {Bundle} bundle */
export function writeCommand({ title, foreword, parts }) {
  const option = parts.every((name) => partOf(name)?.kind === "story") ? "--stories" : "--chapters";
  const words = ["hoedan bundle", `${option} ${parts.join(",")}`, `--title=${quote(title.trim() || "Mijn bundel")}`];
  if (foreword.trim()) words.push(`--foreword=${quote(foreword.trim())}`);
  return words.join(" ");
}
