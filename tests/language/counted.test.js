import assert from "node:assert/strict";
import { test } from "node:test";
import { STORIES, counted } from "../../docs/assets/shared/counted.js";

test("one is counted in the singular, anything else in the plural, thousands with a point", () => {
  const said = [0, 1, 2, 1234].map((count) => counted(count, STORIES));
  assert.deepEqual(said, ["0 verhalen", "1 verhaal", "2 verhalen", "1.234 verhalen"]);
});
