import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { isSlug, readStories, readWords, writeStories, writeWords } from "../../docs/assets/bundle/store.js";

/** @type {Map<string, string>} */
const kept = new Map();
let isFull = false;
let changes = 0;
const storage = {
  /** @param {string} key */
  getItem: (key) => kept.get(key) ?? null,
  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    if (isFull) throw new Error("full");
    kept.set(key, value);
  },
};
const events = new EventTarget();
events.addEventListener("hoedan:bundle", () => changes++);
const CustomEvent = globalThis.CustomEvent ?? Event; // Node 18 has none
Object.assign(globalThis, { localStorage: storage, window: events, CustomEvent });

beforeEach(() => {
  kept.clear();
  isFull = false;
  changes = 0;
});

test("nothing kept is an empty bundle", () => {
  assert.deepEqual(readStories(), []);
  assert.deepEqual(readWords(), { title: undefined, foreword: undefined });
});

test("stories and words are kept, and a change of stories is told", () => {
  assert.ok(writeStories(["a", "b"]));
  assert.ok(writeWords({ title: "T", foreword: "V" }));
  assert.deepEqual([readStories(), readWords(), changes], [["a", "b"], { title: "T", foreword: "V" }, 1]);
});

test("a browser that keeps nothing says so, and nothing is told", () => {
  isFull = true;
  assert.equal(writeStories(["a"]), false);
  assert.equal(writeWords({ title: "", foreword: "" }), false);
  assert.equal(changes, 0);
});

test("what someone else left in the storage does no harm", () => {
  kept.set("hoedan.bundle", "{");
  assert.deepEqual(readStories(), []);
  kept.set("hoedan.bundle", '{"a":1}');
  assert.deepEqual(readStories(), []);
  kept.set("hoedan.bundle", '["a","a","<script>",3,"b"]');
  assert.deepEqual(readStories(), ["a", "b"]);
  kept.set("hoedan.bundle.words", "null");
  assert.deepEqual(readWords(), { title: undefined, foreword: undefined });
});

test("a slug has small letters, digits and single hyphens, eighty in all at most", () => {
  assert.deepEqual(["a", "2040", "a-1-b", "a".repeat(80)].filter(isSlug).length, 4);
  assert.deepEqual(["", "-a", "a-", "a--b", "A", "a/b", "é", "a".repeat(81), 1, null].filter(isSlug), []);
});
