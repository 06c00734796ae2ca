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
 * @param {string} [instead] What a reader can do when the browser does not let us.
 */
export async function copyAndTell(text, status, done = "Gekopieerd.", instead = "Selecteer de tekst en kopieer die zelf.") {
  const isCopied = await copy(text);
  if (status) status.textContent = isCopied ? done : `Kopiëren lukt hier niet. ${instead}`;
}

/**
 * Copies the address that the page has, and tells how it went.
 * @param {string} address
 * @param {Element} status
 */
export function copyLink(address, status) {
  return copyAndTell(address, status, "De link is gekopieerd.", "Neem het adres van deze pagina over.");
}
