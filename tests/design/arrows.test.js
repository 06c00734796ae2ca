import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestTo, nearestTowards } from "../../docs/assets/shared/arrows.js";

/** @type {[number, number][]} */
const PLACES = [[0, 0], [30, 0], [10, 20], [0, 40], [31, 1]];

for (const [name, from, direction, expected] of /** @type {[string, number, [number, number], number][]} */ ([
  ["right", 0, [1, 0], 1],
  ["down, though another is nearer aside", 0, [0, 1], 3],
  ["left", 1, [-1, 0], 0],
  ["up", 3, [0, -1], 0],
  ["nowhere at the edge", 0, [-1, 0], -1],
  ["past what lies on the same spot", 1, [1, 0], -1],
])) {
  test(`an arrow goes ${name}`, () => assert.equal(nearestTowards(PLACES, from, direction), expected));
}

for (const [name, point, expected] of /** @type {[string, [number, number], number][]} */ ([
  ["the place under it", [0, 41], 3],
  ["the nearest of two", [30.8, 1], 4],
  ["nothing when all are farther than it may be", [60, 60], -1],
])) {
  test(`a pointer points at ${name}`, () => assert.equal(nearestTo(PLACES, point, 10), expected));
}
