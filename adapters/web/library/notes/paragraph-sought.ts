// Finds the numbered paragraph of a passage that has most of the words an editor searched for.
import type { Passage } from '../../../../knowledge/model/passage.js';
import { numberedParagraphs } from '../../../../knowledge/text/paragraph-numbers.js';
import { termsOf } from '../../../../knowledge/text/terms.js';

/** Returns the passage with that paragraph's number not the number of its first one. */
export function atParagraphSought(passage: Passage, sought: string): Passage {
  const terms = [...new Set(termsOf(sought))];
  const paragraphs = numberedParagraphs(passage).filter(({ isSubsection }) => !isSubsection);
  const shared = paragraphs.map(({ start }, n) => {
    const own = new Set(termsOf(passage.text.slice(start, paragraphs[n + 1]?.start)));
    return terms.filter((term) => own.has(term)).length;
  });
  const most = Math.max(0, ...shared);
  return most ? { ...passage, paragraph: paragraphs[shared.indexOf(most)]!.number } : passage;
}
