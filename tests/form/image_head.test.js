import assert from "node:assert/strict";
import { test } from "node:test";
import { readHead, refusalOf, sizeRefusal } from "../../docs/assets/form/image_head.js";
import { FACTS } from "./facts.js";

/** @param {...(string | number[])} parts Text, or bytes. */
const bytesOf = (...parts) => new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...part].map((sign) => sign.charCodeAt(0)) : part)));
const NONE = [0, 0, 0, 0];
const PNG = bytesOf("\x89PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", [0, 0, 0x4e, 0x20], [0, 0, 0x4e, 0x20]); // 20,000 by 20,000

for (const [name, bytes, head] of /** @type {[string, Uint8Array, object | null][]} */ ([
  ["a png", PNG, { kind: "png", width: 20_000, height: 20_000 }],
  ["a jpg, behind what a camera wrote", bytesOf([0xff, 0xd8, 0xff, 0xe1, 0, 6], "Exif", [0xff, 0xff, 0xc2, 0, 11, 8, 0, 3, 0, 4]), { kind: "jpg", width: 4, height: 3 }],
  ["a jpg with a table before its frame", bytesOf([0xff, 0xd8, 0xff, 0xc4, 0, 2, 0xff, 0xc0, 0, 11, 8, 1, 0, 2, 0]), { kind: "jpg", width: 512, height: 256 }],
  ["a webp of a photo", bytesOf("RIFF", NONE, "WEBPVP8 ", NONE, [0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2]), { kind: "webp", width: 800, height: 600 }],
  ["a webp of a drawing", bytesOf("RIFF", NONE, "WEBPVP8L", NONE, [0x2f, 0x1f, 0xc3, 0x95, 0]), { kind: "webp", width: 800, height: 600 }],
  ["a webp with more", bytesOf("RIFF", NONE, "WEBPVP8X", NONE, NONE, [0x1f, 3, 0, 0x57, 2, 0]), { kind: "webp", width: 800, height: 600 }],
  ["an avif, the largest of its tiles", bytesOf(NONE, "ftypavif", NONE, "ispe", NONE, [0, 0, 0, 8, 0, 0, 0, 8], "ispe", NONE, [0, 0, 3, 0x20, 0, 0, 2, 0x58]), { kind: "avif", width: 800, height: 600 }],
  ["a drawing in words", bytesOf("<svg onload='alert(1)'>"), null],
  ["a file that ends too soon", PNG.subarray(0, 18), null],
  ["a jpg without a frame", bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0, 0]), null],
  ["nothing", bytesOf(), null],
])) {
  test(`${name} is told by its content`, () => assert.deepEqual(readHead(bytes), head));
}

for (const [name, bytes, words] of /** @type {[string, Uint8Array, RegExp][]} */ ([
  ["an svg with another name", bytesOf("<svg onload='alert(1)'>"), /^is geen png, jpg, webp of avif\. Bewaar het als jpg\.$/],
  ["a photo of a phone", bytesOf(NONE, "ftypheic", NONE), /HEIC-foto van een telefoon/],
  ["a small file of a large picture", PNG, /^heeft 400 miljoen beeldpunten\. Het mogen er 25 miljoen zijn/],
  ["a picture of no width", bytesOf("\x89PNG\r\n\x1a\n", NONE, "IHDR", NONE, [0, 0, 0, 1]), /^is beschadigd\./],
  ["a jpg that ends before its picture", bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), /^is beschadigd\./],
  ["one that did not come along", bytesOf(), /^is leeg\./],
  ["one that fits", bytesOf("\x89PNG\r\n\x1a\n", NONE, "IHDR", [0, 0, 0, 1, 0, 0, 0, 1]), /^$/],
])) {
  test(`of ${name} is said what to do`, () => assert.match(refusalOf(bytes, FACTS.images), words));
}

test("a file that is too large is not read at all", () => {
  assert.match(sizeRefusal(FACTS.images.chosen + 1, FACTS.images), /^is groter dan 30 MB\./);
  assert.equal(sizeRefusal(FACTS.images.chosen, FACTS.images), "");
});
