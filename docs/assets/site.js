// What every page does; what only some pages need is fetched there.
const root = document.documentElement;
/** @type {(selector: string) => HTMLElement | null} */
const here = (selector) => document.querySelector(selector);

function isDark() {
  return (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

const toggle = here(".theme-toggle");
const showTheme = () => toggle?.setAttribute("aria-pressed", String(isDark()));
toggle?.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // No storage: the choice holds for this page.
  }
  showTheme();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
showTheme();

document.addEventListener("keydown", (event) => {
  const writing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey || here("dialog[open]")) return;
  event.preventDefault();
  openQuickSearch();
});

async function openQuickSearch() {
  const { open } = await import("./finder/quick-search.js");
  open();
}

here("[data-quick-search]")?.addEventListener("click", (event) => {
  event.preventDefault();
  openQuickSearch();
});

here("[data-print]")?.addEventListener("click", () => print());

/** @type {NodeListOf<HTMLElement>} */
const copiers = document.querySelectorAll("[data-copy]");
for (const button of copiers) {
  button.addEventListener("click", async () => {
    const { copy } = await import("./shared/clipboard.js");
    const isCopied = await copy(here(`#${button.dataset.copy}`)?.textContent.trim() ?? "");
    const status = button.parentElement?.querySelector("[role=status]");
    if (status) status.textContent = isCopied ? "Gekopieerd." : "Kopiëren lukt hier niet. Selecteer de tekst en kopieer die zelf.";
  });
}

if (here("[data-bundle-add]")) import("./bundle/button.js");
if (location.search.includes("editie=")) import("./bundle/edition.js");
if (here("[data-municipalities]")) import("./reading/municipality.js");
if (here("[data-map-name]")) import("./reading/map.js");
if (here("[data-sortable]")) import("./reading/matrix.js");
if (here(".prose figure img")) import("./reading/figure.js");
