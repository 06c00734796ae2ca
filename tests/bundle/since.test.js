import assert from "node:assert/strict";
import { test } from "node:test";
import { changedSince } from "../../docs/assets/bundle/since.js";

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
