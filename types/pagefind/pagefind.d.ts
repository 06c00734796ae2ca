// Pagefind in the browser, which the build writes beside the site: what the worker of the finder asks of it.

export interface Result {
  /** Ends in the number of the page, the last digit first. */
  id: string;
  score: number;
  /** Places of the found words in the content. */
  words: number[];
  matchedMetaFields?: string[];
  data(): Promise<Page>;
}

export interface Page {
  content: string;
  /** What `finder/documents.py` gives each page: only the first two always. */
  meta: { title: string; adres: string } & Partial<Record<string, string>>;
  anchors: { element: string; id: string; text: string; location: number }[];
}

export function options(wanted: { ranking: { metaWeights: Record<string, number> } }): Promise<void>;
export function init(): Promise<void>;
/** `null` finds every page. */
export function search(query: string | null): Promise<{ results: Result[] }>;
