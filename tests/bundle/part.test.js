import assert from "node:assert/strict";
import { test } from "node:test";
import { partAt, partOf, partsOf } from "../../docs/assets/bundle/part.js";

const PASSAGE = "passage:aap:passage-0123abcd";

test("a word names a story, an ingredient, a setback or a passage, and leads to its page", () => {
  /** @type {(name: string) => unknown} */
  const found = (name) => {
    const part = partOf(name);
    return part && [part.kind, part.slug, part.anchor, part.url.split("/docs/")[1]];
  };
  assert.deepEqual(found("twee-woorden-3"), ["story", "twee-woorden-3", "", "verhalen/twee-woorden-3/"]);
  assert.deepEqual(found("ingredient:lange-adem"), ["ingredient", "lange-adem", "", "ingredienten/lange-adem/"]);
  assert.deepEqual(found("setback:regels"), ["setback", "regels", "", "vallen-en-opstaan/regels/"]);
  assert.deepEqual(found(`${PASSAGE}--2`), ["passage", "aap", "passage-0123abcd--2", "verhalen/aap/"]);
});

const NONE = [
  "story:aap", "ingredient:", "ingredient:aap:", "ingredient:aap:passage-0123abcd", "passage:aap", "passage:aap:inhoud", `${PASSAGE}:x`,
  "passage:../x:passage-0123abcd", "toString:aap", "__proto__:aap", "setback:Aap", "", null, 3, {}, ["aap"],
];
for (const name of NONE) test(`${JSON.stringify(name)} names nothing`, () => assert.equal(partOf(name), null));

test("parts come once, in their order, with the passages last", () => {
  assert.deepEqual(partsOf([PASSAGE, "bee", "setback:regels", null, "bee", "<b>", "aap"]), ["bee", "setback:regels", "aap", PASSAGE]);
  for (const odd of [null, "aap", { 0: "aap" }, 3]) assert.deepEqual(partsOf(odd), []);
});

test("an address leads to what a bundle can hold, or to nothing", () => {
  assert.equal(partAt("https://x.nl/map/verhalen/aap/#bronnen"), "aap");
  assert.equal(partAt("https://x.nl/map/verhalen/aap/#passage-0123abcd"), PASSAGE);
  assert.equal(partAt("https://x.nl/ingredienten/lange-adem/"), "ingredient:lange-adem");
  assert.equal(partAt("https://x.nl/vallen-en-opstaan/regels/"), "setback:regels");
  for (const other of ["gemeenten/zwolle/", "verhalen/", "", "ingredienten/"]) assert.equal(partAt(`https://x.nl/${other}`), "");
});
