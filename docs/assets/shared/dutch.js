// How Dutch writes dates: the browser knows the months; tests/language/dates.json holds it to what the build writes.

/**
 * A date, month or year in words: 21 november 2026, november 2026, 2026.
 * @param {string} value As YYYY-MM-DD, YYYY-MM or YYYY.
 */
export function dutchDate(value) {
  const [year, month, day] = value.split("-").map(Number);
  if (!month) return String(year);
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { year: "numeric", month: "long", timeZone: "UTC" };
  if (day) parts.day = "numeric";
  return new Date(Date.UTC(year, month - 1, day || 1)).toLocaleDateString("nl-NL", parts);
}
