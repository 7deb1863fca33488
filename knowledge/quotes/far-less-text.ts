// Compares the length of a document with that of the one it replaces. Some publishers replace guidance with a
// page that only says where it is now.
import type { Passage } from '../model/passage.js';

const FAR_LESS = 0.1;
/** A page that only says where the guidance is now has at most this many passages. */
const FEW_PASSAGES = 3;

type Texts = readonly Pick<Passage, 'text'>[];

export function hasFarLessText(newer: Texts, older: Texts): boolean {
  return lengthOf(newer) < lengthOf(older) * FAR_LESS;
}

/** True if the newer document is probably only a page that says that the guidance has moved. */
export function hasFewParagraphs(newer: Texts, older: Texts): boolean {
  return newer.length > 0 && newer.length <= FEW_PASSAGES && hasFarLessText(newer, older);
}

function lengthOf(passages: Texts): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}
