// Rows that someone can add and take away: partners and sources.

/** The rows of one kind. Each has a number that stays when another row goes. */
export class Rows {
  constructor(form, kind, changed) {
    this.kind = kind;
    this.changed = changed;
    this.list = form.querySelector(`[data-rows="${kind}"]`);
    this.template = document.querySelector(`template[data-row="${kind}"]`);
    this.button = form.querySelector(`[data-add="${kind}"]`);
    this.button.addEventListener("click", () => {
      this.add().querySelector("input").focus();
      changed();
    });
  }

  get rows() {
    return [...this.list.children];
  }

  add(values = {}) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    const highest = Math.max(0, ...this.rows.map((each) => Number(each.dataset.id)));
    row.dataset.id = String(Number(values.id) > 0 ? Number(values.id) : highest + 1);
    const name = this.kind === "sources" ? `Bron ${row.dataset.id}` : "Partner";
    row.setAttribute("aria-label", name);
    const number = row.querySelector(".form-repeat__number");
    if (number) number.textContent = name;
    for (const input of row.querySelectorAll("[data-key]")) input.value = values[input.dataset.key] ?? "";
    row.querySelector("[data-remove]").setAttribute("aria-label", `Haal ${name.toLowerCase()} weg`);
    row.querySelector("[data-remove]").addEventListener("click", () => {
      row.remove();
      this.button.focus();
      this.changed();
    });
    this.list.append(row);
    return row;
  }

  read() {
    return this.rows.map((row) => {
      const pairs = [...row.querySelectorAll("[data-key]")].map((input) => [input.dataset.key, input.value]);
      return { ...(this.kind === "sources" ? { id: row.dataset.id } : {}), ...Object.fromEntries(pairs) };
    });
  }

  fill(items) {
    this.list.replaceChildren();
    for (const item of items) this.add(item);
  }
}
