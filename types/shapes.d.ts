// Shapes that several scripts share. They stand here and not in the scripts, which are published with their comments.

// --- The finder ---

/** What is asked and chosen. */
interface FinderState {
  query: string;
  /** None for every kind. */
  kinds: string[];
  /** Facet -> choices; a facet without choices is not there. */
  filters: Filters;
  /** Empty for the usual order. */
  sort: string;
}

type Filters = Record<string, string[]>;

/** A facet, and whether the page with a number has one of its choices. */
type FacetTest = [facet: string, passes: (page: number) => boolean];

/** A part of a text, and whether it is marked as found. */
type MarkedPart = [text: string, isMarked: boolean];

/** A found page as the reader sees it. */
interface Card {
  kind: string;
  url: string;
  title: MarkedPart[];
  place: string;
  status: string;
  ingredients: string[];
  text: MarkedPart[];
  /** The heading that the text stands under, when the text is taken from the page. */
  heading: { id: string; title: string } | null;
}

/** A page of results. */
interface Found {
  /** Whether only the longest word was looked up, so that the rest is still to come. */
  isHalf: boolean;
  total: number;
  /** How many answer the whole question. */
  whole: number;
  corrected: [asked: string, word: string][];
  /** Words that no page has. */
  unknown: string[];
  cards: Card[];
}

type Question = Pick<FinderState, "query" | "kinds" | "filters">;

/** What the search engine can be asked. */
interface EngineJobs {
  search: { request: FinderState & { from?: number; most: number; first?: boolean }; answer: Found };
  /** Facet -> choice -> number of pages. */
  counts: { request: Question & { facets: string[] }; answer: Record<string, Record<string, number>> };
  /** With one choice less. */
  drops: { request: Question; answer: [facet: string, choice: string, total: number][] };
  others: { request: Question; answer: Card[] };
  overview: { request: { query: string; most: number }; answer: [kind: string, total: number, cards: Card[]][] };
  slugs: { request: Question; answer: string[] };
}

/** What goes to the worker; back comes the answer or an error, with the same number. */
interface EngineMessage<J extends keyof EngineJobs = keyof EngineJobs> {
  id: number;
  job: J;
  request: EngineJobs[J]["request"];
}

/** The lists in `finder/*.json`, written by `hooks/hoedan/finder/`. */
interface FinderLists {
  /** The kinds of pages in the order of the index, with how many there are. */
  index: { kinds: [kind: string, size: number][] };
  /** Slugs of the stories, in the order of the index. */
  slugs: string[];
  /** Separated by spaces. */
  words: string;
  /** Page numbers, the first on top. */
  [order: `order-${string}`]: number[];
  /** Choice -> the first page number, and the steps to each next. */
  [facet: `facet-${string}`]: Record<string, number[]>;
}

// --- A reader's own bundle ---

interface Bundle {
  title: string;
  foreword: string;
  /** Slugs. */
  stories: string[];
}

/** A story on its own page, made ready for the booklet. */
interface BookStory {
  isFound: true;
  slug: string;
  url: string;
  title: string;
  lead: string;
  place: string;
  checked: string;
  ingredients: string[];
  dots: Element[];
  text: Element;
}

interface MissingStory {
  isFound: false;
  slug: string;
  url: string;
  title: string;
}
