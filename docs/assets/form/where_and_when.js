// Where and when a story was, on one line: as `place_line` and `period_label` of hooks/hoedan/library/story.py write it.

import { MUNICIPALITIES, counted } from "../shared/counted.js";
import { enumerateDutch } from "../shared/dutch.js";

/** So many municipalities stand on the line by name. */
const MOST_NAMED = 3;

/**
 * @param {FrontMatter} front
 * @param {Pick<FormSite, "places" | "goes_on">} site
 */
export function whereAndWhen(front, site) {
  return [...placesOf(front.municipalities ?? [], site), periodOf(front, site)].filter(Boolean).join(" · ");
}

/**
 * The municipalities and, unless those say it already, their provinces. What nobody knows stays as it was typed.
 * @param {string[]} written
 * @param {Pick<FormSite, "places">} site
 */
function placesOf(written, { places }) {
  const known = (/** @type {string} */ name) => {
    const meant = places.find(name);
    return meant && meant.kind !== "shared" && !meant.area ? meant.places : [];
  };
  const found = written.flatMap(known);
  const names = [...new Set(written.flatMap((name) => (known(name).length ? known(name).map((place) => place.name) : name)))];
  const provinces = [...new Set(found.map((place) => place.province))];
  const are = names.length <= MOST_NAMED;
  const said = are && provinces.every((province) => names.includes(province));
  return [are ? enumerateDutch(names) : counted(names.length, MUNICIPALITIES), said ? "" : enumerateDutch(provinces)];
}

/**
 * @param {FrontMatter} front
 * @param {Pick<FormSite, "goes_on">} site
 */
function periodOf({ period: { start = "", end = "" } = {}, status = "" }, { goes_on: goesOn }) {
  const [first, last] = [start, end].map((date) => date.slice(0, 4));
  if (!last) return first && goesOn.includes(status) ? `vanaf ${first}` : first;
  return last === first ? first : `${first}–${last}`;
}
