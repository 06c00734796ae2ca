// The images of a story: chosen, dropped or pasted, judged, copied without what a camera writes, and described.

import { all, element, find, need } from "../shared/dom.js";
import { drawn, freshCopy } from "./image_copy.js";
import { BROKEN, readHead, refusalOf, sizeRefusal, UNREADABLE } from "./image_head.js";
import { keepImage, keptImage, newKey } from "./image_store.js";
import { Rows } from "./rows.js";
import { AT_TOP, WITH_CONSENT } from "./story.js";

/** Pixels of what is shown in the form. */
const SHOWN = 800;
const NOT_KEPT = "Deze browser bewaart het beeld niet. Het is weg als je dit venster sluit: stuur je verhaal daarvoor in.";

export class Images extends Rows {
  /**
   * @param {HTMLElement} form
   * @param {() => void} changed
   * @param {FormSite} site
   * @param {(words: string, action: () => void) => void} act Does what can be undone.
   * @param {() => string} story The file of the story as it is.
   */
  constructor(form, changed, site, act, story) {
    super(form, "images", changed, site.places, act);
    this.limits = site.images;
    this.story = story;
    this.form = form;
    /** Key -> the fresh copy. @type {Map<string, Blob>} */
    this.copies = new Map();
    /** Key -> what is shown of it. @type {Map<string, ImageBitmap>} */
    this.pictures = new Map();
    /** Keys of images that this browser has no more. @type {Set<string>} */
    this.lost = new Set();
    this.status = need("[data-image-status]", HTMLElement, form);
    this.files = need("[data-image-file]", HTMLInputElement, form);
    this.files.addEventListener("change", () => {
      this.take([...(this.files.files ?? [])]);
      this.files.value = "";
    });
    this.listenToDrops(need("[data-image-drop]", HTMLElement, form));
    form.addEventListener("paste", (event) => this.paste(event));
    this.list.addEventListener("change", () => this.showConsent());
  }

  /** The button opens the window of the browser in which files are chosen. */
  begin() {
    this.files.click();
  }

  /** @param {HTMLElement} place */
  listenToDrops(place) {
    for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
      place.addEventListener(name, (event) => {
        event.preventDefault();
        place.classList.toggle("form-drop--over", name === "dragenter" || name === "dragover");
        if (event instanceof DragEvent && name === "drop") this.take([...(event.dataTransfer?.files ?? [])]);
      });
    }
  }

  /**
   * An image that was pasted; with a text comes a picture of that text, which nobody means.
   * @param {ClipboardEvent} event
   */
  paste(event) {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    if (!files.length || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    this.take(files);
  }

  /** @param {File[]} files */
  async take(files) {
    /** @type {string[]} */
    const said = [];
    for (const file of files) {
      this.tell([...said, `${file.name} wordt klaargezet …`]);
      said.push(...(await this.takeOne(file)));
    }
    this.tell(said);
  }

  /**
   * Adds a row for a file, or says why not.
   * @param {File} file
   * @returns {Promise<string[]>}
   */
  async takeOne(file) {
    const refuse = (/** @type {string} */ why) => [`‘${file.name}’ ${why}`];
    const isLarge = sizeRefusal(file.size, this.limits);
    if (isLarge) return refuse(isLarge);
    const content = await file.arrayBuffer().catch(() => null);
    if (!content) return refuse(UNREADABLE);
    const bytes = new Uint8Array(content);
    const refusal = refusalOf(bytes, this.limits);
    const head = readHead(bytes);
    if (refusal || !head) return refuse(refusal || BROKEN);
    const copy = await freshCopy(bytes, head.kind, this.limits);
    if (!copy) return refuse(BROKEN);
    const key = newKey();
    this.copies.set(key, copy.blob);
    const isKept = await keepImage(key, copy.blob);
    const name = this.freeName(copy.ending);
    this.act("Het beeld staat erbij.", () => {
      const row = this.add({ key, file: name, place: this.story().includes("\nimage:") ? "" : AT_TOP });
      need("textarea", HTMLTextAreaElement, row).focus();
      this.changed();
    });
    return isKept ? [] : [NOT_KEPT];
  }

  /**
   * A name that tells nothing of who made it, and that no image of the story has.
   * @param {string} ending
   */
  freeName(ending) {
    const taken = this.story() + all("[data-key=file]", HTMLInputElement, this.list).map(({ value }) => value).join();
    let number = 1;
    while (taken.includes(`beeld-${number}.`)) number += 1;
    return `beeld-${number}.${ending}`;
  }

  /** @param {import("./rows.js").RowValues} [values] */
  add(values = {}) {
    const row = super.add(values);
    this.show(row, values.key ?? "");
    this.showConsent();
    return row;
  }

  /**
   * Draws the image of a row.
   * @param {HTMLElement} row
   * @param {string} key
   */
  async show(row, key) {
    const place = need("[data-image-shown]", HTMLElement, row);
    const copy = this.copies.get(key) ?? (await keptImage(key));
    if (!copy) {
      this.lost.add(key);
      place.textContent = "Dit beeld is niet meer in deze browser. Haal het weg en kies het opnieuw.";
      this.changedElsewhere();
      return;
    }
    this.copies.set(key, copy);
    const picture = this.pictures.get(key) ?? (await createImageBitmap(copy));
    this.pictures.set(key, picture);
    const canvas = drawn(picture, SHOWN);
    canvas.setAttribute("aria-hidden", "true"); // what is on it is asked below
    place.replaceChildren(canvas);
    if (row.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: "center" }); // the image pushed it down
    this.changedElsewhere();
  }

  /** What is shown elsewhere in the form follows; nothing was typed. */
  changedElsewhere() {
    this.form.dispatchEvent(new Event("focusout"));
  }

  /**
   * The image as the preview shows it; null as long as it is not read.
   * @param {string} key
   */
  pictureOf(key) {
    const picture = this.pictures.get(key);
    return picture ? drawn(picture, SHOWN) : null;
  }

  /** When somebody agreed is asked only when somebody did. */
  showConsent() {
    for (const row of this.rows) {
      const people = find("[data-key=people]", HTMLSelectElement, row)?.value;
      need("[data-image-consent]", HTMLElement, row).hidden = people !== WITH_CONSENT;
    }
  }

  /** @param {string[]} lines */
  tell(lines) {
    this.status.replaceChildren(...lines.map((line) => element("span", {}, line)));
  }
}
