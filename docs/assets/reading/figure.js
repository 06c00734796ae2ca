// A figure can be enlarged: a click or Enter opens it in a dialog, with its caption.
for (const figure of document.querySelectorAll(".prose figure:has(img)")) {
  const image = figure.querySelector("img");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "enlarge";
  button.setAttribute("aria-label", `Vergroot: ${image.alt}`);
  image.replaceWith(button);
  button.append(image);
  button.addEventListener("click", () => enlarge(figure, image));
}

function enlarge(figure, image) {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", image.alt);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button--quiet dialog__close";
  close.textContent = "Sluit";
  close.addEventListener("click", () => dialog.close());
  const large = document.createElement("figure");
  const picture = image.cloneNode();
  picture.removeAttribute("loading");
  large.append(picture);
  const caption = figure.querySelector("figcaption");
  if (caption) large.append(caption.cloneNode(true));
  dialog.append(close, large);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
