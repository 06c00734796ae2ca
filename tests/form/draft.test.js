import assert from "node:assert/strict";
import { test } from "node:test";
import { keepsAnything, keptText, loadDraft, loadPrevious, putAside, saveDraft } from "../../docs/assets/form/draft.js";
import { emptyDraft } from "../../docs/assets/form/story.js";
import { kept, refuse } from "../storage.js";
import { FACTS } from "./facts.js";

const EMPTY = emptyDraft(FACTS.headings);
const KEY = "hoedan.draft";

test("a draft is kept and comes back until it is put aside, and then it is the one before", () => {
  const draft = { ...EMPTY, title: "T", themes: ["zorg"], period: { start: "2020", end: "" } };
  assert.equal(loadDraft(EMPTY), null);
  assert.equal(saveDraft(draft), keptText());
  assert.ok(keepsAnything());
  assert.deepEqual(loadDraft(EMPTY), draft);
  putAside();
  assert.equal(loadDraft(EMPTY), null);
  assert.deepEqual(loadPrevious(EMPTY), draft);
  putAside();
  assert.deepEqual(loadPrevious(EMPTY), draft); // there was nothing to put aside
});

test("a browser that keeps nothing is no error", () => {
  refuse("getItem", "setItem", "removeItem");
  assert.equal(saveDraft(EMPTY), null);
  assert.equal(loadDraft(EMPTY), null);
  assert.equal(keptText(), null);
  assert.ok(!keepsAnything());
  putAside();
});

test("of what an older form left everything with the right shape is kept, the rest is empty", () => {
  kept.set(KEY, JSON.stringify({ title: 3, themes: "zorg", summary: "S", period: { start: "2020" }, contact: null, ingredients: ["lef"], oud: 1 }));
  assert.deepEqual(loadDraft(EMPTY), { ...EMPTY, summary: "S", ingredients: ["lef"], period: { start: "2020", end: "" } });
});

test("what is no draft at all gives none", () => {
  for (const text of ["{", "null", "3", '"x"']) {
    kept.set(KEY, text);
    assert.equal(loadDraft(EMPTY), null, text);
  }
});
