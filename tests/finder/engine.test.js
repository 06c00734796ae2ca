import assert from "node:assert/strict";
import { test } from "node:test";

/** A worker that the test answers for. */
class FakeWorker extends EventTarget {
  /** @type {FakeWorker[]} */
  static made = [];
  /** @type {EngineMessage[]} */
  sent = [];

  /**
   * @param {URL} address
   * @param {{ name: string }} options
   */
  constructor(address, { name }) {
    super();
    this.address = address;
    this.name = name;
    FakeWorker.made.push(this);
  }

  /** @param {EngineMessage} message */
  postMessage(message) {
    this.sent.push(message);
  }

  /** @param {object} data */
  say(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
}
Object.assign(globalThis, { Worker: FakeWorker });
const { ask, latestOnly, warmUp } = await import("../../docs/assets/finder/engine.js");

const settle = () => new Promise((resolve) => setImmediate(resolve));
/** @type {Question} */
const QUESTION = { query: "zorg", kinds: [], filters: {} };

test("the engine starts once, hears nothing before it is ready, and each asker gets their own answer", async () => {
  assert.equal(FakeWorker.made.length, 0);
  warmUp();
  const [first, second] = [ask("slugs", QUESTION), ask("others", QUESTION)];
  await settle();
  assert.equal(FakeWorker.made.length, 1);
  const [worker] = FakeWorker.made;
  assert.match(worker.address.pathname, /finder\/worker\.js$/);
  assert.equal(worker.sent.length, 0);

  worker.say({ ready: true });
  await settle();
  assert.equal(worker.sent.length, 2);
  const [one, other] = worker.sent;
  assert.deepEqual([one.job, one.request, other.job], ["slugs", QUESTION, "others"]);
  worker.say({ id: other.id, error: "stuk" });
  worker.say({ id: one.id, answer: ["a"] });
  assert.deepEqual(await first, ["a"]);
  await assert.rejects(second, /stuk/);
});

test("another library has an engine of its own, with its address for a name", () => {
  const there = "https://elders.test/";
  void ask("slugs", QUESTION, there);
  void ask("slugs", QUESTION, there);
  assert.deepEqual(FakeWorker.made.map(({ name }) => name), ["", there]);
});

test("of many calls the first and the last run, one after the other", async () => {
  /** @type {string[]} */
  const ran = [];
  /** @type {(() => void)[]} */
  const ends = [];
  const request = latestOnly((/** @type {string} */ word) => {
    ran.push(word);
    return new Promise((resolve) => ends.push(() => resolve()));
  });
  for (const word of ["a", "ab", "abc"]) request(word);
  assert.deepEqual(ran, ["a"]);
  ends[0]();
  await settle();
  assert.deepEqual(ran, ["a", "abc"]);
  ends[1]();
  await settle();
  request("b");
  assert.deepEqual(ran, ["a", "abc", "b"]);
});

test("a run that fails does not stop the next", async () => {
  /** @type {string[]} */
  const ran = [];
  const request = latestOnly((/** @type {string} */ word) => {
    ran.push(word);
    return word === "a" ? Promise.reject(new Error("stuk")) : Promise.resolve();
  });
  const failing = request("a");
  request("b");
  await assert.rejects(failing, /stuk/);
  await settle();
  assert.deepEqual(ran, ["a", "b"]);
});
