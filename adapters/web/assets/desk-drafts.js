// Saves what someone is writing, in case the page reloads or another form is sent. Only this tab can read it,
// and signing out deletes it.
import { keep as keepIn, kept, keptKeys } from './browser-storage.js';
import { buttonElement, element } from './html.js';
import { words } from './words.js';

/** The storage key has a number because an earlier version stored plain text under “draft”. */
const NAME = 'draft 2';
const SENT = 'draft sent';
/** The next person to sign in in this tab must not find what someone else was writing. */
const OWN = `${NAME} ${document.body.dataset.reader} `;
const HERE = `${OWN}${window.location.pathname} `;
/** @param {string} key */
const stored = (key) => kept('sessionStorage', key);
/**
 * @param {string} key
 * @param {string | null} value
 */
const store = (key, value) => keepIn('sessionStorage', key, value);

/** Restores saved text, and saves text while people write. */
export function createDrafts() {
  for (const key of keptKeys('sessionStorage'))
    if (key.startsWith(NAME) && !key.startsWith(OWN)) store(key, null);
  const wasSent = stored(SENT);
  // If a form was accepted, the next page's address says so, and we delete the form's drafts. If it was
  // refused, we keep them.
  if (wasSent && new URLSearchParams(window.location.search).has('said'))
    for (const key of wasSent.split('\n')) store(key, null);
  store(SENT, null);
  for (const field of document.querySelectorAll('textarea[data-draft]')) restore(field);
  showWithoutField();
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.dataset.draft) keep(target);
  });
  return {
    keep,
    /**
     * Deletes the draft of a field that is no longer on the page, unless the draft differs from what was sent.
     * @param {string} name
     * @param {string} text
     */
    sent(name, text) {
      if (JSON.parse(stored(HERE + name) ?? '{}').text === text) store(HERE + name, null);
    },
    /** @param {HTMLElement} part the form that is being sent, or the part of it whose drafts are */
    sending(part) {
      const keys = [...part.querySelectorAll('textarea[data-draft]')].map(keyOf);
      store(SENT, keys.length ? keys.join('\n') : null);
    },
  };
}

/**
 * Restores a draft. Does not overwrite text that the browser has restored, text from a refused form, or text
 * that has changed on the server since the draft was started.
 * @param {HTMLTextAreaElement} field
 */
function restore(field) {
  // The page may have sent the text and then refused the rest of its form.
  if (field.dataset.kept !== undefined && field.value === '') store(keyOf(field), null);
  const { text, over } = JSON.parse(stored(keyOf(field)) ?? '{}');
  if (text === undefined || field.value !== field.defaultValue || field.dataset.kept !== undefined) return;
  if (field.defaultValue !== '' && field.defaultValue !== over) return;
  field.value = text;
  const section = field.closest('details');
  if (section) section.open = true;
}

/**
 * Shows a reply that was begun before the request went to someone else, because there is no longer a box for it.
 */
function showWithoutField() {
  const key = `${HERE}reply`;
  const place = document.getElementById('case-next');
  const { text } = JSON.parse(stored(key) ?? '{}');
  if (!place || !text || document.getElementById('reply')) return;
  const section = element('section', '', 'unsent');
  const forget = buttonElement(
    words.deleteUnsent,
    () => {
      store(key, null);
      section.remove();
    },
    'link',
  );
  section.append(element('p', words.unsentMessage), element('blockquote', text, 'kept-words'), forget);
  place.after(section);
}

/** @param {HTMLTextAreaElement} field */
function keep(field) {
  const { value: text, defaultValue: over } = field;
  store(keyOf(field), text === '' ? null : JSON.stringify({ text, over }));
}

/** @param {HTMLTextAreaElement} field */
function keyOf(field) {
  return HERE + field.dataset.draft;
}
