// What changed in a story since an edition was printed, in words; never more than the page knows.
import { dutchDate } from "../shared/dutch.js";

/**
 * Says what changed since an edition. An edition of a month or year may be printed on any day of it, so what changed in
 * that month or year counts too. An empty list is no proof that nothing changed; a text that is the same, is.
 * @param {string[]} dates Of the changes, as YYYY-MM-DD.
 * @param {string} edition As YYYY-MM-DD, YYYY-MM or YYYY.
 * @param {boolean} [isSame] Whether the text is that of the edition; not given when nobody kept it.
 */
export function changedSince(dates, edition, isSame) {
  if (isSame) return "De tekst is nog dezelfde als op papier.";
  const isDay = edition.length === 10;
  const count = dates.filter((date) => (isDay ? date > edition : date.slice(0, edition.length) >= edition)).length;
  const since = isDay ? "Sindsdien" : `Sinds begin ${dutchDate(edition)}`;
  if (count) return `${since} is er ${count === 1 ? "één ding" : `${count} keer iets`} veranderd.`;
  if (isSame === false) return "De tekst is sindsdien veranderd, in kleine dingen of zonder dat het in onze lijst staat.";
  return `${since} staat er geen wijziging in onze lijst. Kleine verbeteringen staan daar niet altijd in.`;
}

/**
 * Whether a story still has the text of an edition; undefined when that was not kept.
 * @param {string} code Of the edition, as it stands in the QR codes: `een-bundel.2026-11`.
 * @param {string | undefined} kept What the page says of its editions: `een-bundel.2026-11=gelijk zorg.2025=anders`.
 */
export function hasTextOf(code, kept) {
  const found = (kept ?? "").split(" ").find((each) => each.startsWith(`${code}=`));
  return found ? found.endsWith("=gelijk") : undefined;
}
