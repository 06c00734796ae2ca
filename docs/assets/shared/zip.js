// A zip file without compression, as small office files and images need: names and bytes, one after the other.

const TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * Zips an object of name -> text or bytes.
 * @param {Record<string, string | Uint8Array<ArrayBuffer>>} files
 * @param {string} type
 */
export function makeZip(files, type) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const path = encoder.encode(name);
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    const common = [20, 0, 0, 0, 0x21, [crc32(bytes)], [bytes.length], [bytes.length], path.length, 0];
    const header = pack([[0x04034b50], ...common]);
    directory.push(pack([[0x02014b50], 20, ...common, 0, 0, 0, [0], [offset]]), path);
    parts.push(header, path, bytes);
    offset += header.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  return new Blob([...parts, ...directory, pack([[0x06054b50], 0, 0, count, count, [size], [offset], 0])], { type });
}

/**
 * Little-endian numbers: two bytes each, four for a number in a list of its own.
 * @param {(number | number[])[]} numbers
 */
function pack(numbers) {
  return new Uint8Array(
    numbers.flatMap((number) => {
      const [value] = [number].flat();
      return Array.from({ length: Array.isArray(number) ? 4 : 2 }, (_, n) => (value >>> (8 * n)) & 0xff);
    }),
  );
}
