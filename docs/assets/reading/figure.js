// A figure can be enlarged: a click or Enter opens it in a dialog, with its caption.
import { all, element } from "../shared/dom.js";

for (const image of all(".prose figure img", HTMLImageElement)) {
  const figure = image.closest("figure");
  const button = element("button", { type: "button", class: "enlarge", "aria-label": `Vergroot: ${image.alt}` });
  image.replaceWith(button);
  button.append(image);
  button.addEventListener("click", () => enlarge(figure, image));
}

/**
 * @param {Element | null} figure
 * @param {HTMLImageElement} image
 */
function enlarge(figure, image) {
  const close = element("button", { type: "button", class: "button button--quiet dialog__close" }, "Sluit");
  close.addEventListener("click", () => dialog.close());
  const large = element("figure", {}, image.cloneNode());
  large.querySelector("img")?.removeAttribute("loading");
  const caption = figure?.querySelector("figcaption");
  if (caption) large.append(caption.cloneNode(true));
  const dialog = element("dialog", { "aria-label": image.alt }, close, large);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
