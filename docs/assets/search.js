// Plain search on /verhalen/: the words in the address, looked up in Pagefind's index.
const query = new URLSearchParams(location.search).get("q");
const page = document.querySelector("[data-search-results]");

if (page && query) {
  document.querySelector("#zoek").value = query;
  const { default: unused, ...pagefind } = await import(new URL("../pagefind/pagefind.js", import.meta.url));
  const { results } = await pagefind.search(query);
  const found = await Promise.all(results.slice(0, 20).map((result) => result.data()));
  const heading = document.createElement("h2");
  heading.textContent = `${results.length} resultaten voor ‘${query}’`;
  const list = document.createElement("ul");
  for (const { url, meta } of found) {
    const link = document.createElement("a");
    link.href = url;
    link.textContent = meta.title;
    list.append(document.createElement("li"));
    list.lastChild.append(link);
  }
  page.replaceChildren(heading, list);
}
