import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOfNewFile, zipStory } from "../../docs/assets/form/finish.js";

const HOME = "https://github.com/hoedan/hoedan";

test("a story that fits goes along to GitHub, and GitHub reads it as it was", () => {
  const text = "---\ntitle: A & B + 1%\n---\n\nÉén [x](y), {z} #?\n";
  const { address, isWhole } = addressOfNewFile(HOME, "mijn tak", "stories", "een-verhaal", text);
  const url = new URL(address);
  assert.ok(isWhole);
  assert.equal(url.pathname, "/hoedan/hoedan/new/mijn%20tak/stories");
  assert.equal(url.searchParams.get("filename"), "een-verhaal.md");
  assert.equal(url.searchParams.get("value"), text);
});

test("an address that GitHub would refuse when somebody must log in first has the name of the file alone", () => {
  const start = `${HOME}/new/main/stories?filename=x.md&value=`;
  const room = 8000 - "https://github.com/login?return_to=".length - encodeURIComponent(start).length;
  assert.ok(addressOfNewFile(HOME, "main", "stories", "x", "a".repeat(room)).isWhole);
  assert.ok(!addressOfNewFile(HOME, "main", "stories", "x", `é${"a".repeat(room - 6)}`).isWhole);
  const { address, isWhole } = addressOfNewFile(HOME, "main", "stories", "x", "a".repeat(room + 1));
  assert.ok(!isWhole);
  assert.equal(address, `${HOME}/new/main/stories?filename=x.md`);
});

test("the words of an image cannot begin a statement of their own in the file beside it", async () => {
  // REUSE-IgnoreStart: what follows is of the images, not of this file
  const image = { file: "beeld-1.jpg", credit: " De Kern\nSPDX-License-Identifier: MIT", licence: "CC BY 4.0\r\nx" };
  const zip = await zipStory("stories/een", "tekst", [{ image, copy: new Blob(["x"]) }]);
  const statement = "SPDX-FileCopyrightText: De Kern SPDX-License-Identifier: MIT\n\nSPDX-License-Identifier: CC-BY-4.0-x\n";
  // REUSE-IgnoreEnd
  assert.ok((await zip.text()).includes(`stories/een/beeld-1.jpg.license${statement}`));
});
