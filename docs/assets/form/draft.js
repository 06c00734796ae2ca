// The draft between visits: in this browser alone, under one key.

const KEY = "hoedan.draft";

/**
 * The draft of last time, with every key that a draft has; null when there is none or it cannot be read.
 * @param {Draft} empty
 * @returns {Draft | null}
 */
export function loadDraft(empty) {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? "null");
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

/**
 * Gives whether it was saved: a browser may refuse, in private windows for instance.
 * @param {Draft} draft
 */
export function saveDraft(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was saved either.
  }
}
