// Helps with uploading a file: fills in the details of the chosen document, and checks that nothing is
// missing before the file is sent.
import { element } from './html.js';

const form = document.querySelector('form[data-documents]');

if (form instanceof HTMLFormElement) {
  const documents = JSON.parse(form.dataset.documents ?? '{}');
  const problems = JSON.parse(form.dataset.problems ?? '{}');
  const field = (name) => form.elements.namedItem(name);
  const boxes = [...form.querySelectorAll('input[type="checkbox"]')];

  /**
   * The details of the document that was chosen before. Fields that still contain them do not fit another document.
   */
  let before = documents[field('slug').value] ?? {};

  field('slug').addEventListener('change', ({ target }) => {
    const details = documents[target.value];
    for (const name of ['publisher', 'authority', 'language', 'url', 'licence'])
      if (details || field(name).value === before[name]) field(name).value = details?.[name] ?? '';
    for (const box of boxes)
      if (details || box.name in before) box.checked = details !== undefined && box.name in details;
    before = details ?? {};
  });

  const missing = () => {
    const live = documents[field('slug').value] ?? {};
    const isMissing = (name) => field(name).value.trim() === '' && live[name] === undefined;
    const hasNation = boxes.some(({ checked, name }) => checked || name in live);
    return [
      ...['file', 'publisher'].filter(isMissing),
      ...(hasNation ? [] : ['nations']),
      ...['authority', 'licence'].filter(isMissing),
    ];
  };

  form.addEventListener('submit', (event) => {
    form.querySelectorAll('.problem').forEach((problem) => problem.remove());
    form.querySelectorAll('[aria-invalid]').forEach((one) => one.removeAttribute('aria-invalid'));
    const names = missing();
    if (!names.length) return;
    event.preventDefault();
    // Stop other scripts on the page from treating the form as sent.
    event.stopImmediatePropagation();
    for (const name of names) markWrong(document.getElementById(name), problems[name]);
    document.getElementById(names[0])?.focus();
  });
}

/**
 * @param {HTMLElement | null} field
 * @param {string} text
 */
function markWrong(field, text) {
  if (!field) return;
  const problem = element('p', text, 'problem');
  problem.id = `${field.id}-problem`;
  if (field.matches('fieldset')) field.querySelector('legend')?.after(problem);
  else field.before(problem);
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((id) => id !== problem.id);
  field.setAttribute('aria-describedby', [...described, problem.id].join(' ').trim());
  field.setAttribute('aria-invalid', 'true');
}
