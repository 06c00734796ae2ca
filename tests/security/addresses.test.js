// What scripts read from an address: anybody can send one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { idIn } from "../../docs/assets/shared/dom.js";

test("the end of an address names an element, also with a `%` that stands for nothing", () => {
  for (const [hash, id] of [["", ""], ["#bronnen", "bronnen"], ["#caf%C3%A9", "café"], ["#100%", "100%"], ["#%", "%"], ["#%E0%A4%A", "%E0%A4%A"], ["#%FF", "%FF"]]) {
    assert.equal(idIn(hash), id);
  }
});
