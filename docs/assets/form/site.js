// Everything the form needs to know, from files of this site.

import { fold, slugify } from "../shared/fold.js";
import { loadPlaces } from "../shared/places.js";
import { readPatterns } from "./patterns.js";
import { readPersonal } from "./privacy.js";

/** @param {string} address */
async function readJson(address) {
  const response = await fetch(new URL(address, import.meta.url));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** @returns {Promise<FormSite>} */
export async function readSite() {
  /** @type {[FormSite["places"], StorySchema, Rules, FormFacts]} */
  const [places, schema, rules, facts] = await Promise.all([
    loadPlaces(),
    readJson("../../data/schemas/story.schema.json"),
    readJson("../../data/regels.json"),
    readJson("../formulier.json"),
  ]);
  const [titles, setbacks] = [facts.labels.ingredients, facts.labels.setbacks].map((named) => new Map(Object.entries(named)));
  return {
    ...facts,
    schema, rules, places, titles, setbacks,
    personal: readPersonal(facts.personal),
    grammar: readPatterns(facts.grammar),
    numbers: readPatterns(facts.numbers),
    files: new Set(facts.files),
    slugOf: slugFinder(titles),
    setbackOf: slugFinder(setbacks),
    stories: new Map(Object.entries(facts.stories).map(([slug, title]) => [title, slug])),
  };
}

/**
 * A story that is on the site, as a draft, and its file with the line on which each part of that begins.
 * @param {string} slug
 * @returns {Promise<Omit<Draft, "kept"> & { file: string, starts: Record<string, number> }>}
 */
export function readStory(slug) {
  return readJson(`../verhalen/${slug}.json`);
}

/**
 * A function from a title to its slug; a title that is not known becomes a slug of its own.
 * @param {Map<string, string>} titles Slug -> title.
 * @returns {(title: string) => string}
 */
function slugFinder(titles) {
  const slugs = new Map([...titles].map(([slug, title]) => [fold(title), slug]));
  return (title) => slugs.get(fold(title)) ?? slugify(title);
}
