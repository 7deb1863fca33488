// Writing a note: citations go where the caret stood, and nothing typed is left behind by accident.
const form = document.querySelector('.note-form');
const words = document.getElementById('text');

if (form instanceof HTMLFormElement && words instanceof HTMLTextAreaElement) {
  const caret = form.elements.namedItem('caret');
  let isSending = false;
  let isTyped = document.querySelector('.problem, .pointed-out, .preview, .found, .overtaken') !== null;

  form.addEventListener('input', () => (isTyped = true));
  form.addEventListener('submit', () => {
    isSending = true;
    if (caret instanceof HTMLInputElement) caret.value = String(words.selectionStart);
  });
  // Coming back to the page from the browser's memory: it is not being sent any more.
  addEventListener('pageshow', () => (isSending = false));
  addEventListener('beforeunload', (event) => {
    if (isTyped && !isSending) event.preventDefault();
  });

  const inserted = Number(words.dataset.caret || NaN);
  if (Number.isInteger(inserted)) {
    isTyped = true;
    words.focus();
    words.setSelectionRange(inserted, inserted);
  }
}
