import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readOwnPlace, whenPlaceChanges, writeOwnPlace } from "../../docs/assets/shared/own-place.js";
import { kept, page, refuse } from "../storage.js";

let changes = 0;
page.addEventListener("hoedan:gemeente", () => changes++);
beforeEach(() => {
  changes = 0;
});

test("a municipality is kept, told, and taken away again", () => {
  assert.equal(readOwnPlace(), null);
  assert.ok(writeOwnPlace({ slug: "zwolle", name: "Zwolle" }));
  assert.deepEqual(readOwnPlace(), { slug: "zwolle", name: "Zwolle" });
  assert.ok(writeOwnPlace(null));
  assert.deepEqual([readOwnPlace(), changes], [null, 2]);
});

test("a browser that keeps nothing says so", () => {
  refuse("setItem");
  assert.equal(writeOwnPlace({ slug: "zwolle", name: "Zwolle" }), false);
  assert.equal(changes, 0);
});

test("who asks hears of a change here, and of one in another tab that is about this", () => {
  let heard = 0;
  whenPlaceChanges(() => heard++);
  writeOwnPlace({ slug: "zwolle", name: "Zwolle" });
  for (const key of ["hoedan.gemeente", null, "hoedan.bundle"]) page.dispatchEvent(Object.assign(new Event("storage"), { key }));
  assert.equal(heard, 3);
});

for (const text of ["", "{", "[]", "5", '{"slug":"../x","name":"X"}', '{"slug":"zwolle"}', `{"slug":"zwolle","name":"${"x".repeat(61)}"}`]) {
  test(`what somebody else kept is no municipality: ${text.slice(0, 30)}`, () => {
    kept.set("hoedan.gemeente", text);
    assert.equal(readOwnPlace(), null);
  });
}
