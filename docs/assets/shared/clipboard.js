/**
 * Copies text; gives whether the browser let us.
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies text, and tells how it went.
 * @param {string} text
 * @param {Element | null | undefined} status
 * @param {string} [done]
 */
export async function copyAndTell(text, status, done = "Gekopieerd.") {
  const isCopied = await copy(text);
  if (status) status.textContent = isCopied ? done : "Kopiëren lukt hier niet. Selecteer de tekst en kopieer die zelf.";
}
