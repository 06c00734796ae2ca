// Speaks with the search engine in its worker, which starts at the first question.

let worker = null;
let ready = null;
let last = 0;
const waiting = new Map();

function start() {
  worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  ready = new Promise((resolve, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message ?? "De zoekmachine start niet.")));
    worker.addEventListener("message", ({ data }) => {
      if (data.ready) return resolve();
      const { answer, fail } = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error) fail(new Error(data.error));
      else answer(data.answer);
    });
  });
}

/** Have the engine do a job: search, counts, drops, others, overview or slugs. */
export async function ask(job, request) {
  if (!worker) start();
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
  if (!worker) start();
}

/** Runs the latest of many calls: while one runs, only the last that came is kept. */
export function latestOnly(run) {
  let running = false;
  let next = null;
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
