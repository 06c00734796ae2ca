// The order of the rows of a table, by one column at a time.

/** @typedef {"ascending" | "descending" | null} Order null is the order in which the page came */

/**
 * The next order of a column: text goes from A to Z, from Z to A and back; numbers go from high to low and back.
 * @param {Order} order
 * @param {boolean} isText
 * @returns {Order}
 */
export function nextOrder(order, isText) {
  if (order === null) return isText ? "ascending" : "descending";
  return isText && order === "ascending" ? "descending" : null;
}

/**
 * The numbers of the rows in their order; rows that are equal stay as they came.
 * @param {(string | number)[]} values what each row has in the column
 * @param {Order} order
 */
export function ordered(values, order) {
  const rows = [...values.keys()];
  if (order === null) return rows;
  const sign = order === "ascending" ? 1 : -1;
  const { compare } = new Intl.Collator("nl");
  /** @type {(one: string | number, other: string | number) => number} */
  const difference = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : compare(String(one), String(other));
  return rows.sort((one, other) => sign * difference(values[one], values[other]));
}
