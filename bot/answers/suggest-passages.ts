// Picks the close matches that an answer did not quote, for an adviser.
import type { Answer } from '../../knowledge/model/answer.js';
import { placeLine } from '../../knowledge/model/words/citation.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import { shortened } from '../model/messages/shortened.js';

const SUGGESTED = 3;
const SUGGESTED_LENGTH = 240;

export function suggestedOf({ passages, citations }: Answer): StoredAnswer['suggested'] {
  const quoted = new Set(citations.map(({ passage }) => passage.id));
  return passages
    .filter(({ passage }) => !quoted.has(passage.id))
    .slice(0, SUGGESTED)
    .map(({ passage, document }) => ({
      title: document.title,
      place: placeLine(passage),
      text: shortened(passage.text.replace(/\s+/g, ' ').trim(), SUGGESTED_LENGTH),
    }));
}
