// Shapes that several scripts share. They stand here and not in the scripts, which are published with their comments.

// --- The finder ---

/** What is asked and chosen. */
interface FinderState {
  query: string;
  /** None for every kind. */
  kinds: string[];
  /** Facet -> choices; a facet without choices is not there. */
  filters: Filters;
  /** Only what a story tells under 'Vallen en opstaan'. */
  setbacks: boolean;
  /** Empty for the usual order. */
  sort: string;
  view: FinderView;
}

/** What the finder lists: stories, paragraphs, or paragraphs to print with their sources. */
type FinderView = "" | "passages" | "leesdossier";

type Filters = Record<string, string[]>;

/** A facet, and whether the page with a number has one of its choices. */
type FacetTest = [facet: string, passes: (page: number) => boolean];

/** A part of a text, and whether it is marked as found. */
type MarkedPart = [text: string, isMarked: boolean];

/** A kind of page, and what a reader calls one and many. */
interface Kind {
  slug: string;
  label: string;
  plural: string;
}

/** A found page as the reader sees it. */
interface Card {
  kind: Kind;
  url: string;
  title: MarkedPart[];
  place: string;
  status: string;
  ingredients: string[];
  /** Slugs of the municipalities that a story is about. */
  places: string[];
  text: MarkedPart[];
  /** The heading that the text stands under, when the text is taken from the page. */
  heading: { id: string; title: string } | null;
  why: Reason[];
  /** How well it answers, to put cards of several libraries in one order. */
  score: number;
  /** The name of the library that it comes from; empty for this one. */
  library: string;
}

/** Why a page answers a word, when the marks do not say so. */
interface Reason {
  asked: string;
  /** Words of the page, or the name of what it is filed under. */
  found: string[];
  /** What a reader calls that: 'Ingrediënt'. Empty for words of the page. */
  label: string;
  /** Whether such a word is among what the card shows. */
  isShown: boolean;
}

/** A paragraph of a story that answers a question. */
interface FoundPassage {
  slug: string;
  title: string;
  place: string;
  status: string;
  /** The heading that it stands under. */
  heading: string;
  /** Addresses of the story and of the very paragraph. */
  story: string;
  url: string;
  /** The whole paragraph. */
  parts: MarkedPart[];
  /** Their numbers in the list under the story. */
  sources: number[];
  /** How much of the question it answers. */
  worth: number;
}

/** How a story is cited, and its sources by number. */
interface StorySources {
  citation: string;
  sources: Map<number, string>;
}

/** A page of results. */
interface Found {
  /** Whether only the longest word was looked up, so that the rest is still to come. */
  isHalf: boolean;
  total: number;
  /** How many answer the whole question. */
  whole: number;
  corrected: [asked: string, word: string][];
  /** Words that no page has and with which a word of a page begins. */
  begun: string[];
  /** Compounds that no page has, the parts that were looked up, and the part that is nowhere. */
  split: [asked: string, parts: string[], lost: string][];
  /** Words that no page has. */
  unknown: string[];
  /** Words that were not looked up because others say more. */
  ignored: string[];
  /** Whether anything was left to look up. */
  isAsked: boolean;
  cards: Card[];
  /** How many of them each other library has. */
  elsewhere?: [library: string, total: number][];
  /** Other libraries that gave no answer. */
  away?: string[];
  /** Other libraries that do not know a choice, where nothing was looked up. */
  unfit?: string[];
}

type Question = Pick<FinderState, "query" | "kinds" | "filters"> & { setbacks?: boolean };

/** How a word of a page answers a key: itself, as a part of a compound, as another word for it. */
type Mark = "þ" | "ø" | "ð";

/** A word of a text: where it begins and ends there, and how it is compared. */
interface TextWord {
  start: number;
  end: number;
  plain: string;
}

/** What the finder knows of Dutch. */
interface Language {
  keys: (word: string) => string[];
  stop: Set<string>;
  weak: Set<string>;
  /** Keys of words that stand together for one thing. */
  phrases: Set<string>;
}

/** A word of a question, or several that stand for one thing. */
interface Term {
  text: string;
  keys: string[];
  /** The words in quotation marks. */
  exact: string[] | null;
  /** Those of a phrase that say something. */
  words?: Term[];
  /** Whether the best pages will do. */
  onlyBest?: boolean;
}

interface Asked {
  terms: Term[];
  ignored: string[];
}

interface PageHits {
  score: number;
  /** Place in the index -> how the word there answers. */
  hits: Map<number, Mark>;
}

/** What was looked up for a word of a question, and the pages that answer it. */
interface FoundTerm {
  text: string;
  pages: Map<number, PageHits>;
  weight: number;
  /** What was asked, when that is another word. */
  asked?: string;
  how?: "begin" | "meant" | "part";
  /** The part of a compound that no page has. */
  lost?: string;
}

/** Pages that may answer. */
interface Scope {
  name: string;
  numbers: number[];
  has: (page: number) => boolean;
  within: (pages: Map<number, PageHits>) => Map<number, PageHits>;
}

interface Ranking extends Pick<Found, "corrected" | "begun" | "split" | "unknown"> {
  /**
   * `share` is how much of the question the page answers, rare words counting more; `worth` the same, with less for
   * what is answered by other words; `together` how much more its words say because they stand beside each other.
   */
  pages: Map<number, { score: number; share: number; worth: number; together: number }>;
  terms: FoundTerm[];
  /** What each term is worth; together 1. */
  weights: number[];
}

/** A text of a page, and the place of its first word in the index. */
interface Piece {
  text: string;
  words: TextWord[];
  first: number;
  heading: { id: string; title: string } | null;
  /** Whether it is that heading itself. */
  isHeading: boolean;
  /** Its id on the page; empty for a paragraph that is no passage. */
  anchor: string;
  /** Their numbers in the list under the story. */
  sources: number[];
}

/** `finder/pages/*.json`: what is shown of a page, its words in the order of the index. */
interface PageText {
  url: string;
  title: string;
  summary: string;
  place: string;
  status: string;
  ingredients: string[];
  /** Slugs of the municipalities that a story is about. */
  places: string[];
  labels: [kind: string, name: string][];
  /** The anchor of a paragraph that is no passage is empty; `sources` is empty for a page without a list of those. */
  sections: [id: string, title: string, texts: string[], anchors: string[], sources?: number[][]][];
}

/** `finder/forms.json`; lists are separated by spaces. */
interface FormsTable {
  patterns: Record<"participle" | "stem" | "attached" | "opened" | "dull" | "long" | "twice" | "plural" | "no_plural" | "present" | "past", string>;
  separable: string[];
  inseparable: string[];
  /** Form -> keys. */
  nouns: Record<string, string>;
  /** Stem -> forms. */
  verbs: Record<string, string>;
  keep: string;
  ge: string;
  stop: string;
  weak: string;
}

/** What the search engine can be asked. */
interface EngineJobs {
  search: { request: Question & { sort: string; from?: number; most: number; first?: boolean }; answer: Found };
  /** `isAll`: whether every story that is found was read. */
  passages: {
    request: Question & { sort: string; from?: number; most: number };
    answer: Omit<Found, "cards" | "isHalf"> & { passages: FoundPassage[]; count: number; stories: number; isAll: boolean };
  };
  /** Facet -> choice -> number of pages. */
  counts: { request: Question & { facets: string[] }; answer: Record<string, Record<string, number>> };
  /** With one choice less. */
  drops: { request: Question; answer: [facet: string, choice: string, total: number][] };
  others: { request: Question; answer: Card[] };
  place: { request: { query: string }; answer: { card: Card; near: Card[] } | null };
  alike: { request: { query: string }; answer: Card[] };
  overview: { request: { query: string; most: number }; answer: [kind: Kind, total: number, cards: Card[]][] };
  slugs: { request: Question; answer: string[] };
  concepts: { request: object; answer: FinderLists["concepts"] };
}

/** What goes to the worker; back comes the answer or an error, with the same number. */
interface EngineMessage<J extends keyof EngineJobs = keyof EngineJobs> {
  id: number;
  job: J;
  request: EngineJobs[J]["request"];
}

/** The lists in `finder/*.json`, written by `hooks/hoedan/finder/`. */
interface FinderLists {
  /** Kinds in the order of the index, stories first; orders that have a list; the kind, and facet, of municipalities. */
  index: { kinds: (Kind & { size: number })[]; orders: string[]; phrases: string[]; build: string; places: string; best: number; rest: string };
  forms: FormsTable;
  [page: `pages/${number}`]: PageText;
  /** Ingredients, setbacks and themes. */
  names: [page: number, names: string[]][];
  /** For each story the place of the first word of 'Vallen en opstaan', and the number of words. */
  setbacks: number[];
  /** Slugs of the stories, in the order of the index. */
  slugs: string[];
  /** Separated by spaces. */
  words: string;
  /** Facet -> what its choices are for every library: a list that all know by the same slugs, or the identifiers of each. */
  concepts: Record<string, string | Record<string, string[]>>;
  /** Page numbers, the first on top. */
  [order: `order-${string}`]: number[];
  /** Choice -> the first page number, and the steps to each next. */
  [facet: `facet-${string}`]: Record<string, number[]>;
}

// --- Municipalities ---

/** A municipality of today. */
interface Place {
  name: string;
  slug: string;
  province: string;
  /** The smaller of the two regions with a page of their own. */
  region: string;
  population: number;
  /** In degrees, as `lat`. */
  lon: number;
  lat: number;
}

/** What a name stands for. `former` is one municipality of today, `divided` lies in several. */
interface PlaceMeaning {
  kind: "own" | "alias" | "former" | "divided" | "shared" | "area";
  /** As it is written. */
  name: string;
  places: Place[];
  /** The kind of region, for an area. */
  area?: string;
}

/** A municipality under one of its names, and what a reader has to know of that name. */
interface PlaceSuggestion {
  place: Place;
  name: string;
  note: string;
}

/** `assets/gemeenten.json`, written by `hooks/hoedan/places/municipality_table.py`. */
interface PlaceTable extends Record<"aliases" | "former" | "shared", [name: string, ...positions: number[]][]> {
  provinces: string[];
  regions: string[];
  municipalities: { name: string[] } & Record<"province" | "region" | "population" | "lon" | "lat", number[]>;
  /** Kind of region -> names. */
  areas: Record<string, string[]>;
}

// --- A reader's own bundle ---

interface Bundle {
  title: string;
  foreword: string;
  /** Each in one word, as `bundle/part.js` reads it: stories, ingredients and setbacks in order, then passages. */
  parts: string[];
}

/** One of the bundles that a browser keeps. */
interface KeptBundle extends Bundle {
  id: string;
}

interface Shelf {
  /** At least one. */
  bundles: KeptBundle[];
  /** The id of the one at hand. */
  current: string;
}

/** How many signs or parts fit. */
type BundleLimits = Record<"title" | "foreword" | "parts", number>;

interface BundlePart {
  /** The word that says all of it. */
  name: string;
  kind: "story" | "ingredient" | "setback" | "passage";
  /** Of the page that it stands on. */
  slug: string;
  /** Of a passage, on the page of its story; else empty. */
  anchor: string;
  /** Of the page. */
  url: string;
}

/** A story on its own page, made ready for the booklet. */
interface BookStory {
  name: string;
  kind: "story";
  slug: string;
  url: string;
  title: string;
  lead: string;
  place: string;
  /** Its municipalities in words. */
  where: string;
  checked: string;
  ingredients: BookName[];
  setbacks: BookName[];
  board: Element;
  facts: { label: string; value: string }[];
  /** The way back from paper: its short address and code; null on a site without an address. */
  wayBack: Element | null;
  /** Where it lies on the map of the country: x, y and radius. */
  dots: number[][];
  text: Element;
}

/** An ingredient or setback of a story. */
interface BookName {
  title: string;
  url: string;
}

/** An ingredient or a setback on its own page, made ready for the booklet. */
interface BookSubject {
  name: string;
  kind: "ingredient" | "setback";
  url: string;
  title: string;
  lead: string;
  /** What it is. */
  label: string;
  questions: string[];
  text: Element;
  /** The stories that show it: each with its passages. */
  shown: { url: string; title: string; where: string; passages: Element[] }[];
}

/** One passage, from the page of its story. */
interface BookPassage {
  name: string;
  kind: "passage";
  url: string;
  /** Its first words, and the story that it is from. */
  title: string;
  story: string;
  place: string;
  /** Which ingredients and setbacks it shows. */
  labels: string[];
  text: Element;
}

type BookPart = BookStory | BookSubject | BookPassage;

interface MissingPart {
  name: string;
  kind: "missing";
  title: string;
}

// --- Stories side by side ---

/** An ingredient or setback of a story: its name as a link, the address of where it shows first, and how that begins. */
interface Held {
  slug: string;
  title: string;
  link: HTMLAnchorElement;
  passage: string;
  begins: string;
}

/** A story on its own page, as far as a comparison shows it. */
interface ComparedStory {
  slug: string;
  url: string;
  title: string;
  /** Its municipalities in words. */
  place: string;
  /** Place, province and period. */
  line: string;
  /** The slugs of its municipalities. */
  places: string[];
  /** Its kinds of partners in words. */
  partners: string;
  /** How many conditions it names. */
  conditions: number;
  ingredients: Held[];
  setbacks: Held[];
  /** Row of the table -> its values, each as it stands on the page. */
  parts: Map<string, Node[][]>;
  /** The stories that its page calls akin. */
  akin: { slug: string; title: string; place: string; why: string }[];
}

/** A story of a reading route, as far as time and place choose by it. */
interface RouteStop {
  words: number;
  /** Of the part that is read when there is little time; 0 when it has none. */
  partWords: number;
  places: Place[];
}

// --- The form ---

/** What someone filled in. Texts may be empty, lists may have empty rows. */
interface Draft {
  /** The slug of the story that this changes; empty for a new one. */
  slug: string;
  /** The day on which somebody says that the story that this changes is still right; empty until then. */
  reviewed: string;
  /** The file of that story in parts, in order. */
  kept: KeptPart[];
  title: string;
  summary: string;
  municipalities: string[];
  period: { start: string; end: string };
  status: string;
  themes: string[];
  ingredients: string[];
  target_groups: string[];
  partners: Record<string, string>[];
  sources: Record<string, string>[];
  contact: { organisation: string; url: string };
  /** One on each line. */
  open_questions: string;
  figures: Record<string, string>[];
  quote: { text: string; who: string; source: string };
  /** One on each line. */
  conditions: string;
  /** One on each line. */
  contributors: string;
  inspired_by: string[];
  followers: Record<string, string>[];
  /** Each with its `file`, the `key` under which the browser keeps it, its `place` and what is told of it. */
  images: Record<string, string>[];
  /** Of a story that is changed. */
  consent: Record<string, string>[];
  /** Heading -> text. */
  sections: Record<string, string>;
}

/** A key of the front matter with its value, or a heading with its text; the key is empty for what stands between them. */
interface KeptPart {
  key: string;
  /** As it stands in the file. */
  text: string;
  /** What the form wrote of it when the story was opened. */
  was: string;
}

interface Partner {
  name?: string;
  type?: string;
}

interface Source {
  id: string;
  title?: string;
  publisher?: string;
  url?: string;
  date?: string;
  kind?: string;
  note?: string;
  archived?: string;
}

/** A number that is drawn. Numbers are text here, as in a field. */
interface Figure {
  value?: string;
  unit?: string;
  label?: string;
  from?: string;
  of?: string;
  date?: string;
  measured_by?: string;
  source?: string;
}

interface Follower {
  municipality?: string;
  since?: string;
  url?: string;
}

/** The front matter of a story: tidy, and without what was left empty. */
interface FrontMatter {
  title?: string;
  summary?: string;
  municipalities?: string[];
  period?: { start?: string; end?: string };
  status?: string;
  themes?: string[];
  ingredients?: string[];
  target_groups?: string[];
  partners?: Partner[];
  sources?: Source[];
  reviewed?: string;
  contact?: { organisation?: string; url?: string };
  open_questions?: string[];
  figures?: Figure[];
  quote?: { text?: string; who?: string; source?: string };
  conditions?: string[];
  contributors?: string[];
  inspired_by?: string[];
  followers?: Follower[];
  image?: Record<string, string>;
  consent?: Record<string, string>[];
}

/** What a paragraph shows: names of ingredients and of setbacks. */
interface Marks {
  names: string[];
  setbacks: string[];
}

/** What belongs together on the page, with what it shows. */
interface Block extends Marks {
  sort: "mark" | "item" | "quote" | "table" | "heading" | "plain";
  lines: string[];
}

type InlineToken =
  | { sort: "text" | "code" | "reference"; text: string }
  | { sort: "strong" | "emphasis"; parts: InlineToken[] }
  | { sort: "link"; target: string; parts: InlineToken[] }
  | { sort: "address"; target: string; text: string };

/** The keywords of JSON Schema that `hooks/hoedan/intake/` writes, and no others. */
interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  patternErrorMessage?: string;
  enum?: string[];
  examples?: unknown[];
  /** The rule of the check that a wrong value breaks. */
  "x-rule"?: string;
}

/** A mistake in a value, as its schema sees it. */
interface Fault {
  place: (string | number)[];
  keyword: string;
  value: unknown;
  schema: Schema;
}

/** `data/regels.json`: code -> rule. */
type Rules = Record<string, { level: Level; message: string; advice: string; limit?: number }>;

type Level = "fout" | "waarschuwing" | "advies";

interface Problem {
  code: string;
  level: Level;
  /** The place where it can be mended: a key, with the number of an item and its key behind it. */
  field: string;
  /** In the words of the check. */
  message: string;
  /** For somebody who sees a field and no file. */
  words: string;
  /** What was written. */
  value: string;
  /** What was probably meant. */
  suggestion: string | null;
  /** What may have been meant, where that is one of several. */
  choices?: string[];
  /** The whole line of the text that the suggestion takes the place of, where that is not what was written. */
  replaces?: string;
  /** The line of the paragraph in the text that probably lacks a mark, and the mark. */
  paragraph?: { line: string; title: string; sort: keyof Marks };
}

/** `assets/formulier.json`, written by `hooks/hoedan/intake/form.py`. */
interface FormFacts {
  /** The words of the interface for every key and value. */
  labels: {
    heading: string;
    /** Keys of the first table of the Word template, and of the first in its last part. */
    facts: string[];
    extra_facts: string[];
    /** The headings of that part, and of its table of sources. */
    extra: string;
    more_sources: string;
    /** Field -> the columns of its table, and of its table in the last part. */
    tables: Record<string, string[]>;
    extra_tables: Record<string, string[]>;
  } & Record<"fields" | "status" | "themes" | "ingredients" | "setbacks" | "target_groups" | "partner_types" | "source_kinds", Record<string, string>>;
  /** The numbers of the characters that print has a letter for: the first and last of each row. */
  letters: [first: number, last: number][];
  /** The sections of a story, in order. */
  headings: string[];
  /** Heading -> words in a heading of somebody else's text that speak of the same. */
  cues: Record<string, string[]>;
  /** Folded words that say nothing more beside a word for a section. */
  heading_words: string[];
  /** Headings of somebody else's text under which each line is a source. */
  source_lists: string[];
  /** What makes a fact of a pasted text known. */
  known: {
    /** Name of an organisation that a story names -> its type. */
    organisations: Record<string, string>;
    municipality_type: string;
    /** Host of a source that a story names -> who is behind it, and what kind of source that is. */
    publishers: Record<string, [publisher: string, kind: string]>;
    /** Words of a sentence that tells when it began or ended. */
    moments: Record<"start" | "end", string[]>;
    /** Words of a link that say nothing. */
    vague: string[];
  };
  /** Heading -> between how many words most stories have there. */
  usual: Record<string, [low: number, high: number]>;
  optional_headings: string[];
  /** The statuses that contradict a period that is over, and those that contradict one that is not. */
  running: string[];
  over: string[];
  /** Of these a period without an end goes on. */
  goes_on: string[];
  /** What a practice may be when its period is over, and what it is called when nobody knows. */
  ended: string[];
  not_known: string[];
  /** The status that asks for a source that is not old. */
  runs_now: string[];
  /** The section where a setback is expected. */
  setback_heading: string;
  /**
   * Code -> what the form says of it; `meant` goes with a suggestion, `meant_here` with one beside a field, `nothing`
   * where there is nothing to choose from, `paragraph` with a paragraph that probably lacks a mark.
   */
  words: Record<string, string>;
  /** The level that stops a story. */
  error_level: Level;
  /** Field -> the word for it in an address of the form. */
  asked: Record<"municipalities" | "ingredients" | "themes" | "slug" | "still", string>;
  /** Percentage from which a word is like another. */
  likeness: number;
  /** The same for a heading of somebody's own. */
  heading_likeness: number;
  /** How many signs of a value a message repeats. */
  longest_value: number;
  /** Where stories stand. */
  folder: string;
  /** Of an image: bytes of a file that is chosen, and at most bytes, pixels and pixels along a side of what goes along. */
  images: Record<"chosen" | "largest" | "most_pixels" | "side", number>;
  personal: PersonalFacts;
  grammar: Record<GrammarPattern, PatternSource>;
  numbers: Record<NumberPattern, PatternSource>;
  /** Slug of a setback -> its name and synonyms, folded. */
  setback_names: Record<string, string[]>;
  /** List of the form -> slug of a choice -> the folded words that give reason for it. */
  choice_words: Record<string, Record<string, string[]>>;
  /** The paths of all content files, so that a link in a text can be followed. */
  files: string[];
  /** Slug -> title. */
  stories: Record<string, string>;
  /** Name -> content of the parts of a Word file. */
  word: Record<string, string>;
}

/** What the privacy guard of the check looks for. */
interface PersonalFacts extends Record<PersonalPattern, PatternSource> {
  /** How many digits stand together in a number of nine. */
  groupings: number[][];
  shortest_iban: number;
  /** Names of mailboxes that belong to an organisation. */
  mailboxes: string[];
  /** Codes of what has another form in the country of this library. */
  unsought: string[];
}

interface PatternSource {
  source: string;
  flags: string;
}

type PersonalPattern =
  | "web_address" | "invisible" | "iban" | "gap" | "phone" | "general_number" | "time_or_date" | "digits" | "amount" | "email"
  | "home_address" | "introduced";

type Personal = Omit<PersonalFacts, PersonalPattern> & Record<PersonalPattern, RegExp>;

/** What the check looks for in a text. */
type GrammarPattern =
  | "html" | "autolink" | "reference" | "reference_like" | "definition" | "link" | "link_like" | "escaped" | "marker" | "marker_like"
  | "swapped_marker" | "image_only" | "address_in_prose" | "person" | "to_fill_in" | "nesting" | "level" | "run" | "site_address" | "shown_address" | "task" | "alert" | "struck" | "bare_mailbox" | "mailbox_like" | "bare_address" | "tight_hashes" | "hash_heading" | "underline" | "bullet" | "numbered" | "list_item" | "inner_item" | "quote" | "right_border"
  | "list_like" | "indented_item" | "bracket_item" | "bracket_in_item" | "numbered_item" | "indented_text" | "indented_quote" | "long_number" | "item" | "empty_item" | "wide_item"
  | "nested_item" | "block_like" | "line_across" | "heading" | "heading_number" | "rule" | "note" | "trailing_backslash" | "trailing_tab" | "table_edge" | "quoted_word"
  | "quoted_twice";

/** What a number may look like, and what a reader of YAML takes for one. */
type NumberPattern = "decimal" | "other" | "plain" | "yaml";

type Patterned = Schema & { pattern: string };

/** The published schema of a story. */
interface StorySchema extends Schema {
  properties: {
    summary: Schema;
    period: { properties: { start: Patterned } };
    sources: { items: { properties: { url: Patterned; date: Patterned; kind: Schema } } };
  } & Record<string, Schema>;
}

/** What the form knows of the library. */
interface FormSite extends Omit<FormFacts, "stories" | "personal" | "grammar" | "numbers" | "files"> {
  personal: Personal;
  grammar: Record<GrammarPattern, RegExp>;
  numbers: Record<NumberPattern, RegExp>;
  files: Set<string>;
  schema: StorySchema;
  rules: Rules;
  places: import("../docs/assets/shared/places.js").Places;
  /** Slug -> title of each ingredient. */
  titles: Map<string, string>;
  slugOf(ingredient: string): string;
  /** Slug -> title of each setback. */
  setbacks: Map<string, string>;
  setbackOf(title: string): string;
  /** Title -> slug. */
  stories: Map<string, string>;
}

/** What the rules need to know besides: the day as yyyy-mm-dd, and the folder of the story's images. */
interface Moment {
  today: string;
  folder_of_images: string;
  /** The slug of the story that is changed, which has images of its own; empty for a new one. */
  own: string;
  /** Keys of images that the browser has no more. */
  lost: Set<string>;
}
