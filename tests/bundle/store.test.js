import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readStories, readWords, whenBundleChanges, writeStories, writeWords } from "../../docs/assets/bundle/store.js";
import { kept, page, refuse } from "../storage.js";

let changes = 0;
page.addEventListener("hoedan:bundle", () => changes++);
beforeEach(() => {
  changes = 0;
});

test("nothing kept is an empty bundle", () => {
  assert.deepEqual(readStories(), []);
  assert.deepEqual(readWords(), { title: undefined, foreword: undefined });
});

test("stories and words are kept, and a change of stories is told", () => {
  assert.ok(writeStories(["aap", "bee"]));
  assert.ok(writeWords({ title: "T", foreword: "V" }));
  assert.deepEqual([readStories(), readWords(), changes], [["aap", "bee"], { title: "T", foreword: "V" }, 1]);
});

test("who asks hears of other stories here, and of those of another tab", () => {
  let heard = 0;
  whenBundleChanges(() => heard++);
  writeStories(["aap"]);
  for (const key of ["hoedan.bundle", null, "hoedan.gemeente"]) page.dispatchEvent(Object.assign(new Event("storage"), { key }));
  assert.equal(heard, 3);
});

test("a browser that keeps nothing says so, and nothing is told", () => {
  refuse("setItem");
  assert.equal(writeStories(["a"]), false);
  assert.equal(writeWords({ title: "", foreword: "" }), false);
  assert.equal(changes, 0);
});

test("what someone else left in the storage does no harm", () => {
  kept.set("hoedan.bundle", "{");
  assert.deepEqual(readStories(), []);
  kept.set("hoedan.bundle", '{"a":1}');
  assert.deepEqual(readStories(), []);
  kept.set("hoedan.bundle", '["aap","aap","<script>",3,"bee"]');
  assert.deepEqual(readStories(), ["aap", "bee"]);
  kept.set("hoedan.bundle.words", "null");
  assert.deepEqual(readWords(), { title: undefined, foreword: undefined });
});
