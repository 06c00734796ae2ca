import assert from "node:assert/strict";
import { test } from "node:test";
import { likeness, meant, partsOf } from "../../docs/assets/finder/guess.js";

test("the word that was meant is one slip away, two in a long word", () => {
  const known = new Set(["schulden", "wijkteam", "participatie", "armoede"]);
  assert.deepEqual(meant("schudlen", known), ["schulden"]); // two letters swapped
  assert.deepEqual(meant("schuldn", known), ["schulden"]); // one too few
  assert.deepEqual(meant("schuulden", known), ["schulden"]); // one too many
  assert.deepEqual(meant("schalden", known), ["schulden"]); // another
  assert.deepEqual(meant("schaaden", known), []); // two slips in eight letters
  assert.deepEqual(meant("partisipatje", known), ["participatie"]); // two in twelve
  assert.deepEqual(meant("schulden", known), []); // it is that word
  assert.deepEqual(meant("wijkt", new Set(["wijkte"])), []); // too short to guess
});

test("of words that are as near, the one with the same beginning comes first", () => {
  assert.deepEqual(meant("bakken", new Set(["lakken", "bakker"])), ["bakker", "lakken"]);
});

test("a compound is found by its parts, and the letters that are no word are told", () => {
  const known = new Set(["jongeren", "werker", "huisvesting", "gezin", "gezinnen", "budget", "geld"]);
  assert.deepEqual(partsOf("jongerenwerker", known), { parts: ["jongeren", "werker"], rest: "" });
  assert.deepEqual(partsOf("gezinshuisvesting", known), { parts: ["gezin", "huisvesting"], rest: "" }); // with an s between
  assert.deepEqual(partsOf("gezinsbudget", known), { parts: ["gezin", "budget"], rest: "" });
  assert.deepEqual(partsOf("jongerenpanel", known), { parts: ["jongeren"], rest: "panel" });
  assert.deepEqual(partsOf("noodhuisvesting", known), { parts: ["huisvesting"], rest: "nood" });
  assert.equal(partsOf("fietspad", known), null);
  assert.equal(partsOf("verantwoordelijkgeld", known), null); // too little of the word
});

test("names that share more groups of letters look more alike", () => {
  assert.equal(likeness("Vertrouwen", "vertrouwen"), 1);
  assert.ok(likeness("vertrouwd", "Vertrouwen") > likeness("vertrouwd", "Verbinding"));
  assert.equal(likeness("abc", "xyz"), 0);
});
