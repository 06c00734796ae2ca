// What changed in a story since an edition was printed, in words; never more than the list of changes knows.
import { dutchDate } from "../shared/dutch.js";

/**
 * Says what the list of changes has since an edition. An edition of a month or year may be printed on any day of it,
 * so what changed in that month or year counts too. An empty list is no proof that nothing changed.
 * @param {string[]} dates Of the changes, as YYYY-MM-DD.
 * @param {string} edition As YYYY-MM-DD, YYYY-MM or YYYY.
 */
export function changedSince(dates, edition) {
  const isDay = edition.length === 10;
  const count = dates.filter((date) => (isDay ? date > edition : date.slice(0, edition.length) >= edition)).length;
  const since = isDay ? "Sindsdien" : `Sinds begin ${dutchDate(edition)}`;
  if (!count) return `${since} staat er geen wijziging in onze lijst. Kleine verbeteringen staan daar niet altijd in.`;
  return `${since} is er ${count === 1 ? "één ding" : `${count} keer iets`} veranderd.`;
}
