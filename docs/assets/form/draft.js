// Drafts between visits: in this browser alone. One is at hand; the one before it is kept.

const KEY = "hoedan.draft";
const PREVIOUS = "hoedan.draft.previous";

/**
 * The draft of last time, with every key that a draft has; null when there is none or it cannot be read.
 * @param {Draft} empty
 * @returns {Draft | null}
 */
export function loadDraft(empty) {
  return read(KEY, empty);
}

/**
 * The draft that was there before this one.
 * @param {Draft} empty
 */
export function loadPrevious(empty) {
  return read(PREVIOUS, empty);
}

/**
 * @param {string} key
 * @param {Draft} empty
 * @returns {Draft | null}
 */
function read(key, empty) {
  try {
    const saved = JSON.parse(localStorage.getItem(key) ?? "null");
    return saved && typeof saved === "object" ? completed(saved, empty) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps what has the right shape; anything else becomes empty.
 * @param {Record<string, unknown>} saved
 * @param {Draft} empty
 * @returns {Draft}
 */
function completed(saved, empty) {
  const kept = Object.entries(empty).map(([key, value]) => [key, asShaped(saved[key], value)]);
  return Object.fromEntries(kept);
}

/**
 * @param {unknown} value
 * @param {unknown} empty
 */
function asShaped(value, empty) {
  if (Array.isArray(empty)) return Array.isArray(value) ? value : empty;
  if (!value || typeof value !== typeof empty) return empty;
  return typeof empty === "string" ? value : Object.assign({}, empty, value);
}

/** The text that is kept at this moment: another tab may have written it. */
export function keptText() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * Gives the text that is kept now, or null when the browser keeps nothing, as some private windows do.
 * @param {Draft} draft
 */
export function saveDraft(draft) {
  try {
    const text = JSON.stringify(draft);
    localStorage.setItem(KEY, text);
    return text;
  } catch {
    return null;
  }
}

/** Puts the kept draft aside, so that it can come back. */
export function putAside() {
  try {
    const text = localStorage.getItem(KEY);
    if (text) localStorage.setItem(PREVIOUS, text);
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was saved either.
  }
}

/** Whether this browser keeps anything at all. */
export function keepsAnything() {
  try {
    localStorage.setItem(`${KEY}.try`, "");
    localStorage.removeItem(`${KEY}.try`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls when another tab writes or clears the draft.
 * @param {() => void} act
 */
export function whenChangedElsewhere(act) {
  window.addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) act();
  });
}
