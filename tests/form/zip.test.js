import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { makeZip } from "../../docs/assets/shared/zip.js";

const FILES = { "a.txt": "Eén", "map/leeg.xml": "", "groot.txt": "0123456789".repeat(10_000) };
const UNZIP = "import json, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(json.dumps([z.testzip(), {n: z.read(n).decode() for n in z.namelist()}]))";

test("another program finds every file whole in the zip", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zip-"));
  const file = join(folder, "x.zip");
  const zip = makeZip(FILES, "application/zip");
  writeFileSync(file, new Uint8Array(await zip.arrayBuffer()));
  const [broken, found] = JSON.parse(execFileSync("python3", ["-c", UNZIP, file], { encoding: "utf-8" }));
  rmSync(folder, { recursive: true });
  assert.equal(zip.type, "application/zip");
  assert.equal(broken, null); // the checksums are right
  assert.deepEqual(found, FILES);
});

test("bytes stay as they are", async () => {
  const image = new Uint8Array([0, 255, 10, 13]);
  const zip = new Uint8Array(await makeZip({ "map/a.png": image }, "").arrayBuffer());
  const start = 30 + "map/a.png".length; // behind the header and the name
  assert.deepEqual(zip.slice(start, start + image.length), image);
});

test("the same files give the same bytes", async () => {
  const [one, other] = await Promise.all([makeZip(FILES, "").text(), makeZip(FILES, "").text()]);
  assert.equal(one, other);
});
