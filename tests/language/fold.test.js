import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, slugify } from "../../docs/assets/shared/fold.js";

test("words are compared without case, accents and other quotes", () => {
  assert.equal(fold("  ’s-Gravenhage \n SÚDWEST-Fryslân "), "'s-gravenhage sudwest-fryslan");
  assert.equal(fold("Straße"), "strasse");
  assert.equal(fold("Πόλις"), fold("πολισ"));
  assert.equal(fold("ﬁets"), "fiets");
});

test("a slug has letters, digits and single hyphens, none at its ends", () => {
  assert.equal(slugify("¿Hoe dan? — Één & twee!"), "hoe-dan-een-twee");
  assert.equal(slugify("…"), "");
});
