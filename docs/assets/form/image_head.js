// What a chosen file is, told by its content before anything decodes it, and why it cannot go along.

/** @typedef {{ kind: "png" | "jpg" | "webp" | "avif", width: number, height: number }} ImageHead Size in pixels, as the file has it. */

/**
 * The kind and size of an image; null for what is none, or says nothing of its size.
 * @param {Uint8Array} bytes
 * @returns {ImageHead | null}
 */
export function readHead(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (/** @type {number} */ start) => String.fromCharCode(...bytes.subarray(start, start + 4));
  try {
    if (word(0) === "\x89PNG" && word(12) === "IHDR") return { kind: "png", width: view.getUint32(16), height: view.getUint32(20) };
    if (view.getUint16(0) === 0xffd8) return readJpeg(view);
    if (word(0) === "RIFF" && word(8) === "WEBP") return readWebp(view, word(12));
    return word(4) === "ftyp" && /^avi[fs]$/.test(word(8)) ? readAvif(bytes, view) : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // it ends too soon
    throw error;
  }
}

/**
 * The size stands in the frame, behind all that a camera writes.
 * @param {DataView} view
 * @returns {ImageHead | null}
 */
function readJpeg(view) {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    while (view.getUint8(at + 1) === 0xff) at += 1;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { kind: "jpg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}

/**
 * @param {DataView} view
 * @param {string} chunk
 * @returns {ImageHead | null}
 */
function readWebp(view, chunk) {
  if (chunk === "VP8 ") return { kind: "webp", width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk === "VP8X") return { kind: "webp", width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 };
  const bits = view.getUint32(21, true);
  return chunk === "VP8L" ? { kind: "webp", width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : null;
}

/**
 * The largest of the sizes that it names: one that is laid from tiles names those too.
 * @param {Uint8Array} bytes
 * @param {DataView} view
 * @returns {ImageHead | null}
 */
function readAvif(bytes, view) {
  const start = Array.from(bytes.subarray(0, 4096), (byte) => String.fromCharCode(byte)).join("");
  const sizes = [...start.matchAll(/ispe/g)].map(({ index = 0 }) => ({ width: view.getUint32(index + 8), height: view.getUint32(index + 12) }));
  const [largest] = sizes.sort((one, other) => other.width * other.height - one.width * one.height);
  return largest ? { kind: "avif", ...largest } : null;
}

/**
 * Why a file cannot go along, in words; empty when it can. Its name says nothing.
 * @param {Uint8Array} bytes
 * @param {FormFacts["images"]} limits
 */
export function refusalOf(bytes, { most_pixels: most }) {
  if (!bytes.length) return "is leeg. Haal het opnieuw op waar het stond, en kies het nog eens.";
  const head = readHead(bytes);
  if (!head) {
    const start = String.fromCharCode(...bytes.subarray(0, 12));
    if (/^(?:\x89PNG|\xff\xd8|RIFF....WEBP|....ftypavi)/s.test(start)) return BROKEN;
    const isPhone = /^....ftyp(?:hei|mif)/s.test(start);
    return `is geen png, jpg, webp of avif. ${isPhone ? "Het is een HEIC-foto van een telefoon. Mail hem aan jezelf, of bewaar hem" : "Bewaar het"} als jpg.`;
  }
  const pixels = head.width * head.height;
  if (!pixels) return BROKEN;
  return pixels > most ? `heeft ${Math.ceil(pixels / 1_000_000)} miljoen beeldpunten. Het mogen er ${most / 1_000_000} miljoen zijn: maak het kleiner.` : "";
}

/**
 * The same of a file that is too large to read at all.
 * @param {number} size Bytes.
 * @param {FormFacts["images"]} limits
 */
export function sizeRefusal(size, { chosen }) {
  return size > chosen ? `is groter dan ${chosen / 1_000_000} MB. Maak het kleiner.` : "";
}

/** What is said of what the browser cannot read: a folder, or a file that is not there any more. */
export const UNREADABLE = "is niet te lezen. Is het een map, open die dan en kies de beelden erin. Anders: kies het nog eens.";
/** What is said of an image that cannot be decoded. */
export const BROKEN = "is beschadigd. Open het in een beeldprogramma en bewaar het opnieuw, als jpg of png.";
