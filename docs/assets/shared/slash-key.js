// Whether `/` alone opens the search: off until a reader turns it on in the search (WCAG 2.1.4).
const KEY = "hoedan.slash";

export function isSlashOn() {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}

/** @param {boolean} isOn */
export function setSlash(isOn) {
  try {
    if (isOn) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // No storage: it stays off.
  }
}
