// A fresh copy of an image: upright, no larger than the site shows it, and with the picture alone. Where and with what it was
// made, and by whom, stays behind: it is drawn anew.

/** How a photo is written, from 0 to 1. */
const QUALITY = 0.86;

/**
 * Gives null when it cannot be decoded.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {import("./image_head.js").ImageHead["kind"]} kind
 * @param {FormFacts["images"]} limits
 * @returns {Promise<{ ending: "png" | "jpg", blob: Blob } | null>}
 */
export async function freshCopy(bytes, kind, { largest, side }) {
  const type = kind === "jpg" ? "image/jpeg" : `image/${kind}`;
  const picture = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return null;
  // Drawings keep their sharp lines, and what is transparent; photos, and drawings that grow too large, do not.
  const drawing = kind === "png" ? await write(picture, side, "image/png") : null;
  if (drawing && drawing.size <= largest) return { ending: "png", blob: drawing };
  for (const longest of [side, side / 2, side / 4]) {
    const photo = await write(picture, longest, "image/jpeg");
    if (photo && photo.size <= largest) return { ending: "jpg", blob: photo };
  }
  return null;
}

/**
 * @param {ImageBitmap} picture
 * @param {number} longest The longest side in pixels.
 * @param {"image/png" | "image/jpeg"} type
 * @returns {Promise<Blob | null>}
 */
function write(picture, longest, type) {
  const canvas = drawn(picture, longest, type === "image/jpeg" ? "#fff" : "");
  return new Promise((resolve) => {
    canvas.toBlob(resolve, type, QUALITY);
  });
}

/**
 * A picture on a canvas.
 * @param {ImageBitmap} picture
 * @param {number} longest The longest side in pixels.
 * @param {string} ground The colour behind what is transparent; empty for none.
 */
export function drawn(picture, longest, ground = "") {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  if (pen && ground) {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
