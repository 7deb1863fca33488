// Keeps what someone is writing when the page reloads or another form is sent. Only this tab can read it, and signing
// out deletes it.

/** Has a number because an earlier version kept plain text as “draft”. */
const NAME = 'draft 2';
const SENT = 'draft sent';

/** Restores what was written, and keeps saving it. */
export function createDrafts() {
  const wasSent = sessionStorage.getItem(SENT);
  // After a form is accepted, the next page says so in its address, and we delete its drafts. If a form is refused, we
  // keep them.
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
 * Leaves what the browser has restored, what was refused, and text that has changed since the draft was begun.
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
