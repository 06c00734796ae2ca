// How far apart two places are; tests/places/distances.json holds it to what the build writes.

const EARTH_RADIUS_KM = 6371;

/** @typedef {{lon: number, lat: number}} Point In degrees. */

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/**
 * Great-circle distance in kilometres (haversine formula, mean earth radius).
 * @param {Point} one
 * @param {Point} other
 */
export function distance(one, other) {
  const chord =
    Math.sin(radians(other.lat - one.lat) / 2) ** 2 +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(radians(other.lon - one.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}
