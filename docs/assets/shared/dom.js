// Elements: made from code, and found on our own pages.

/**
 * Children are elements or text: text never becomes HTML.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * What the last part of an address points at, as an `id`. Anybody can write one, also with a `%` that stands for nothing.
 * @param {string} hash With its `#`.
 */
export function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/**
 * The first element for a selector, when it is of that type.
 * @template {Element} E
 * @param {string} selector
 * @param {new () => E} type
 * @param {ParentNode} [within]
 */
export function find(selector, type, within = document) {
  const found = within.querySelector(selector);
  return found instanceof type ? found : null;
}

/**
 * The first element for a selector that our own page has; an error when it has not.
 * @template {Element} E
 * @param {string} selector
 * @param {new () => E} type
 * @param {ParentNode} [within]
 */
export function need(selector, type, within = document) {
  const found = find(selector, type, within);
  if (!found) throw new Error(`no ${selector} here`);
  return found;
}

/**
 * All elements of one type for a selector.
 * @template {Element} E
 * @param {string} selector
 * @param {new () => E} type
 * @param {ParentNode} [within]
 */
export function all(selector, type, within = document) {
  return [...within.querySelectorAll(selector)].flatMap((each) => (each instanceof type ? [each] : []));
}

/**
 * The field of a form with this name.
 * @param {HTMLFormElement} form
 * @param {string} name
 */
export function control(form, name) {
  const found = form.elements.namedItem(name);
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found;
  throw new Error(`no field ${name} here`);
}
