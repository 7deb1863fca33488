// Helps with writing a note: puts citations where the cursor was, warns people before they lose what they have
// typed, and lets the Enter key do what the field is for.
import { isComposing } from './is-composing.js';

const form = document.querySelector('.note-form');
const words = document.getElementById('text');
const caret = form instanceof HTMLFormElement ? form.elements.namedItem('caret') : null;

if (form && caret instanceof HTMLInputElement && words instanceof HTMLTextAreaElement) {
  let isSending = false;
  let isTyped = document.querySelector('.problem, .pointed-out, .preview, .found, .overtaken') !== null;

  // Enter would otherwise press the form’s first button, whichever field it is pressed in.
  form.addEventListener('keydown', (event) => {
    const field = event.target;
    if (event.key !== 'Enter' || isComposing(event) || !(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.closest('.with-button')?.querySelector('button')?.click();
  });
  form.addEventListener('input', () => (isTyped = true));
  form.addEventListener('submit', () => (isSending = true));
  // If the browser shows the page again from its cache, the form is no longer being sent.
  addEventListener('pageshow', () => (isSending = false));
  addEventListener('beforeunload', (event) => {
    if (isTyped && !isSending) event.preventDefault();
  });

  // Until someone has put the cursor in the text, the field stays empty and citations are added at the end.
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
