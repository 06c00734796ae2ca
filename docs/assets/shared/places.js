// The municipalities, and every name that they have or had, compared as the build's gazetteer compares them.

import { fold, slugify } from "./fold.js";

const MOST = 8;
/** What stands between the names of several municipalities: signs and line ends for certain, a word or a dash only beside a name that is known. */
const BETWEEN = /(?<!\s)(\s*[,;/|&+\n\r\t\v\f\u0085\u2028\u2029][\s\u0085,;/|&+]*(?:en\s+)?|\s+(?:en|[-–—])\s+)/u;
/** Parts of one name, what stands between them counted too: nobody's name is longer, and a text may be. */
const MOST_IN_NAME = 9;
const ONLY_MAYBE = /^\s+(?:en|[-–—])\s+$/;
/** The sign or number before a name in a list. */
const LISTED = /^(?:[-–—•*·]|\d{1,2}[.)])\s+/;
/** A name with something between brackets behind it, as in `Zwolle (Overijssel)`. */
const ASIDE = /^(.*\S)\s*\(([^()]*)\)$/;
/** The words in the name of a municipality on a river, as in `Alphen a/d Rijn`, whose stroke parts no names. */
const ON_A_RIVER = /(?<=\s)a[/.]d\.?(?=\s)/gi;
const WHAT_IT_IS = /^(?:gemeente|stad|dorp)$/i;
const OF_A_REGION = /^\s*(?:de\s+)?(?:provincie|prov\.|regio)\s+/i;

/** @type {Record<string, (place: Place) => string>} */
const NOTES = {
  own: (place) => place.province,
  alias: (place) => `officieel ${place.name}`,
  former: (place) => `nu ${place.name}`,
  divided: (place) => `nu deels ${place.name}`,
};

export class Places {
  /** @param {PlaceTable} table */
  constructor(table) {
    this.all = placesOf(table);
    this.meanings = new Map(meaningsOf(table, this.all).map((meaning) => [fold(meaning.name), meaning]));
    this.provinces = new Set(table.provinces.map(fold));
    this.suggestions = [...this.meanings.values()].flatMap(suggestionsOf);
  }

  /** Every name that a municipality has or had. */
  get names() {
    return this.suggestions.map(({ suggestion }) => suggestion.name);
  }

  /** Slug of every name that stands for one municipality -> that municipality; names of now go first. */
  get bySlug() {
    const others = [...this.meanings.values()].filter(({ places }) => places.length === 1);
    return new Map([...others.map(({ name, places }) => /** @type {const} */ ([slugify(name), places[0]])),
      ...this.all.map((each) => /** @type {const} */ ([each.slug, each]))]);
  }

  /**
   * What a name stands for; undefined when nobody knows it.
   * @param {string} name
   */
  find(name) {
    return this.meanings.get(fold(name));
  }

  /**
   * The name that was typed, as we write it: its hyphens, points and apostrophes may be others.
   * @param {string} typed
   */
  named(typed) {
    const wanted = slugify(bareName(typed));
    const known = this.find(typed) ?? [...this.meanings.values()].find(({ name, area }) => !area && wanted !== "" && slugify(name) === wanted);
    return known?.name;
  }

  /**
   * Each of the names that were typed or pasted together, as we write them; a name that holds a comma or `en` stays whole, and what nobody
   * knows stays as it is. What only says where a municipality lies or what it is, as in `Zwolle, Overijssel`, is no second name.
   * @param {string} typed
   */
  namesIn(typed) {
    const parts = writtenOut(typed).trim().split(BETWEEN);
    /** @type {string[]} */
    const names = [];
    let isLoose = false; // whether the last name is one that nobody knows
    for (let start = 0, end = 0; start < parts.length; start = end + 1) {
      end = Math.min(parts.length, start + MOST_IN_NAME); // as long a name as there is
      while (end > start + 1 && !this.knownName(listedIn(parts.slice(start, end)))) end -= 2;
      const words = listedIn(parts.slice(start, end));
      const known = this.knownName(words);
      if (!known && words && isLoose && ONLY_MAYBE.test(parts[start - 1])) names.push(names.pop() + parts[start - 1] + words);
      else if (words) names.push(known ?? words);
      isLoose = !known && words !== "";
    }
    return this.withoutAreas([...new Set(names)]);
  }

  /**
   * The name that was typed, as we write it, without the area between brackets behind it.
   * @param {string} words
   */
  knownName(words) {
    const aside = ASIDE.exec(words);
    return this.named(words) ?? (aside && this.isArea(aside[2]) ? this.named(aside[1]) : undefined);
  }

  /**
   * Names without those of areas, when that of a municipality is among them.
   * @param {string[]} names
   */
  withoutAreas(names) {
    const isPlace = (/** @type {string} */ name) => Boolean(this.find(name)?.places.length);
    return names.some(isPlace) ? names.filter((name) => isPlace(name) || !this.isArea(name)) : names;
  }

  /**
   * Whether words say where a municipality lies, or what it is, and not which; `Utrecht` may be both.
   * @param {string} words
   */
  isArea(words) {
    const bare = words.replace(OF_A_REGION, "");
    return Boolean(this.find(bare)?.area) || this.provinces.has(fold(bare)) || WHAT_IT_IS.test(words.trim());
  }

  /**
   * Names that start with what was typed, then those with a word that does, then those that hold it; each
   * municipality once.
   * @param {string} typed
   */
  search(typed) {
    const wanted = slugify(bareName(writtenOut(typed)));
    if (!wanted) return [];
    const found = this.suggestions.map(({ key, suggestion }) => ({ key, suggestion, rank: rankOf(key, wanted) }));
    const ordered = found.filter(({ rank }) => rank < 3).sort((one, other) => one.rank - other.rank || byText(one.key, other.key));
    return onceEach(ordered.map(({ suggestion }) => suggestion)).slice(0, MOST);
  }
}

/**
 * The words of a name without the sign of a list.
 * @param {string[]} parts
 */
function listedIn(parts) {
  return parts.join("").replace(LISTED, "").replace(/\s+/gu, " ").trim();
}

/** @param {string} typed */
function writtenOut(typed) {
  return typed.replace(ON_A_RIVER, "aan den");
}

/**
 * A name without the word for what it is: `gemeente Zwolle` is Zwolle.
 * @param {string} name
 */
export function bareName(name) {
  return name.replace(/^\s*(?:de\s+)?(?:gemeenten?|gem\.|stad|dorp)\s+/i, "");
}

/**
 * @param {PlaceTable} table
 * @returns {Place[]}
 */
function placesOf({ provinces, regions, municipalities: { name, province, region, population, lon, lat } }) {
  return name.map((each, n) => ({
    name: each,
    slug: slugify(each),
    province: provinces[province[n]],
    region: regions[region[n]],
    population: population[n],
    lon: lon[n],
    lat: lat[n],
  }));
}

/**
 * @param {PlaceTable} table
 * @param {Place[]} all
 * @returns {PlaceMeaning[]}
 */
function meaningsOf({ aliases, former, shared, areas }, all) {
  /** @type {(kind: PlaceMeaning["kind"]) => (row: PlaceTable["former"][number]) => PlaceMeaning} */
  const meant = (kind) => ([name, ...positions]) => ({ kind, name, places: positions.map((position) => all[position]) });
  const [whole, divided] = [former.filter((row) => row.length === 2), former.filter((row) => row.length > 2)];
  return [
    ...all.map((place) => /** @type {PlaceMeaning} */ ({ kind: "own", name: place.name, places: [place] })),
    ...aliases.map(meant("alias")),
    ...whole.map(meant("former")),
    ...divided.map(meant("divided")),
    ...shared.map(meant("shared")),
    ...Object.entries(areas).flatMap(([area, names]) =>
      names.map((name) => /** @type {PlaceMeaning} */ ({ kind: "area", name, places: [], area }))),
  ];
}

/**
 * What can be chosen by a name: nothing by that of a region, and a name that several bear is part of each one's own.
 * @param {PlaceMeaning} meaning
 */
function suggestionsOf({ kind, name, places }) {
  const note = NOTES[kind];
  return note ? places.map((place) => ({ key: slugify(name), suggestion: { place, name, note: note(place) } })) : [];
}

/**
 * @param {string} key
 * @param {string} wanted
 */
function rankOf(key, wanted) {
  if (key.startsWith(wanted)) return 0;
  if (key.includes(`-${wanted}`)) return 1;
  return key.includes(wanted) ? 2 : 3;
}

/**
 * @param {string} one
 * @param {string} other
 */
function byText(one, other) {
  return one < other ? -1 : Number(one > other);
}

/** @param {PlaceSuggestion[]} suggestions */
function onceEach(suggestions) {
  const seen = new Set();
  return suggestions.filter(({ place }) => !seen.has(place) && seen.add(place));
}

const TABLE = new URL("../gemeenten.json", import.meta.url);
/** @type {Promise<Places> | undefined} */
let loading;

/** The municipalities, fetched once; after a failure the next call tries again. */
export function loadPlaces() {
  loading ??= fetchPlaces().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchPlaces() {
  const response = await fetch(TABLE);
  if (!response.ok) throw new Error(`${TABLE}: ${response.status}`);
  return new Places(await response.json());
}

/** Slug -> municipality; also the slug of a name of then or another spelling, which an address or a browser may keep. */
export async function placesBySlug() {
  return (await loadPlaces()).bySlug;
}
