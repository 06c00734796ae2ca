import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readOwnPlace, writeOwnPlace } from "../../docs/assets/shared/own-place.js";

/** @type {Map<string, string>} */
const kept = new Map();
let isFull = false;
let changes = 0;
const storage = {
  /** @param {string} key */
  getItem: (key) => kept.get(key) ?? null,
  /** @param {string} key */
  removeItem: (key) => kept.delete(key),
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
events.addEventListener("hoedan:gemeente", () => changes++);
const CustomEvent = globalThis.CustomEvent ?? Event; // Node 18 has none
Object.assign(globalThis, { localStorage: storage, window: events, CustomEvent });

beforeEach(() => {
  kept.clear();
  isFull = false;
  changes = 0;
});

test("a municipality is kept, told, and taken away again", () => {
  assert.equal(readOwnPlace(), null);
  assert.ok(writeOwnPlace({ slug: "zwolle", name: "Zwolle" }));
  assert.deepEqual(readOwnPlace(), { slug: "zwolle", name: "Zwolle" });
  assert.ok(writeOwnPlace(null));
  assert.deepEqual([readOwnPlace(), changes], [null, 2]);
});

test("a browser that keeps nothing says so", () => {
  isFull = true;
  assert.equal(writeOwnPlace({ slug: "zwolle", name: "Zwolle" }), false);
  assert.equal(changes, 0);
});

for (const text of ["", "{", "[]", "5", '{"slug":"../x","name":"X"}', '{"slug":"zwolle"}', `{"slug":"zwolle","name":"${"x".repeat(61)}"}`]) {
  test(`what somebody else kept is no municipality: ${text.slice(0, 30)}`, () => {
    kept.set("hoedan.gemeente", text);
    assert.equal(readOwnPlace(), null);
  });
}
