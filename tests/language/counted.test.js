import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { STORIES, counted } from "../../docs/assets/shared/counted.js";

test("no script writes a number before a plural itself", () => {
  const assets = new URL("../../docs/assets/", import.meta.url);
  const files = readdirSync(assets, { recursive: true, encoding: "utf-8" }).filter((file) => file.endsWith(".js"));
  const scripts = files.map((file) => readFileSync(new URL(file, assets), "utf-8"));
  const found = scripts.flatMap((text) => text.match(/\$\{[^{}]*(?:length|size|count|total)\} [a-z]+(?:en|s)\b/g) ?? []);
  assert.deepEqual([scripts.length > 50, found], [true, []]);
});

test("one is counted in the singular, anything else in the plural, thousands with a point", () => {
  const said = [0, 1, 2, 1234].map((count) => counted(count, STORIES));
  assert.deepEqual(said, ["0 verhalen", "1 verhaal", "2 verhalen", "1.234 verhalen"]);
});
