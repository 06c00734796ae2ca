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

const WRITTEN_DATE = /^(?:[a-z]{2,6}dag,? )?(?:(?<day>[0-9]{1,2})(?:[-/.]|(?:e|de|ste)? ))?(?:(?<number>[0-9]{1,2})[-/.]|(?<name>[a-z]{3,9})[.,]?[ -]?)(?<year>[0-9]{4}|['’‘][0-9]{2})$/;
const YEAR_FIRST = /^(?<year>[0-9]{4})[-/.](?<number>[0-9]{1,2})(?:[-/.](?<day>[0-9]{1,2}))?$/;

/** What people write around a date, and the time of day. */
const BEFORE = /^(?:(?:op|in|per|de) )+/;
const BEHIND = /(?: om [0-9]{1,2}[:.][0-9]{2}(?: uur)?|t[0-9:.z+-]+)?\.?$/;
/** `'98` and `'21`: of which century somebody means a year of two figures. */
const FIRST_OF_1900 = 50;

/**
 * A date as a file has it: `oktober 2020` is 2020-10; what is no date, or is one already, stays. Held to `plain_date` of
 * hooks/hoedan/language/dutch.py by tests/language/typed_dates.json.
 * @param {string} text
 */
export function plainDate(text) {
  const bare = text.toLowerCase().replace(BEFORE, "").replace(BEHIND, "");
  const { day, number, name = "", year } = (WRITTEN_DATE.exec(bare) ?? YEAR_FIRST.exec(bare))?.groups ?? {};
  if (/^[0-9]{4}$/.test(bare)) return bare;
  const month = number ? Number(number) : monthOf(name);
  if (!year || month < 1 || month > 12) return text;
  const whole = year.length === 4 ? year : `${Number(year.slice(1)) < FIRST_OF_1900 ? 20 : 19}${year.slice(1)}`;
  return [whole, String(month).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
}

/**
 * The number of a month by its name or the beginning of it; 0 for any other word.
 * @param {string} name
 */
function monthOf(name) {
  const whole = name === "mrt" ? "maa" : name;
  const months = Array.from({ length: 12 }, (_, n) => dutchDate(`2020-${n + 1}`));
  return name ? months.findIndex((month) => month.startsWith(whole)) + 1 : 0;
}

/**
 * Items as a sentence has them: `a, b en c`.
 * @param {string[]} items
 */
export function enumerateDutch(items) {
  return [items.slice(0, -1).join(", "), ...items.slice(-1)].filter(Boolean).join(" en ");
}
