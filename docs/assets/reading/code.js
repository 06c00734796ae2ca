// Code can be copied.
import { copyAndTell } from "../shared/clipboard.js";
import { all, element } from "../shared/dom.js";

for (const code of all(".prose pre", HTMLElement)) {
  const button = element("button", { type: "button", class: "button button--quiet" }, "Kopieer");
  const status = element("span", { role: "status" });
  button.addEventListener("click", () => copyAndTell(code.textContent.trim(), status));
  code.after(element("p", { class: "copy" }, button, " ", status));
}
