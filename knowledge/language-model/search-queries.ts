// Turns a language model's reply into a few searches, redacted and shortened.
import type { RedactedText } from '../model/personal-data.js';
import { redact } from '../redaction/redact.js';
import { JURISDICTIONS, type Jurisdiction } from '../model/source.js';
import type { AskReply } from './search-queries-prompt.js';

const MOST_QUERIES = 4;
/** In characters. Embedders cut off longer text, and longer queries are not useful. */
const LONGEST = { query: 160, sentence: 400, question: 400 };

export interface AskedAgain {
  /** The searches, best first, without repeats. May be empty. */
  texts: RedactedText[];
  /** The nations that the question names or clearly means, in the usual order. */
  nations: Jurisdiction[];
  about: 'child' | 'adult' | 'either';
}

/** The reply is untrusted and the embedder may be an outside service, so the reply is redacted first. */
export function readAsked(reply: AskReply): AskedAgain {
  const wanted = [
    searchable(reply.question, LONGEST.question),
    searchable(reply.sentence, LONGEST.sentence),
    ...reply.queries.slice(0, MOST_QUERIES).map((query) => searchable(query, LONGEST.query)),
  ];
  const texts = wanted.filter((text) => text !== undefined);
  // A small model may not keep to lower case, or to the hyphen of northern-ireland.
  const nations = reply.nations.map((nation) => nation.trim().toLowerCase().replace(/\s+/g, '-'));
  const about = reply.about.trim().toLowerCase();
  return {
    texts: [...new Set(texts)],
    nations: JURISDICTIONS.filter((nation) => nations.includes(nation)),
    about: about === 'child' || about === 'adult' ? about : 'either',
  };
}

/** Undefined if no words are left. */
function searchable(text: string, most: number): RedactedText | undefined {
  const line = text
    .slice(0, most)
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]{2}/u.test(line)) return undefined;
  return redact(line).text;
}
