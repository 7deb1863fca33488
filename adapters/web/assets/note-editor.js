// For writing a note: puts citations where the cursor was, and makes sure that nothing typed is lost by accident.
const form = document.querySelector('.note-form');
const words = document.getElementById('text');
const caret = form instanceof HTMLFormElement ? form.elements.namedItem('caret') : null;

if (form && caret instanceof HTMLInputElement && words instanceof HTMLTextAreaElement) {
  let isSending = false;
  let isTyped = document.querySelector('.problem, .pointed-out, .preview, .found, .overtaken') !== null;

  form.addEventListener('input', () => (isTyped = true));
  form.addEventListener('submit', () => (isSending = true));
  // The browser can show the page again from its memory. The form is then no longer being sent.
  addEventListener('pageshow', () => (isSending = false));
  addEventListener('beforeunload', (event) => {
    if (isTyped && !isSending) event.preventDefault();
  });

  // If nothing has been written yet, the field stays empty and a citation goes to the end.
  words.addEventListener('blur', () => (caret.value = String(words.selectionStart)));
  if (caret.value !== '') {
    const stood = Number(caret.value);
    words.setSelectionRange(stood, stood);
    if (words.dataset.caret !== undefined) {
      isTyped = true;
      words.focus();
    }
  }
}
