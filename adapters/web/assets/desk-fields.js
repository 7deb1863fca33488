// Replaces part of a page but keeps what someone was doing there: text, choices, open sections, focus and
// cursor.
import { element, fragmentOf, keepingFocus } from './html.js';
import { words } from './words.js';

const FIELDS = 'textarea[id], input[id], select[id]';
const CHECKBOX = '[type="checkbox"]';
/** Hidden fields say what the page showed when someone began to fill in its form. */
const HIDDEN = '[type="hidden"]';

/**
 * @param {HTMLElement} region
 * @param {string} html from our own server
 */
export function replaceKeepingFields(region, html) {
  const fields = [...region.querySelectorAll(FIELDS)].map((field) => ({
    id: field.id,
    value: field.value,
    checked: field.checked,
    isChanged: isChanged(field),
    isWriting: field.matches('textarea'),
    // Fields without text have no cursor: it is null there, and setting one throws.
    caret: field === document.activeElement ? (field.selectionStart ?? undefined) : undefined,
  }));
  const wrong = [...region.querySelectorAll('[aria-invalid="true"][id]')].map(({ id }) => ({
    id,
    message: document.getElementById(`${id}-problem`),
  }));
  // The question of a refused form. An update of the page does not include it.
  const asked = region.querySelector('[data-asked]');
  const focused = asked?.contains(document.activeElement) ? document.activeElement : undefined;
  const open = new Set(detailsOf(region).flatMap(({ name, details }) => (details.open ? [name] : [])));
  keepingFocus(region, () => {
    region.replaceChildren(fragmentOf(html));
    // Open the sections before restoring the focus, because nothing in a closed section can have it.
    for (const { name, details } of detailsOf(region)) details.open = open.has(name);
    if (asked) region.querySelector(`[data-asks="${asked.id}"]`)?.replaceWith(asked);
    focused?.focus({ preventScroll: true });
  });
  for (const { id, message } of wrong) markAgain(region.querySelector(`#${CSS.escape(id)}`), message);
  for (const { id, value, checked, isChanged, isWriting, caret } of fields) {
    if (!isChanged) continue;
    const field = region.querySelector(`#${CSS.escape(id)}`);
    if (!field) {
      if (isWriting && value !== '') keepWords(region, value);
      continue;
    }
    field.value = value;
    if (field.matches(CHECKBOX)) field.checked = checked;
    if (caret !== undefined) field.setSelectionRange(caret, caret);
  }
}

/**
 * Shows again what was wrong with a field in a refused form, because an update of the page does not say it.
 * @param {HTMLElement | null} field
 * @param {HTMLElement | null} message
 */
function markAgain(field, message) {
  if (!field || !message || field.hasAttribute('aria-invalid')) return;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', message.id);
  (field.closest('.choice') ?? field).before(message);
}

/**
 * True if someone has changed the field since the page was loaded, or if it contains text from a refused form. True
 * for a hidden field if someone has changed another field next to it.
 */
function isChanged(field) {
  if (field.dataset.kept !== undefined) return true;
  if (field.matches(HIDDEN))
    return [...(field.closest('details') ?? field.form).querySelectorAll(FIELDS)].some(
      (other) => !other.matches(HIDDEN) && isChanged(other),
    );
  if (field.matches(CHECKBOX)) return field.checked !== field.defaultChecked;
  return field.matches('select') ? !selectedByDefault(field) : field.value !== field.defaultValue;
}

/** @param {HTMLSelectElement} select */
function selectedByDefault(select) {
  const first = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
  return select.value === first?.value;
}

/** @param {HTMLElement} region */
function detailsOf(region) {
  return [...region.querySelectorAll('details')].map((details) => ({
    details,
    name: details.id || (details.querySelector('summary')?.textContent ?? ''),
  }));
}

/** If the text can no longer be sent, shows it on the page so that the person can copy it. */
function keepWords(region, written) {
  region.append(element('p', words.changedMeanwhile), element('blockquote', written, 'kept-words'));
}
