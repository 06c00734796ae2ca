// Where an arrow key goes in a field of places, and which place is pointed at.

/**
 * The place that is nearest in a direction, what lies beside it counting three times; -1 when there is none.
 * @param {[x: number, y: number][]} places
 * @param {number} from
 * @param {[x: number, y: number]} direction
 */
export function nearestTowards(places, from, [right, down]) {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [number, [x, y]] of places.entries()) {
    const [across, along] = [x - places[from][0], y - places[from][1]];
    const ahead = across * right + along * down;
    const distance = ahead + 3 * Math.abs(across * down + along * right);
    if (ahead > 1 && distance < least) [best, least] = [number, distance];
  }
  return best;
}

/**
 * The place nearest to a point, if it is no farther away than `most`; -1 when there is none.
 * @param {[x: number, y: number][]} places
 * @param {[x: number, y: number]} point
 * @param {number} most in the same unit as the places
 */
export function nearestTo(places, [x, y], most) {
  let best = -1;
  let least = most;
  for (const [number, [left, top]] of places.entries()) {
    const distance = Math.hypot(left - x, top - y);
    if (distance < least) [best, least] = [number, distance];
  }
  return best;
}
