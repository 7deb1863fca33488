// Keeps what someone is writing when the page reloads or another form is sent. Only this tab can read it, and signing out
// takes it away.

const NAME = 'draft';
const SENT = 'draft sent';

/** Restores what was written, and continues to keep it. */
export function createDrafts() {
  const wasSent = sessionStorage.getItem(SENT);
  // The page that follows a form that was taken says what came of it; a form that was refused keeps its words.
  if (wasSent && new URLSearchParams(window.location.search).has('said')) sessionStorage.removeItem(wasSent);
  sessionStorage.removeItem(SENT);
  for (const field of document.querySelectorAll('textarea[data-draft]'))
    if (field.value === '') field.value = sessionStorage.getItem(keyOf(field)) ?? '';
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.dataset.draft) keep(target);
  });
  return {
    keep,
    /** @param {HTMLFormElement} form */
    sending(form) {
      const field = form.querySelector('textarea[data-draft]');
      if (field) sessionStorage.setItem(SENT, keyOf(field));
    },
  };
}

/** @param {HTMLTextAreaElement} field */
function keep(field) {
  if (field.value === '') sessionStorage.removeItem(keyOf(field));
  else sessionStorage.setItem(keyOf(field), field.value);
}

/** @param {HTMLTextAreaElement} field */
function keyOf(field) {
  return `${NAME} ${window.location.pathname} ${field.dataset.draft}`;
}
