// Images between visits: in this browser alone, beside the drafts that show them.

const NAME = "hoedan.images";
const STORE = "images";
/** Milliseconds after which an image that no draft shows is thrown away: another tab may still be busy with it. */
const UNUSED = 24 * 60 * 60 * 1000;

/** @returns {Promise<IDBDatabase>} */
function openStore() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

/**
 * Does one thing in the store; null when this browser keeps nothing or has no room.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T | null>}
 */
async function inStore(mode, act) {
  try {
    const database = await openStore();
    const change = database.transaction(STORE, mode);
    const request = act(change.objectStore(STORE));
    await new Promise((resolve, reject) => {
      change.oncomplete = resolve;
      change.onabort = reject;
    });
    database.close();
    return request.result;
  } catch {
    return null;
  }
}

/** A key that no image has; it tells when it was made. */
export function newKey() {
  return `${Date.now()}-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
}

/**
 * Whether the browser keeps it.
 * @param {string} key
 * @param {Blob} blob
 */
export async function keepImage(key, blob) {
  return (await inStore("readwrite", (store) => store.put(blob, key))) !== null;
}

/**
 * @param {string} key
 * @returns {Promise<Blob | null>}
 */
export async function keptImage(key) {
  const kept = await inStore("readonly", (store) => store.get(key));
  return kept instanceof Blob ? kept : null;
}

/**
 * Throws away what no draft shows any more.
 * @param {(key: string) => boolean} isShown
 */
export async function forgetUnused(isShown) {
  const keys = (await inStore("readonly", (store) => store.getAllKeys())) ?? [];
  const old = keys.filter((key) => !isShown(String(key)) && Date.now() - Number.parseInt(String(key), 10) > UNUSED);
  for (const key of old) await inStore("readwrite", (store) => store.delete(key));
}
