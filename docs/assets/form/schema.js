// Judges a value by a JSON Schema: the keywords that the published schemas use, and no others.

const KNOWN = new Set([
  "$schema", "$id", "title", "description", "examples", "x-rule", "patternErrorMessage",
  "type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "uniqueItems",
  "minLength", "maxLength", "minimum", "maximum", "pattern", "enum",
]);

/**
 * Lists what is wrong, in the order of the schema.
 * @param {Schema} schema
 * @param {unknown} value
 * @param {Fault["place"]} [place]
 * @returns {Fault[]}
 */
export function findFaults(schema, value, place = []) {
  for (const keyword of Object.keys(schema)) {
    if (!KNOWN.has(keyword)) throw new Error(`the schema uses '${keyword}', which this validator does not know`);
  }
  /** @type {MakeFault} */
  const fault = (keyword, at = place, wrong = value, by = schema) => ({ place: at, keyword, value: wrong, schema: by });
  if (schema.type && ![schema.type].flat().includes(typeOf(value, [schema.type].flat()))) return [fault("type")];
  if (Array.isArray(value)) return findFaultsInList(schema, value, place, fault);
  if (value !== null && typeof value === "object") return findFaultsInObject(schema, Object.entries(value), place, fault);
  if (typeof value === "number") return findFaultsInNumber(schema, value, fault);
  return typeof value === "string" ? findFaultsInText(schema, value, fault) : [];
}

/**
 * @typedef {(keyword: string, at?: Fault["place"], wrong?: unknown, by?: Schema) => Fault} MakeFault
 * @param {unknown} value
 * @param {string[]} wanted
 */
function typeOf(value, wanted) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) && !wanted.includes("number") ? "integer" : typeof value;
}

/**
 * @param {Schema} schema
 * @param {number} value
 * @param {MakeFault} fault
 */
function findFaultsInNumber(schema, value, fault) {
  const low = value < (schema.minimum ?? -Infinity);
  return low || value > (schema.maximum ?? Infinity) ? [fault(low ? "minimum" : "maximum")] : [];
}

/**
 * @param {Schema} schema
 * @param {string} value
 * @param {MakeFault} fault
 */
function findFaultsInText(schema, value, fault) {
  const length = [...value].length;
  if (schema.enum && !schema.enum.includes(value)) return [fault("enum")];
  if (length < (schema.minLength ?? 0)) return [fault("minLength")];
  if (length > (schema.maxLength ?? Infinity)) return [fault("maxLength")];
  return schema.pattern && !new RegExp(schema.pattern, "u").test(value) ? [fault("pattern")] : [];
}

/**
 * @param {Schema} schema
 * @param {unknown[]} list
 * @param {Fault["place"]} place
 * @param {MakeFault} fault
 */
function findFaultsInList(schema, list, place, fault) {
  const { items } = schema;
  const faults = [];
  if (list.length < (schema.minItems ?? 0)) faults.push(fault("minItems"));
  if (list.length > (schema.maxItems ?? Infinity)) faults.push(fault("maxItems"));
  for (const [n, item] of schema.uniqueItems ? list.entries() : []) {
    if (list.indexOf(item) < n) faults.push(fault("uniqueItems", [...place, n], item));
  }
  return faults.concat(list.flatMap((item, n) => (items ? findFaults(items, item, [...place, n]) : [])));
}

/**
 * @param {Schema} schema
 * @param {[string, unknown][]} pairs
 * @param {Fault["place"]} place
 * @param {MakeFault} fault
 */
function findFaultsInObject(schema, pairs, place, fault) {
  const faults = [];
  const properties = schema.properties ?? {};
  const keys = new Set(pairs.map(([key]) => key));
  for (const key of schema.required ?? []) {
    if (!keys.has(key)) faults.push(fault("required", [...place, key], undefined, properties[key]));
  }
  for (const [key, value] of pairs) {
    if (Object.hasOwn(properties, key)) faults.push(...findFaults(properties[key], value, [...place, key]));
    else if (schema.additionalProperties === false) faults.push(fault("additionalProperties", [...place, key], value));
  }
  return faults;
}
