// Everything in a document as it is now that our own templates never make: what an attack would have put there.
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one expression, which the browser runs as it stands
(document) => {
  const here = new URL(document.URL);
  const TAGS = new Set(
    `a abbr article aside b blockquote body br button caption circle code col colgroup datalist dd details dialog div dl dt em
    fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html i img input kbd label legend li link main
    mark meta nav noscript ol optgroup option output p path pre rect script search section select small span strong summary sup svg
    table tbody td template text textarea th thead time title tr ul use wbr`.split(/\s+/),
  );
  const ADDRESSES = new Set(["href", "src", "action", "xlink:href"]);
  const found = [];
  const isOurs = (address) => new URL(address, here).origin === here.origin;

  const elements = [...document.querySelectorAll("*")];
  for (const element of elements) {
    if (!TAGS.has(element.localName)) found.push(`element <${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (/^on|^(style|srcdoc|formaction|ping)$/.test(name)) found.push(`attribute ${name}`);
      if (ADDRESSES.has(name) && !isOurs(value) && !/^(https?|mailto):/i.test(value)) found.push(`address ${value}`);
      if (["src", "action"].includes(name) && !isOurs(value)) found.push(`foreign ${name}=${value}`);
    }
  }
  for (const link of document.querySelectorAll("link:not([rel=canonical])")) {
    if (!isOurs(link.href)) found.push(`foreign ${link.outerHTML}`);
  }
  for (const script of document.querySelectorAll("script")) {
    if (script.type === "application/ld+json") JSON.parse(script.textContent);
    else if (!new URL(script.src, here).pathname.startsWith("/assets/")) found.push(script.outerHTML);
  }

  const names = (parent) => [...parent.children].map((each) => each.localName);
  if (names(document.body).join(" ") !== "a header main footer") found.push(`frame: ${names(document.body)}`);
  if (names(document.head).some((name) => !["meta", "title", "link", "script"].includes(name))) found.push("a broken head");
  for (const once of ["head > title", "meta[name=description]", "h1", "main"]) {
    if (document.querySelectorAll(once).length !== 1) found.push(`not once: ${once}`);
  }
  for (const nested of document.querySelectorAll("a a, p p, form form, button button, :is(h1, h2, h3) :is(h1, h2, h3)")) {
    found.push(`nested ${nested.outerHTML.slice(0, 80)}`);
  }

  const ids = elements.map((each) => each.id).filter(Boolean);
  for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) found.push(`twice #${id}`);
  if (/[\ue000-\uf8ff]/.test(document.documentElement.outerHTML)) found.push("a mark that was never placed");
  return found;
}
