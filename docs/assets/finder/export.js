// The selection as a file: a spreadsheet (ODS), CSV, or RIS for a reference manager, with what was asked noted in it.

import { makeZip } from "../shared/zip.js";

const HEADER = ["Titel", "Plaats en periode", "Status", "Ingrediënten", "Adres"];
const MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const URN = "urn:oasis:names:tc:opendocument:xmlns";
const NAMESPACES = `xmlns:office="${URN}:office:1.0" xmlns:table="${URN}:table:1.0" xmlns:text="${URN}:text:1.0"`;
const MANIFEST = `${DECLARATION}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MEDIA_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;

/**
 * The rows of the table: what was chosen, an empty row, the names of the columns, and a row for each page.
 * @param {Card[]} cards
 * @param {string[][]} chosen What was asked and chosen: a name and a value each.
 * @returns {string[][]}
 */
export function rowsOf(cards, chosen) {
  const rows = cards.map(({ title, place, status, ingredients, url }) => [title.map(([text]) => text).join(""), place, status, ingredients.join(" | "), url]);
  return [...chosen, [], HEADER, ...rows];
}

/**
 * CSV as spreadsheets in Dutch open it: semicolons, and no cell that acts as a formula.
 * @param {string[][]} rows
 */
export function writeCsv(rows) {
  /** @type {(text: string) => string} */
  const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** @param {string[][]} rows */
export function writeOds(rows) {
  return makeZip({ mimetype: MEDIA_TYPE, "META-INF/manifest.xml": MANIFEST, "content.xml": contentOf(rows) }, MEDIA_TYPE);
}

/** @param {string[][]} rows */
function contentOf(rows) {
  /** @type {(text: string) => string} */
  const safe = (text) => text.replace(CONTROL, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const cells = (/** @type {string[]} */ row) => row.map((text) => `<table:table-cell office:value-type="string"><text:p>${safe(text)}</text:p></table:table-cell>`).join("");
  const table = rows.map((row) => `<table:table-row>${cells(row) || "<table:table-cell/>"}</table:table-row>`).join("");
  return `${DECLARATION}<office:document-content ${NAMESPACES} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Verhalen">${table}</table:table></office:spreadsheet></office:body></office:document-content>`;
}
