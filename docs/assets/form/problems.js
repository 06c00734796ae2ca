// Problems in the words of the check: the table of messages comes from the site, the values from here.

import { counted } from "../shared/counted.js";
import { plainDate } from "../shared/dutch.js";
import { nearest } from "./nearest.js";
import { startsWith } from "./patterns.js";

/** @typedef {Pick<FormSite, "rules" | "words" | "likeness" | "longest_value" | "numbers">} Judging */

const NO_SCHEME = /^(?:h[tps]{2,5}(?:[:;]\/{0,3}|\/{1,3})|\/\/)?(?=([^/?#]*))/i;
const USUAL_END = /^(?:www\.[^@]*|[^:@]+\.(?:be|com|de|eu|info|net|nl|org))\.?(?::[0-9]+)?$/i;
const AROUND_ADDRESS = /^[ <>"'“”‘’()[\]]+|(?<![ <>"'“”‘’()[\]])[ <>"'“”‘’()[\]]+$/g;
const WHOLE_DATE = /^[0-9]{4}(?:-[0-9]{2}){0,2}$/;
/** What a contributor wrote, and may be long. */
const WRITTEN = ["value", "key"];

/**
 * Fills in the message of rule `code`; `field` is the place in the form where it can be mended.
 * @param {Judging} site
 * @param {string} code
 * @param {string} field
 * @param {Record<string, unknown>} [given]
 * @param {string | null} [suggestion]
 * @param {string[]} [became] What the municipality of the suggestion is now, when it is no more.
 * @returns {Problem}
 */
export function makeProblem(site, code, field, given = {}, suggestion = null, became = []) {
  const { rules, words, longest_value: longest } = site;
  const rule = rules[code];
  const values = { ...given, limit: asDutch(given.limit ?? rule.limit), count: asDutch(given.count) };
  /** @param {string} template */
  const meant = (template) => (suggestion ? meaning(template, suggestion, became, site) : "");
  const nothing = given.choices === "" && rule.advice.includes("{choices}") ? words.nothing : "";
  const advice = meant(words.meant) || nothing || fill(rule.advice, values, longest);
  const message = `${fill(rule.message, values, longest)} ${advice}`.trim();
  return { code, level: rule.level, field, message, words: wordsFor(words[code], values, meant(words.meant_here) || nothing, longest), value: String(given.value ?? ""), suggestion };
}

/**
 * What may be chosen, as the check writes it: `geborgd`, `afgerond` of `gestopt`.
 * @param {string[]} words
 */
export function oneOf(words) {
  return new Intl.ListFormat("nl", { type: "disjunction" }).format(words.map((word) => `\`${word}\``)) || "een andere";
}

/**
 * The same for somebody who sees a field and no file. Better advice takes the place of the last sentence.
 * @param {string} template
 * @param {Record<string, unknown>} values
 * @param {string} meant
 * @param {number} longest
 */
function wordsFor(template, values, meant, longest) {
  const bare = (/** @type {string} */ ours) => ours.replaceAll("`", ""); // what somebody typed keeps its own
  const own = Object.entries(values).map(([name, value]) => [name, typeof value === "string" && !WRITTEN.includes(name) ? bare(value) : value]);
  const choices = bare(String(values.choices ?? "")).replaceAll("' of '", "’ of ‘");
  const whole = fill(bare(template), { ...Object.fromEntries(own), choices }, longest);
  return meant ? `${whole.replace(/(?<=\.) [^.]*(?:\.|\?)$/, "")} ${meant}` : whole;
}

/**
 * @param {string} template
 * @param {string} suggestion
 * @param {string[]} became
 * @param {Judging} site
 */
function meaning(template, suggestion, became, { words, longest_value: longest }) {
  const meant = fill(template, { value: suggestion }, longest);
  return became.length ? `${meant} ${fill(words.became, { places: new Intl.ListFormat("nl").format(became) }, longest)}` : meant;
}

/**
 * @param {string} template
 * @param {Record<string, unknown>} values
 * @param {number} longest
 */
function fill(template, values, longest) {
  return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) =>
    (name ? show(values[name] ?? "", WRITTEN.includes(name) ? longest : Infinity) : found[0]));
}

/**
 * A number of ours as the check writes it; what a contributor wrote stays as it is.
 * @param {unknown} number
 */
function asDutch(number) {
  return typeof number === "number" ? number.toLocaleString("nl-NL") : number;
}

/**
 * @param {unknown} value
 * @param {number} longest
 */
function show(value, longest) {
  const text = String(value).replace(/\s+/gu, " ").trim();
  return [...text].length > longest ? `${[...text].slice(0, longest - 1).join("")}…` : text;
}

/**
 * Says what a fault found by the schema is called in the check.
 * @param {Judging} site
 * @param {Fault} fault
 */
export function explainFault(site, fault) {
  const { place, keyword, value, schema } = fault;
  const key = place.filter((part) => typeof part === "string").at(-1);
  /** @type {(code: string, values?: Record<string, unknown>, suggestion?: string | null) => Problem} */
  const problem = (code, values = {}, suggestion = null) =>
    makeProblem(site, code, place.join("."), { key, value, ...values }, suggestion);
  switch (keyword) {
    case "required":
      return problem("F-021", { example: `${key}: ${exampleOf(schema)}` });
    case "additionalProperties":
      return problem("F-020");
    case "uniqueItems":
      return problem("F-026");
    case "type":
      return problem(typeRule(schema), { example: `${key}: ${exampleOf(schema)}` });
    case "minLength":
      return problem("F-024", { count: sizeOf(value), limit: `minstens ${schema.minLength}`, direction: "langer" });
    case "minItems":
      return problem("F-025", { count: sizeOf(value), limit: `minstens ${schema.minItems}`, direction: "meer" });
    case "maxLength":
      if (schema["x-rule"] === "F-033") return problem("F-033");
      return problem("F-024", { count: sizeOf(value), limit: `hoogstens ${schema.maxLength}`, direction: "korter" });
    case "maxItems":
      return problem("F-025", { count: sizeOf(value), limit: `hoogstens ${schema.maxItems}`, direction: "minder" });
    default:
      return withDate(problem(schema["x-rule"] === "F-042" ? numberRule(String(value), site) : (schema["x-rule"] ?? ""), {
        choices: (schema.enum ?? []).join(", "),
        meant: value, read: "iets anders", plain: "alleen het getal",
        form: (schema.patternErrorMessage ?? "").replace(/^Schrijf |\.$/g, ""),
        example: `${key}: ${exampleOf(schema)}`,
        count: sizeOf(value),
        limit: `minstens ${schema.minLength ?? 1}`,
        direction: "langer",
      }, meantBy(String(value), keyword, schema, site)), String(value), schema);
  }
}

/**
 * @param {string} value
 * @param {string} keyword
 * @param {Schema} schema
 * @param {Judging} site
 */
function meantBy(value, keyword, schema, { likeness }) {
  if (keyword === "enum") return nearest(value, schema.enum ?? [], likeness);
  const isRight = new RegExp(schema.pattern ?? "", "u");
  if (schema["x-rule"] === "F-033") return wholeAddress(value, isRight);
  return schema["x-rule"] === "F-027" ? dateMeant(value, isRight) : null;
}

/**
 * The date that somebody wrote as people do, or as exact as there is one, as hoedan/check/shape.py finds it.
 * @param {string} written
 * @param {RegExp} isRight
 */
function dateMeant(written, isRight) {
  const plain = plainDate(written);
  const parts = WHOLE_DATE.test(plain) ? plain.split("-") : [];
  return parts.map((_, size) => parts.slice(0, parts.length - size).join("-")).find((each) => isRight.test(each)) ?? null;
}

/**
 * The web address that was meant, as hoedan/model/fields.py finds it: there it says why. tests/form/addresses.json holds both.
 * @param {string} written
 * @param {RegExp} isRight
 */
function wholeAddress(written, isRight) {
  const bare = withoutLink(written).replace(AROUND_ADDRESS, "").replaceAll(" ", "%20");
  const [begin = "", host = ""] = NO_SCHEME.exec(bare) ?? [];
  if (!begin && !USUAL_END.test(host)) return null;
  const rest = bare.slice(begin.length);
  const scheme = /^http[:;/]/i.test(bare) ? "http" : "https";
  const meant = [`${scheme}://${rest}`, `https://${rest}`].find((each) => isRight.test(each));
  return meant === undefined || meant === written ? null : meant;
}

/**
 * The address of a link in Markdown, without the link.
 * @param {string} written
 */
function withoutLink(written) {
  const [start, middle, end] = [written.indexOf("["), written.lastIndexOf("]("), written.lastIndexOf(")")];
  return start >= 0 && start < middle && middle < end ? written.slice(0, start) + written.slice(middle + 2, end) + written.slice(end + 1) : written;
}

/**
 * A problem with a date, and the date that was probably meant, as exact as the field takes it: `2020/5` is 2020-05,
 * `voorjaar 2020` is 2020. The words stay those of the form.
 * @param {Problem} problem
 * @param {string} text
 * @param {Schema} schema
 * @returns {Problem}
 */
function withDate(problem, text, schema) {
  if (schema["x-rule"] !== "F-027") return problem;
  const [, year, month = "", day = ""] = /(?<!\d)((?:19|20)\d{2})(?:[-/. ]+(\d{1,2})(?:[-/. ]+(\d{1,2}))?)?(?!\d)/.exec(text) ?? [];
  if (!year) return problem;
  const parts = [year, month.padStart(2, "0"), day.padStart(2, "0")];
  const isDate = new RegExp(schema.pattern ?? "", "u");
  const found = [3, 2, 1].map((size) => parts.slice(0, size).join("-")).find((date) => isDate.test(date));
  return found ? { ...problem, suggestion: found } : problem;
}

/**
 * What is wrong with a number: too many digits, another number to a reader of YAML than to a person, or no number.
 * @param {string} value
 * @param {Judging} site
 */
function numberRule(value, { numbers: { decimal, other, plain, yaml } }) {
  if (startsWith(value, plain) && !startsWith(String(Number(value)), decimal)) return "F-044";
  return startsWith(value, other) && startsWith(value, yaml) ? "F-043" : "F-042";
}

/** @param {unknown} value */
function sizeOf(value) {
  return Array.isArray(value) ? value.length : [...String(value)].length;
}

/** @param {Schema} schema */
function typeRule(schema) {
  return schema.type === "array" ? "F-023" : schema.type === "object" ? "F-029" : "F-022";
}

/** @param {Schema} schema */
function exampleOf(schema) {
  const examples = schema.examples ?? [];
  return asFlow(schema.type === "array" ? examples : (examples[0] ?? "..."));
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function asFlow(value) {
  if (Array.isArray(value)) return `[${value.map(asFlow).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value).map(([key, inner]) => `${key}: ${asFlow(inner)}`).join(", ")}}`;
  }
  return String(value);
}

/**
 * How many points are left, and first of all whether the story may be sent in.
 * @param {number} errors
 * @param {number} others
 * @param {boolean} isThin
 */
export function summaryOf(errors, others, isThin) {
  if (!errors && !others && !isThin) return "Niets meer: je verhaal is klaar om in te sturen.";
  const parts = [
    ...(errors ? [`${counted(errors, ["punt", "punten"])} voordat het op de site kan`] : []),
    ...(others ? [`${counted(others, ["punt", "punten"])} om nog eens naar te kijken`] : []),
  ];
  return [...(errors ? [] : ["Niets wat moet. Je mag het insturen."]), ...(parts.length ? [`Nog ${parts.join(", en ")}.`] : [])].join(" ");
}
