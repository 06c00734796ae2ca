// What a bundle is: a title, a foreword and stories in order; and how it is written as an address and as a command.
import { isSlug } from "./store.js";

/**
 * Whatever comes in, what goes on is a bundle within its limits.
 * @param {{ title?: unknown, foreword?: unknown, stories: unknown[] }} given
 * @param {BundleLimits} limits
 * @returns {Bundle}
 */
export function bundleOf({ title, foreword, stories }, limits) {
  /** @type {(words: unknown, longest: number) => string} */
  const text = (words, longest) => (typeof words === "string" ? words : "").slice(0, longest);
  return {
    title: text(title, limits.title),
    foreword: text(foreword, limits.foreword),
    stories: [...new Set(stories.filter(isSlug))].slice(0, limits.stories),
  };
}

/** @type {(one: Bundle, other: Bundle) => boolean} */
export const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The bundle in the query of an address; null when there is none.
 * @param {string} search
 * @param {BundleLimits} limits
 */
export function readAddress(search, limits) {
  const query = new URLSearchParams(search);
  const stories = query.get("v");
  if (stories === null) return null;
  return bundleOf({ title: query.get("titel"), foreword: query.get("voorwoord"), stories: stories.split(".") }, limits);
}

/** @param {Bundle} bundle */
export function writeAddress({ title, foreword, stories }) {
  const url = new URL(location.pathname, location.href);
  if (!title && !foreword && !stories.length) return url.href;
  const query = new URLSearchParams({ v: stories.join(".") });
  if (title) query.set("titel", title);
  if (foreword) query.set("voorwoord", foreword);
  url.search = query.toString();
  return url.href;
}

// Within single quotes a shell reads nothing but the words; `=` keeps a title that begins with a hyphen a title.
/** @param {string} text */
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** @param {Bundle} bundle */
export function writeCommand({ title, foreword, stories }) {
  const words = ["hoedan bundle", `--stories ${stories.join(",")}`, `--title=${quote(title.trim() || "Mijn bundel")}`];
  if (foreword.trim()) words.push(`--foreword=${quote(foreword.trim())}`);
  return words.join(" ");
}
