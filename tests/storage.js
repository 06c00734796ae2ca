// What a browser keeps, for scripts that run without one: emptied before each test, and it may refuse.

import { beforeEach } from "node:test";

/** @type {Map<string, string>} */
export const kept = new Map();
/** The window, which hears of what is kept. */
export const page = new EventTarget();
/** @type {string[]} */
let refused = [];

/**
 * From now on in this test these methods fail, as in a private window or a full storage.
 * @param {...("getItem" | "setItem" | "removeItem")} methods
 */
export function refuse(...methods) {
  refused = methods;
}

/** @type {(method: string) => void} */
function demand(method) {
  if (refused.includes(method)) throw new Error(`no ${method} here`);
}

const localStorage = {
  get length() {
    return kept.size;
  },
  /** @param {number} position */
  key(position) {
    return [...kept.keys()][position] ?? null;
  },
  /** @param {string} key */
  getItem(key) {
    demand("getItem");
    return kept.get(key) ?? null;
  },
  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    demand("setItem");
    kept.set(key, value);
  },
  /** @param {string} key */
  removeItem(key) {
    demand("removeItem");
    kept.delete(key);
  },
};
const CustomEvent = globalThis.CustomEvent ?? Event; // Node 18 has none
Object.assign(globalThis, { localStorage, sessionStorage: localStorage, window: page, CustomEvent });

beforeEach(() => {
  kept.clear();
  refused = [];
});
