// Code can be copied.
import { copy } from "../shared/clipboard.js";
import { all, element } from "../shared/dom.js";

for (const code of all(".prose pre", HTMLElement)) {
  const button = element("button", { type: "button", class: "button button--quiet" }, "Kopieer");
  const status = element("span", { role: "status" });
  button.addEventListener("click", async () => {
    status.textContent = (await copy(code.textContent.trim())) ? " Gekopieerd." : " Kopiëren lukt hier niet. Selecteer de tekst en kopieer die zelf.";
  });
  code.after(element("p", { class: "copy" }, button, status));
}
