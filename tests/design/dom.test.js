import assert from "node:assert/strict";
import { test } from "node:test";

class Box {}
class Field extends Box {}
class Area extends Box {}
Object.assign(globalThis, { HTMLInputElement: Field, HTMLTextAreaElement: Area });
const { all, control, find, need } = await import("../../docs/assets/shared/dom.js");

const [field, area, box] = [new Field(), new Area(), new Box()];
/** @type {Record<string, Box>} */
const named = { a: field, b: area, c: box };
// A page in which every selector is the name of one element, and `*` that of all.
const page = {
  querySelector: (/** @type {string} */ name) => named[name] ?? null,
  querySelectorAll: (/** @type {string} */ name) => (name === "*" ? Object.values(named) : []),
  elements: { namedItem: (/** @type {string} */ name) => named[name] ?? null },
};
/** @type {any} */
const within = page;
/** @type {any} */
const type = Field;

test("an element is found when it is there and of the type that is asked", () => {
  assert.equal(find("a", type, within), field);
  assert.equal(find("b", type, within), null);
  assert.equal(find("x", type, within), null);
});

test("what a page must have is an error with its selector when it is not there", () => {
  assert.equal(need("a", type, within), field);
  assert.throws(() => need("[data-weg]", type, within), /\[data-weg\]/);
  assert.throws(() => need("b", type, within), /no b here/);
});

test("of all elements those of the type are given", () => {
  assert.deepEqual(all("*", type, within), [field]);
});

test("a field of a form is one to write in", () => {
  assert.equal(control(within, "a"), field);
  assert.equal(control(within, "b"), area);
  assert.throws(() => control(within, "c"), /no field c/);
  assert.throws(() => control(within, "x"), /no field x/);
});
