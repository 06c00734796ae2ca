import assert from "node:assert/strict";
import { test } from "node:test";
import { nextOrder, ordered } from "../../docs/assets/shared/order.js";

test("numbers go from high to low and back to how they came", () => {
  assert.equal(nextOrder(null, false), "descending");
  assert.equal(nextOrder("descending", false), null);
});

test("text goes from A to Z, from Z to A, and back to how it came", () => {
  assert.equal(nextOrder(null, true), "ascending");
  assert.equal(nextOrder("ascending", true), "descending");
  assert.equal(nextOrder("descending", true), null);
});

test("rows with the same number stay as they came", () => {
  assert.deepEqual(ordered([0, 2, 0, 10, 2], "descending"), [3, 1, 4, 0, 2]);
  assert.deepEqual(ordered([0, 2, 0, 10, 2], null), [0, 1, 2, 3, 4]);
});

test("text is compared as the Dutch do", () => {
  assert.deepEqual(ordered(["zorg", "één", "Eerst", "arm"], "ascending"), [3, 1, 2, 0]);
  assert.deepEqual(ordered(["zorg", "arm"], "descending"), [0, 1]);
});
