import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MOST_BUNDLES, addBundle, changeParts, changeShelf, currentOf, isBlank, readShelf, whenBundleChanges } from "../../docs/assets/bundle/store.js";
import { kept, page, refuse } from "../storage.js";

const BLANK = { id: "1", title: "", foreword: "", parts: [] };
let changes = 0;
page.addEventListener("hoedan:bundle", () => changes++);
beforeEach(() => {
  changes = 0;
});

/** @param {...string} titles */
function fill(...titles) {
  const bundles = titles.map((title) => ({ id: title, title, foreword: "", parts: ["aap"] }));
  kept.set("hoedan.bundles", JSON.stringify({ current: titles[0], bundles }));
}

test("nothing kept is one empty bundle", () => {
  assert.deepEqual(readShelf(), { bundles: [BLANK], current: "1" });
  assert.ok(isBlank(currentOf()));
});

test("parts are kept in the bundle at hand, and that is told", () => {
  fill("een", "twee");
  assert.ok(changeParts((parts) => [...parts, "ingredient:lange-adem", "aap", "geen deel"]));
  assert.deepEqual(readShelf().bundles.map(({ parts }) => parts), [["aap", "ingredient:lange-adem"], ["aap"]]);
  assert.equal(changes, 1);
});

test("the one bundle of the former form is taken over, and its storage is cleared by the first change", () => {
  kept.set("hoedan.bundle", '["aap","aap","<script>",3,"bee","setback:regels"]');
  kept.set("hoedan.bundle.words", '{"title":"T","foreword":"V"}');
  assert.deepEqual(currentOf(), { id: "1", title: "T", foreword: "V", parts: ["aap", "bee"] });
  changeParts((parts) => [...parts, "cee"]);
  assert.deepEqual([...kept.keys()], ["hoedan.bundles"]);
  assert.deepEqual(currentOf(), { id: "1", title: "T", foreword: "V", parts: ["aap", "bee", "cee"] });
});

test("what another tab kept meanwhile is not lost", () => {
  fill("een", "twee");
  changeShelf((shelf) => {
    shelf.bundles[1].title = "van hier";
  });
  const there = JSON.parse(kept.get("hoedan.bundles") ?? "");
  there.bundles[0].parts.push("bee");
  kept.set("hoedan.bundles", JSON.stringify(there));
  changeParts((parts) => [...parts, "cee"]);
  assert.deepEqual(readShelf().bundles.map(({ title, parts }) => [title, parts]), [["een", ["aap", "bee", "cee"]], ["van hier", ["aap"]]]);
});

const DAMAGED = [
  "{", "null", "3", '"aap"', "[]", "{}", '{"bundles":{}}', '{"bundles":[]}', '{"bundles":[null,3,[],{"id":4},{"id":"../x"},{"id":""}],"current":{}}',
  '{"bundles":[{"id":"1","title":3,"foreword":{},"parts":{"length":9}}],"current":"2"}',
];
for (const text of DAMAGED) {
  test(`storage that says ${text} is one empty bundle`, () => {
    kept.set("hoedan.bundles", text);
    assert.deepEqual(readShelf(), { bundles: [BLANK], current: "1" });
  });
}

test("of two bundles with one id the first stays, and no more than fit are read", () => {
  kept.set("hoedan.bundles", JSON.stringify({ bundles: [{ id: "a", title: "T" }, { id: "a", title: "U" }] }));
  assert.deepEqual(readShelf().bundles.map(({ title }) => title), ["T"]);
  fill(...Array.from({ length: 99 }, (_, number) => `b${number}`));
  assert.equal(readShelf().bundles.length, MOST_BUNDLES);
});

test("a bundle takes the place of a blank one at hand, else it comes beside the others, until they are too many", () => {
  const shelf = readShelf();
  const given = { title: "T", foreword: "", parts: ["aap"] };
  assert.ok(addBundle(shelf, given));
  assert.equal(shelf.bundles.length, 1);
  while (shelf.bundles.length < MOST_BUNDLES) assert.ok(addBundle(shelf, given));
  assert.equal(new Set(shelf.bundles.map(({ id }) => id)).size, MOST_BUNDLES);
  assert.equal(currentOf(shelf), shelf.bundles.at(-1));
  assert.equal(addBundle(shelf, given), false);
});

test("a bundle that was thrown away comes back where it was, under its own id", () => {
  fill("een", "twee", "drie");
  const shelf = readShelf();
  const [gone] = shelf.bundles.splice(1, 1);
  addBundle(shelf, gone, 1);
  assert.deepEqual(shelf.bundles.map(({ id }) => id), ["een", "twee", "drie"]);
  assert.equal(shelf.current, "twee");
});

test("who asks hears of changes here, and of those of another tab", () => {
  let heard = 0;
  whenBundleChanges(() => heard++);
  changeParts(() => ["aap"]);
  for (const key of ["hoedan.bundles", null, "hoedan.gemeente"]) page.dispatchEvent(Object.assign(new Event("storage"), { key }));
  assert.equal(heard, 3);
});

test("a browser that keeps nothing says so, and nothing is told", () => {
  refuse("setItem");
  assert.equal(changeParts(() => ["aap"]), false);
  refuse("getItem", "setItem");
  assert.deepEqual(readShelf().bundles, [BLANK]);
  assert.equal(changes, 0);
});
