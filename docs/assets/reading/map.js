// The map says the name of the dot under the pointer or in focus, and points out the row of the table under it.
const map = document.querySelector(".map--large");
const label = document.querySelector("[data-map-name]");
const nameOf = (dot) => dot?.querySelector("title")?.textContent ?? "";

function show(event) {
  const dot = event.target.closest?.("a, circle");
  const owner = dot?.closest("a") ?? dot;
  label.textContent = owner && map.contains(owner) ? nameOf(owner) || "\u00a0" : "\u00a0";
}

map.addEventListener("pointerover", show);
map.addEventListener("pointerleave", () => (label.textContent = "\u00a0"));
map.addEventListener("focusin", show);
map.addEventListener("focusout", () => (label.textContent = "\u00a0"));

const dots = new Map([...map.querySelectorAll("a")].map((dot) => [dot.href.baseVal ?? dot.getAttribute("href"), dot]));
for (const link of document.querySelectorAll(".atlas__table tbody a")) {
  const dot = dots.get(link.getAttribute("href"));
  const row = link.closest("tr");
  const point = (on) => {
    dot?.classList.toggle("is-pointed", on);
    label.textContent = on ? nameOf(dot) : "\u00a0";
  };
  for (const [type, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
    row.addEventListener(type, () => point(on));
  }
}
