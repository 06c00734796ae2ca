import assert from "node:assert/strict";
import { test } from "node:test";
import { bundleOf, isSame, readAddress, writeAddress, writeCommand } from "../../docs/assets/bundle/state.js";

const LIMITS = { title: 90, foreword: 2000, stories: 40 };
const HERE = new URL("https://voorbeeld.nl/mijn-bundel/?v=oud#boek");
Object.assign(globalThis, { location: HERE });

test("a bundle goes into the address and comes back", () => {
  const bundle = { title: "Schuld & zorg", foreword: "Twee regels.\nVoor jou.", stories: ["een", "twee-drie"] };
  const address = writeAddress(bundle);
  assert.equal(address.split("?")[0], "https://voorbeeld.nl/mijn-bundel/");
  assert.deepEqual(readAddress(new URL(address).search, LIMITS), bundle);
});

test("an empty bundle has the bare address, and an address without stories holds none", () => {
  assert.equal(writeAddress({ title: "", foreword: "", stories: [] }), "https://voorbeeld.nl/mijn-bundel/");
  assert.equal(readAddress("?titel=x", LIMITS), null);
  assert.deepEqual(readAddress("?v=", LIMITS), { title: "", foreword: "", stories: [] });
});

test("a title alone is worth an address", () => {
  assert.deepEqual(readAddress(new URL(writeAddress({ title: "T", foreword: "", stories: [] })).search, LIMITS)?.title, "T");
});

test("whatever comes in, a bundle comes out: known shapes, each story once, and no more than fit", () => {
  const many = Array.from({ length: 45 }, (_, n) => `verhaal-${n}`);
  assert.equal(bundleOf({ stories: many }, LIMITS).stories.length, 40);
  const strange = ["bee", "aap", "bee", "<b>", "Aap", "-aap", "a--b", "", null, 3, "x".repeat(81)];
  assert.deepEqual(bundleOf({ stories: strange }, LIMITS).stories, ["bee", "aap"]);
  assert.deepEqual(bundleOf({ title: 3, foreword: null, stories: [] }, LIMITS), { title: "", foreword: "", stories: [] });
  assert.equal(bundleOf({ title: "t".repeat(100), stories: [] }, LIMITS).title.length, 90);
  assert.equal(bundleOf({ foreword: "t".repeat(3000), stories: [] }, LIMITS).foreword.length, 2000);
});

test("bundles are the same with the same words and the same stories in the same order", () => {
  const one = { title: "T", foreword: "", stories: ["a", "b"] };
  assert.ok(isSame(one, { ...one }));
  assert.ok(!isSame(one, { ...one, stories: ["b", "a"] }));
  assert.ok(!isSame(one, { ...one, title: "U" }));
});

test("a command takes what was typed as words, also quotes and hyphens", () => {
  const command = writeCommand({ title: " -t 'x' ", foreword: "$HOME `id`", stories: ["a", "b"] });
  assert.equal(command, "hoedan bundle --stories a,b --title='-t '\\''x'\\''' --foreword='$HOME `id`'");
  assert.equal(writeCommand({ title: " ", foreword: " ", stories: ["a"] }), "hoedan bundle --stories a --title='Mijn bundel'");
});
