import assert from "node:assert/strict";
import { test } from "node:test";
import { bundleOf, isSame, MOST, readAddress, writeAddress, writeCommand } from "../../docs/assets/bundle/state.js";

const HERE = new URL("https://voorbeeld.nl/mijn-bundel/?v=oud#boek");
Object.assign(globalThis, { location: HERE });

test("a bundle goes into the address and comes back", () => {
  const bundle = { title: "Schuld & zorg", foreword: "Twee regels.\nVoor jou.", stories: ["een", "twee-drie"] };
  const address = writeAddress(bundle);
  assert.equal(address.split("?")[0], "https://voorbeeld.nl/mijn-bundel/");
  assert.deepEqual(readAddress(new URL(address).search), bundle);
});

test("an empty bundle has the bare address, and an address without stories holds none", () => {
  assert.equal(writeAddress({ title: "", foreword: "", stories: [] }), "https://voorbeeld.nl/mijn-bundel/");
  assert.equal(readAddress("?titel=x"), null);
  assert.deepEqual(readAddress("?v="), { title: "", foreword: "", stories: [] });
});

test("a title alone is worth an address", () => {
  assert.deepEqual(readAddress(new URL(writeAddress({ title: "T", foreword: "", stories: [] })).search)?.title, "T");
});

test("whatever comes in, a bundle comes out: known shapes, each story once, and no more than fit", () => {
  const many = Array.from({ length: MOST + 5 }, (_, n) => `verhaal-${n}`);
  assert.equal(bundleOf({ stories: many }).stories.length, MOST);
  assert.deepEqual(bundleOf({ stories: ["b", "a", "b", "<b>", "A", "-a", "a--b", "", null, 3, "x".repeat(81)] }).stories, ["b", "a"]);
  assert.deepEqual(bundleOf({ title: 3, foreword: null, stories: [] }), { title: "", foreword: "", stories: [] });
  assert.equal(bundleOf({ title: "t".repeat(100), stories: [] }).title.length, 90);
  assert.equal(bundleOf({ foreword: "t".repeat(3000), stories: [] }).foreword.length, 2000);
});

test("bundles are the same with the same words and the same stories in the same order", () => {
  const one = { title: "T", foreword: "", stories: ["a", "b"] };
  assert.ok(isSame(one, { title: "T", foreword: undefined, stories: ["a", "b", "a"] }));
  assert.ok(!isSame(one, { ...one, stories: ["b", "a"] }));
  assert.ok(!isSame(one, { ...one, title: "U" }));
});

test("a command takes what was typed as words, also quotes and hyphens", () => {
  const command = writeCommand({ title: " -t 'x' ", foreword: "$HOME `id`", stories: ["a", "b"] });
  assert.equal(command, "hoedan bundle --stories a,b --title='-t '\\''x'\\''' --foreword='$HOME `id`'");
  assert.equal(writeCommand({ title: " ", foreword: " ", stories: ["a"] }), "hoedan bundle --stories a --title='Mijn bundel'");
});
