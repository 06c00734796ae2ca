// Pagefind in the browser, which the build writes beside the site: what the worker of the finder asks of it.

export interface Result {
  /** The number of the page, the last digit first. */
  id: string;
  score: number;
  /** Places of the found words in the page. */
  words: number[];
}

export function init(): Promise<void>;
export function search(query: string): Promise<{ results: Result[] }>;
/** Where its index is, when that is not beside its script; before `init`. */
export function options(options: { basePath: string }): Promise<void>;
