// Keeps what someone has opened and is typing in an entry of the chat when the server sends the entry again.

/**
 * @param {Element} before
 * @param {DocumentFragment} fragment the entry as it is now
 */
export function replaceKeepingTyped(before, fragment) {
  const sections = [...fragment.querySelectorAll('details')];
  let focused;
  for (const section of before.querySelectorAll('details')) {
    const index = sections.findIndex((one) => summaryOf(one) === summaryOf(section));
    if (index < 0) continue;
    const [now] = sections.splice(index, 1);
    now.open = section.open;
    const [was, field] = [fieldOf(section), fieldOf(now)];
    if (!was || !field || was.value === was.defaultValue) continue;
    field.value = was.value;
    if (was === document.activeElement) focused = { field, caret: was.selectionStart };
  }
  before.replaceWith(fragment);
  focused?.field.focus({ preventScroll: true });
  focused?.field.setSelectionRange(focused.caret, focused.caret);
}

const summaryOf = (section) => section.querySelector('summary')?.textContent;
const fieldOf = (section) => section.querySelector('[name=words]');
