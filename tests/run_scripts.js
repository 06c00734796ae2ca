// Runs files of tests one after the other in this process: to start Node for each takes as long again as all tests.
// `node --test --test-isolation=none` is too new for Debian.

import { test } from "node:test";
import { pathToFileURL } from "node:url";

for (const file of process.argv.slice(2)) {
  await import(pathToFileURL(file).href);
  // Tests come in turn: after this one those of the file have been, and the next may put its own stand-ins in place.
  await test(`the end of ${file}`);
}
