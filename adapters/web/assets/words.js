// The text that the page's scripts use, in the language of the page. The server puts it on the page.

/** @type {Record<string, string>} */
export const words = JSON.parse(document.body.dataset.words ?? '{}');

/**
 * Fills in the values that a sentence needs, such as “{length}”.
 * @param {string} sentence
 * @param {Record<string, string>} given
 */
export function filled(sentence, given) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
}
