// Writes into a field as somebody at a keyboard would, so that Ctrl+Z takes back what a button did.

/**
 * Only the part that differs is written.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} text
 * @param {number} [position] Where the cursor belongs.
 */
export function writeAsTyped(field, text, position) {
  const old = field.value;
  let start = 0;
  while (start < Math.min(old.length, text.length) && old[start] === text[start]) start += 1;
  let same = 0;
  while (same < Math.min(old.length, text.length) - start && old.at(-1 - same) === text.at(-1 - same)) same += 1;
  field.focus();
  if (field.selectionStart === null) {
    field.value = text; // a field of dates has no text to type in
    return;
  }
  field.setSelectionRange(start, old.length - same);
  const added = text.slice(start, text.length - same);
  // The only way for a script to write into a field and its history; where it is missing the text counts for more.
  const isWritten = old === text || (added ? document.execCommand("insertText", false, added) : document.execCommand("delete"));
  if (!isWritten || field.value !== text) field.value = text;
  const cursor = position ?? start + added.length;
  field.setSelectionRange(cursor, cursor);
}
