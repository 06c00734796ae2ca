// Before the first paint: scripts run here, something may be asked, the reader may have chosen light or dark and a
// municipality, and has perhaps read the announcement.
const { classList, dataset } = document.documentElement;
classList.add("js");
classList.toggle("is-asked", location.search !== "");
classList.toggle("is-dossier", new URLSearchParams(location.search).get("toon") === "leesdossier");
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") dataset.theme = chosen;
  // Room for what the reader's own municipality says at a story, so that nothing moves when it comes.
  if (localStorage.getItem("hoedan.gemeente") || location.search.includes("gemeente=")) classList.add("has-place");
  if (dataset.notice && localStorage.getItem("hoedan.notice") === dataset.notice) classList.add("notice-read");
} catch {
  // No storage: the system's choice holds.
}
