import assert from "node:assert/strict";
import { test } from "node:test";
import { bundleOf, isSame, readAddress, writeAddress, writeCommand } from "../../docs/assets/bundle/state.js";

const LIMITS = { title: 90, foreword: 2000, parts: 40 };
const HERE = new URL("https://voorbeeld.nl/mijn-bundel/?v=oud#boek");
const EVERY = ["een", "ingredient:lange-adem", "setback:regels", "passage:een:passage-0123abcd--2"];
Object.assign(globalThis, { location: HERE });

test("a bundle goes into the address and comes back", () => {
  const bundle = { title: "Schuld & zorg", foreword: "Twee regels.\nVoor jou: dit.", parts: EVERY };
  const address = writeAddress(bundle);
  assert.equal(address.split("&")[0], `https://voorbeeld.nl/mijn-bundel/?v=${EVERY.join(".")}`);
  assert.deepEqual(readAddress(new URL(address).search, LIMITS), { bundle, isNewer: false });
});

test("an address of the first form is read, and still written for stories alone", () => {
  const address = "https://voorbeeld.nl/mijn-bundel/?v=een.twee&titel=T&voorwoord=V";
  const { bundle, isNewer } = readAddress(new URL(address).search, LIMITS);
  assert.deepEqual([bundle, isNewer], [{ title: "T", foreword: "V", parts: ["een", "twee"] }, false]);
  assert.equal(bundle && writeAddress(bundle), address);
});

test("an address of a form to come says so, and gives what is known of it", () => {
  const { bundle, isNewer } = readAddress("?v=een.kaart:twee&vorm=3", LIMITS);
  assert.deepEqual([bundle?.parts, isNewer], [["een"], true]);
  for (const odd of ["2", "", "x", "-1"]) assert.equal(readAddress(`?v=een&vorm=${odd}`, LIMITS).isNewer, false);
});

test("an empty bundle has the bare address, and an address without parts holds none", () => {
  assert.equal(writeAddress({ title: "", foreword: "", parts: [] }), "https://voorbeeld.nl/mijn-bundel/");
  assert.equal(readAddress("?titel=x", LIMITS).bundle, null);
  assert.deepEqual(readAddress("?v=", LIMITS).bundle, { title: "", foreword: "", parts: [] });
});

test("a title alone is worth an address", () => {
  assert.equal(readAddress(new URL(writeAddress({ title: "T", foreword: "", parts: [] })).search, LIMITS).bundle?.title, "T");
});

test("whatever comes in, a bundle comes out: known parts, each once, and no more than fit", () => {
  const many = Array.from({ length: 45 }, (_, n) => `verhaal-${n}`);
  assert.equal(bundleOf({ parts: many }, LIMITS).parts.length, 40);
  const strange = ["bee", "aap", "bee", "<b>", "Aap", "-aap", "a--b", "", null, 3, "x".repeat(81), "setback:<b>"];
  assert.deepEqual(bundleOf({ parts: strange }, LIMITS).parts, ["bee", "aap"]);
  assert.deepEqual(bundleOf({ title: 3, foreword: null, parts: "aap" }, LIMITS), { title: "", foreword: "", parts: [] });
  assert.equal(bundleOf({ title: "t".repeat(100), parts: [] }, LIMITS).title.length, 90);
  assert.equal(bundleOf({ foreword: "t".repeat(3000), parts: [] }, LIMITS).foreword.length, 2000);
});

test("words lose what cannot be seen or turns them round, and never half a sign", () => {
  const { title, foreword } = bundleOf({ title: "\u202Egnilov\u0000\u200b er\ti\nx\ud800", foreword: "a\u2066b\n\nc\u0007", parts: [] }, LIMITS);
  assert.deepEqual([title, foreword], ["gnilov er i x", "ab\n\nc"]);
  assert.equal(bundleOf({ title: `${"t".repeat(89)}🍲`, parts: [] }, LIMITS).title, "t".repeat(89));
});

test("bundles are the same with the same words and the same parts in the same order", () => {
  const one = { title: "T", foreword: "", parts: ["aap", "bee"] };
  assert.ok(isSame(one, { ...one }));
  assert.ok(!isSame(one, { ...one, parts: ["bee", "aap"] }));
  assert.ok(!isSame(one, { ...one, title: "U" }));
});

test("a command takes what was typed as words, also quotes and hyphens", () => {
  const command = writeCommand({ title: " -t 'x' ", foreword: "$HOME `id`", parts: ["aap", "bee"] });
  assert.equal(command, "hoedan bundle --stories aap,bee --title='-t '\\''x'\\''' --foreword='$HOME `id`'");
  assert.equal(writeCommand({ title: " ", foreword: " ", parts: ["aap"] }), "hoedan bundle --stories aap --title='Mijn bundel'");
  assert.equal(writeCommand({ title: "T", foreword: "", parts: EVERY }), `hoedan bundle --chapters ${EVERY.join(",")} --title='T'`);
});
