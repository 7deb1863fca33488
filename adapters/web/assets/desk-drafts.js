// Saves what someone is writing, in case the page reloads or another form is sent. Only this tab can read it,
// and signing out deletes it.

/** The storage key has a number because an earlier version stored plain text under “draft”. */
const NAME = 'draft 2';
const SENT = 'draft sent';

/** Restores saved text, and saves text while people write. */
export function createDrafts() {
  const wasSent = sessionStorage.getItem(SENT);
  // If a form was accepted, the next page's address says so, and we delete the form's drafts. If it was
  // refused, we keep them.
  if (wasSent && new URLSearchParams(window.location.search).has('said'))
    for (const key of wasSent.split('\n')) sessionStorage.removeItem(key);
  sessionStorage.removeItem(SENT);
  for (const field of document.querySelectorAll('textarea[data-draft]')) restore(field);
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.dataset.draft) keep(target);
  });
  return {
    keep,
    /** @param {HTMLFormElement} form */
    sending(form) {
      const keys = [...form.querySelectorAll('textarea[data-draft]')].map(keyOf);
      if (keys.length) sessionStorage.setItem(SENT, keys.join('\n'));
      else sessionStorage.removeItem(SENT);
    },
  };
}

/**
 * Restores a draft. Does not overwrite text that the browser has restored, text from a refused form, or text
 * that has changed on the server since the draft was started.
 * @param {HTMLTextAreaElement} field
 */
function restore(field) {
  const { text, over } = JSON.parse(sessionStorage.getItem(keyOf(field)) ?? '{}');
  if (text === undefined || field.value !== field.defaultValue || field.dataset.kept !== undefined) return;
  if (field.defaultValue !== '' && field.defaultValue !== over) return;
  field.value = text;
  const section = field.closest('details');
  if (section) section.open = true;
}

/** @param {HTMLTextAreaElement} field */
function keep(field) {
  const { value: text, defaultValue: over } = field;
  if (text === '') sessionStorage.removeItem(keyOf(field));
  else sessionStorage.setItem(keyOf(field), JSON.stringify({ text, over }));
}

/** @param {HTMLTextAreaElement} field */
function keyOf(field) {
  return `${NAME} ${window.location.pathname} ${field.dataset.draft}`;
}
