// Finds, makes and replaces parts of the page. Inserts HTML only if our own server wrote it: the browser refuses HTML
// inserted in any other way.

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
 * @param {() => HTMLElement | null} [instead] returns what gets the focus if there is no such control any more
 */
export function keepingFocus(element, replace, instead = () => null) {
  const focused = document.activeElement;
  const wasWithin = element.contains(focused);
  const within = wasWithin ? describe(focused) : undefined;
  replace();
  // If the focus was not lost, leave it where it is, because another control further up may have the same
  // name and value.
  if (!wasWithin || element.contains(document.activeElement)) return;
  const same = within && element.querySelector(within);
  (same ?? instead())?.focus({ preventScroll: true });
}

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/**
 * @param {string} name
 * @param {string} text
 * @param {string[]} classes
 */
export function element(name, text, ...classes) {
  const made = document.createElement(name);
  made.classList.add(...classes);
  made.textContent = text;
  return made;
}

/**
 * @param {string} label
 * @param {() => void} onClick
 * @param {string[]} classes
 */
export function buttonElement(label, onClick, ...classes) {
  const made = element('button', label, 'button', ...classes);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/** @param {Element} control */
function describe(control) {
  if (control.id) return `#${CSS.escape(control.id)}`;
  if (control.matches('button[name]'))
    return `button[name="${CSS.escape(control.name)}"][value="${CSS.escape(control.value)}"]`;
  return control.hasAttribute('href') ? `a[href="${CSS.escape(control.getAttribute('href'))}"]` : undefined;
}
