// Shows the original words on the buttons that put back “[name 1]”. Only this page knows those words, because
// they were typed here and the server never sends them. They are lost when the page is closed.

/**
 * Keyed by message, because “[name 1]” may mean “Ifeoma Adeyi” in one message and “Ifeoma” in the next.
 * @type {Map<string, Map<string, string>>}
 */
const behind = new Map();

/**
 * What was typed, by the id of the entry. We keep it because more may be removed from a message later.
 * @type {Map<string, string>}
 */
const typed = new Map();

/**
 * @param {HTMLElement | null} entry the message as it was stored
 * @param {string} [sent] what was typed, if it was sent from this page and has just arrived
 */
export function rememberWords(entry, sent) {
  if (!entry) return;
  if (sent !== undefined) typed.set(entry.id, sent);
  const written = typed.get(entry.id);
  const text = entry.querySelector('.text');
  if (written === undefined || !text) return;
  // Replaces everything found before. Once the message has been read again, a placeholder may mean different words.
  behind.set(entry.dataset.message, new Map(wordsBehind(written, [...text.childNodes])));
  nameWords(document);
}

/**
 * Finds the words that each placeholder replaced, by searching for the unchanged text around it. Returns
 * nothing if that text cannot be found.
 * @param {string} written
 * @param {ChildNode[]} nodes
 */
function wordsBehind(written, nodes) {
  /** @type {[string, string][]} */
  const found = [];
  let from = 0;
  /** @type {string | undefined} */
  let open;
  for (const node of nodes) {
    const isPlaceholder = node instanceof Element && node.matches('.pseudonym');
    const text = node.textContent ?? '';
    if (isPlaceholder) {
      // If there is no text between 2 placeholders, we cannot tell where the first one ends.
      if (open !== undefined) return [];
      open = text;
      continue;
    }
    if (text === '') continue;
    const at = written.indexOf(text, from);
    if (at < 0) return [];
    if (open !== undefined) found.push([open, written.slice(from, at)]);
    open = undefined;
    from = at + text.length;
  }
  if (open !== undefined) found.push([open, written.slice(from)]);
  return found.filter(([, words]) => words.trim() !== '');
}

/**
 * Leaves the placeholder on buttons whose words are not known.
 * @param {ParentNode} within
 */
export function nameWords(within) {
  for (const button of within.querySelectorAll('[data-placeholder]')) {
    const { placeholder } = button.dataset;
    const words = behind.get(JSON.parse(button.value).message)?.get(placeholder);
    button.dataset.label ??= button.textContent;
    button.textContent = words
      ? button.dataset.label.replace(placeholder, () => `“${words.trim()}”`)
      : button.dataset.label;
  }
}
