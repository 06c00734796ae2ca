import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addVersion, dropVersion, keepsAnything, keptText, listDrafts, listVersions, loadDraft, newId, openDraft, removeDraft, saveDraft, setOpenDraft,
} from "../../docs/assets/form/draft.js";
import { emptyDraft, frontMatterOf } from "../../docs/assets/form/story.js";
import { kept, refuse } from "../storage.js";
import { FACTS } from "./facts.js";

const EMPTY = emptyDraft(FACTS.headings);
const KEY = "hoedan.draft";
/** @param {string} title */
const draftOf = (title) => ({ ...EMPTY, title });

test("several drafts are kept beside each other, the last changed first, each until it is thrown away", (context) => {
  const clock = context.mock.method(Date, "now", () => 1_000);
  const draft = { ...EMPTY, title: "T", themes: ["zorg"], period: { start: "2020", end: "" } };
  assert.equal(loadDraft("", EMPTY), null);
  assert.equal(saveDraft("", draft), keptText(""));
  assert.ok(keepsAnything());
  assert.deepEqual(loadDraft("", EMPTY), draft);
  clock.mock.mockImplementation(() => 2_000);
  const id = newId();
  saveDraft(id, draftOf("Later"));
  assert.notEqual(newId(), id);
  assert.deepEqual(listDrafts(EMPTY).map((each) => [each.id, each.draft.title, each.changed]), [[id, "Later", 2_000], ["", "T", 1_000]]);
  removeDraft(id);
  assert.deepEqual(listDrafts(EMPTY).map((each) => each.draft), [draft]);
});

test("a version can take the place of another, and can go", () => {
  addVersion("c", draftOf("1"));
  const at = addVersion("c", draftOf("2"));
  const titles = () => listVersions("c", EMPTY).map(({ draft }) => draft.title);
  const last = addVersion("c", draftOf("3"), at);
  assert.deepEqual(titles(), ["3", "1"]);
  assert.equal(addVersion("c", draftOf("3")), 0);
  dropVersion("c", last, EMPTY);
  assert.deepEqual(titles(), ["1"]);
});

test("a draft has the versions it had, the last first, each once, and not too many", () => {
  for (let n = 0; n < 20; n += 1) addVersion("a", draftOf(String(n)));
  addVersion("a", draftOf("19"));
  const titles = listVersions("a", EMPTY).map(({ draft }) => draft.title);
  assert.ok(titles.length > 4 && titles.length < 20);
  assert.deepEqual(titles.slice(0, 2), ["19", "18"]);
  assert.deepEqual(listVersions("b", EMPTY), []);
  kept.set("hoedan.versions.b", '[{"at": "x"}, 3, null]');
  assert.deepEqual(listVersions("b", EMPTY), []);
  assert.deepEqual(listDrafts(EMPTY), []);
  removeDraft("a");
  assert.equal(kept.has("hoedan.versions.a"), false);
});

test("without room for both the versions make way for the draft", (context) => {
  addVersion("", draftOf("Toen"));
  const { setItem } = localStorage;
  context.mock.method(localStorage, "setItem", (/** @type {string} */ key, /** @type {string} */ text) => {
    if (kept.has("hoedan.versions.")) throw new Error("full");
    setItem(key, text);
  });
  assert.ok(saveDraft("", draftOf("Nu")));
  assert.equal(loadDraft("", EMPTY)?.title, "Nu");
  assert.deepEqual(listVersions("", EMPTY), []);
});

test("a tab goes on with the draft that was open in it", () => {
  assert.equal(openDraft(), null);
  setOpenDraft("x");
  assert.equal(openDraft(), "x");
});

test("a browser that keeps nothing is no error", () => {
  refuse("getItem", "setItem", "removeItem");
  assert.equal(saveDraft("", EMPTY), null);
  assert.equal(loadDraft("", EMPTY), null);
  assert.equal(keptText(""), null);
  assert.equal(openDraft(), null);
  assert.ok(!keepsAnything());
  addVersion("", EMPTY);
  removeDraft("");
  setOpenDraft("");
  assert.deepEqual(listDrafts(EMPTY), []);
});

test("of what an older form left everything with the right shape is kept, the rest is empty", () => {
  kept.set(KEY, JSON.stringify({ title: 3, themes: "zorg", summary: "S", period: { start: "2020" }, contact: null, ingredients: ["lef"], oud: 1 }));
  assert.deepEqual(loadDraft("", EMPTY), { ...EMPTY, summary: "S", ingredients: ["lef"], period: { start: "2020", end: "" } });
});

test("whatever stands in a list, a row or a block that was kept: what can be read is kept, and the form opens", () => {
  const rows = [null, 5, "x", [], ["y"], {}, { name: "De Kern", type: 5, url: null, title: ["z"], id: {} }];
  const texts = [null, 5, {}, [], "lef", true];
  const lists = Object.fromEntries(Object.keys(EMPTY).filter((key) => Array.isArray(EMPTY[/** @type {keyof Draft} */ (key)])).map((key) => [key, [...rows, ...texts]]));
  kept.set(KEY, JSON.stringify({ ...lists, period: { start: 5, end: "2020" }, quote: ["x"], contact: { organisation: {}, url: null }, sections: { A: 5, B: "tekst", C: null } }));
  const draft = loadDraft("", EMPTY);
  assert.deepEqual(draft?.themes, ["x", "lef"]);
  assert.deepEqual(draft?.partners, [{ name: "De Kern" }]);
  assert.deepEqual(draft?.kept, [{ key: "", text: "", was: "", name: "De Kern" }]);
  assert.deepEqual([draft?.period, draft?.quote, draft?.contact], [{ start: "", end: "2020" }, EMPTY.quote, EMPTY.contact]);
  assert.deepEqual(draft?.sections, { ...EMPTY.sections, B: "tekst" });
  assert.doesNotThrow(() => frontMatterOf(/** @type {Draft} */ (draft)));
});

test("what is no draft at all gives none", () => {
  for (const text of ["{", "null", "3", '"x"']) {
    kept.set(KEY, text);
    assert.equal(loadDraft("", EMPTY), null, text);
    assert.deepEqual(listDrafts(EMPTY), [], text);
  }
});
