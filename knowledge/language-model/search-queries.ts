// Turns a language model's reply into a few searches, redacted and cut to length.
import type { RedactedText } from '../model/personal-data.js';
import { redact } from '../redaction/redact.js';
import { JURISDICTIONS, type Jurisdiction } from '../model/source.js';
import type { AskReply } from './search-queries-prompt.js';

const MOST_QUERIES = 4;
/** In characters. An embedder cuts longer texts, and a query longer than this is not useful. */
const LONGEST = { query: 160, sentence: 400, question: 400 };

export interface AskedAgain {
  /** The searches, best first, without repeats. May be empty. */
  texts: RedactedText[];
  /** The nations that the question names or clearly means, in the order nations are always listed. */
  nations: Jurisdiction[];
  about: 'child' | 'adult' | 'either';
}

/**
 * The model was only sent redacted text, but its reply is still text from outside. Redact it before an
 * embedder sees it, because the embedder may be a service too.
 */
export function readAsked(reply: AskReply): AskedAgain {
  const wanted = [
    searchable(reply.question, LONGEST.question),
    searchable(reply.sentence, LONGEST.sentence),
    ...reply.queries.slice(0, MOST_QUERIES).map((query) => searchable(query, LONGEST.query)),
  ];
  const texts = wanted.filter((text) => text !== undefined);
  return {
    texts: [...new Set(texts)],
    nations: JURISDICTIONS.filter((nation) => reply.nations.includes(nation)),
    about: reply.about === 'child' || reply.about === 'adult' ? reply.about : 'either',
  };
}

/** Undefined if there are no words left. */
function searchable(text: string, most: number): RedactedText | undefined {
  const line = text
    .slice(0, most)
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]{2}/u.test(line)) return undefined;
  return redact(line).text;
}
