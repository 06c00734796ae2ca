// Speaks with the search engine in its worker, which starts at the first question. Another library has a worker of its own.

/** Address of a library, empty for this one -> its engine. @type {Map<string, { worker: Worker, ready: Promise<void> }>} */
const engines = new Map();
let last = 0;
/** @type {Map<number, { answer: (value: any) => void, fail: (error: Error) => void }>} */
const waiting = new Map();

/** @param {string} library */
function engineOf(library) {
  const known = engines.get(library) ?? start(library);
  engines.set(library, known);
  return known;
}

/** @param {string} library */
function start(library) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: library });
  /** @type {Promise<void>} */
  const ready = new Promise((resolve, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message ?? "De zoekmachine start niet.")));
    worker.addEventListener("message", ({ data }) => {
      if (data.ready) return resolve();
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error) asked?.fail(new Error(data.error));
      else asked?.answer(data.answer);
    });
  });
  return { worker, ready };
}

/**
 * Have the engine do a job.
 * @template {keyof EngineJobs} J
 * @param {J} job
 * @param {EngineJobs[J]["request"]} request
 * @param {string} [library] The address of another.
 * @returns {Promise<EngineJobs[J]["answer"]>}
 */
export async function ask(job, request, library = "") {
  const { worker, ready } = engineOf(library);
  // Messages sent before the worker listens would be lost.
  await ready;
  return new Promise((answer, fail) => {
    const id = ++last;
    waiting.set(id, { answer, fail });
    worker.postMessage({ id, job, request });
  });
}

/** Load the engine before it is asked anything. */
export function warmUp() {
  engineOf("");
}

/**
 * Runs the latest of many calls: while one runs, only the last that came is kept.
 * @template {unknown[]} V
 * @param {(...values: V) => Promise<void>} run
 */
export function latestOnly(run) {
  let running = false;
  /** @type {V | null} */
  let next = null;
  /** @param {V} values */
  return async function request(...values) {
    if (running) {
      next = values;
      return;
    }
    running = true;
    try {
      await run(...values);
    } finally {
      running = false;
      if (next) {
        const again = next;
        next = null;
        request(...again);
      }
    }
  };
}
