// Names written in another script inside a message in Latin letters.
import type { Candidate } from '../matching/candidate.js';
import { STAND_IN } from '../kept/stand-in.js';
import { NAME_WEIGHT } from './names.js';

/** A run of another script in a message in Latin letters is nearly always a name, pasted from a document. */
export function findOtherScriptNames(text: string): Candidate[] {
  // Not those of a pseudonym: they would make of a text in another script one in Latin letters, redacted again.
  const latin = text.replaceAll(STAND_IN, '').match(/\p{Script=Latin}/gu)?.length ?? 0;
  const found: Candidate[] = [];
  let others = 0;
  for (const match of text.matchAll(
    /(?:(?![\p{Script=Latin}\p{Script=Common}])[\p{L}\p{M}]){2,30}(?: (?:(?![\p{Script=Latin}\p{Script=Common}])[\p{L}\p{M}]){1,30}){0,4}/gu,
  )) {
    others += match[0].length;
    if (match[0].split(' ').length <= 4) {
      found.push({
        type: 'name',
        weight: NAME_WEIGHT,
        start: match.index,
        end: match.index + match[0].length,
      });
    }
  }
  return latin > others * 2 ? found : [];
}
