import assert from "node:assert/strict";
import { test } from "node:test";
import { changedSince, hasTextOf } from "../../docs/assets/bundle/since.js";

const NONE = "geen wijziging in onze lijst. Kleine verbeteringen staan daar niet altijd in.";

test("an edition of a month counts what changed in that month", () => {
  assert.equal(changedSince(["2026-11-25"], "2026-11"), "Sinds begin november 2026 is er één ding veranderd.");
  assert.equal(changedSince(["2026-10-31"], "2026-11"), `Sinds begin november 2026 staat er ${NONE}`);
});

test("an edition of a year counts what changed in that year", () => {
  assert.equal(changedSince(["2026-01-01", "2027-02-03"], "2026"), "Sinds begin 2026 is er 2 keer iets veranderd.");
});

test("an edition of a day counts what changed after it", () => {
  assert.equal(changedSince(["2026-11-25"], "2026-11-25"), `Sindsdien staat er ${NONE}`);
  assert.equal(changedSince(["2026-11-26"], "2026-11-25"), "Sindsdien is er één ding veranderd.");
});

test("the text itself has the last word where it was kept", () => {
  assert.equal(changedSince([], "2026-11", true), "De tekst is nog dezelfde als op papier.");
  assert.match(changedSince([], "2026-11-25", false), /^De tekst is sindsdien veranderd/);
  assert.equal(changedSince(["2026-11-26"], "2026-11-25", false), "Sindsdien is er één ding veranderd.");
});

test("without the kept text nobody says that nothing changed", () => {
  for (const edition of ["2026", "2026-11", "2026-11-25"]) {
    assert.doesNotMatch(changedSince([], edition, undefined), /niets|dezelfde/);
    assert.doesNotMatch(changedSince([], edition, false), /niets|dezelfde/);
  }
});

test("the page says of its own editions whether their text is that of today", () => {
  const kept = "hoe-dan.2026-11=gelijk zorg.2025=anders";
  assert.equal(hasTextOf("hoe-dan.2026-11", kept), true);
  assert.equal(hasTextOf("zorg.2025", kept), false);
  assert.equal(hasTextOf("hoe-dan.2026", kept), undefined);
  assert.equal(hasTextOf("hoe-dan.2026-11", undefined), undefined);
});
