// The words of the page's scripts, in the language of the page: the server puts them on the page.

/** @type {Record<string, string>} */
export const words = JSON.parse(document.body.dataset.words ?? '{}');

/**
 * With what the script puts in: “{length}”.
 * @param {string} sentence
 * @param {Record<string, string>} given
 */
export function filled(sentence, given) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
}
