// Inserts HTML written by our own server into the page. The browser refuses HTML inserted in any other way.

/** @type {{ createHTML: (html: string) => any }} */
const policy = window.trustedTypes?.createPolicy('from-server', { createHTML: (html) => html }) ?? {
  createHTML: (html) => html,
};

/**
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function fragmentOf(html) {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/**
 * Replaces the contents of an element and keeps the focus on the control with the same name and value.
 * @param {Element} element
 * @param {() => void} replace
 */
export function keepingFocus(element, replace) {
  const focused = document.activeElement;
  const within = focused && element.contains(focused) ? describe(focused) : undefined;
  replace();
  // If the focus was not lost, leave it where it is, because another control further up may have the same
  // name and value.
  if (within && !element.contains(document.activeElement))
    element.querySelector(within)?.focus({ preventScroll: true });
}

/** @param {Element} control */
function describe(control) {
  if (control.id) return `#${CSS.escape(control.id)}`;
  if (control.matches('button[name]'))
    return `button[name="${CSS.escape(control.name)}"][value="${CSS.escape(control.value)}"]`;
  return control.hasAttribute('href') ? `a[href="${CSS.escape(control.getAttribute('href'))}"]` : undefined;
}
