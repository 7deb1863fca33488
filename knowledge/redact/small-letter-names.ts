// Names typed without capitals: "my client ahmed", "a girl called linh".
import type { Candidate } from './candidate.js';
import { NAME_WEIGHT } from './names.js';
import type { NameContext } from './capital-runs.js';
import { NAMING_BEFORE, PERSON_NAMED_BEFORE, ROLE_BEFORE } from './name-cues.js';
import type { Token } from './tokens.js';
import { isGivenToken } from './tokens.js';
import { isFamilyName, isGivenName, isLikelyMisspelling } from './vocabulary.js';

/** Names that are slang or everyday words in small letters, although no dictionary word: "charlie", "nick", "mandy". */
const OFTEN_WORDS = new Set(
  'charlie molly mandy tina nick frank mike jack jacks carol penny basil harry tara mona nova alexa dang sam jo max milo sandy ginger rusty jimmy jess lucy mary sana imam bibi islam jihad sheikh salam iman john josh kelly sonny alba viola merlin carmen victor vince norm gene dale ali'.split(
    ' ',
  ),
);

export function findSmallLetterNames(context: NameContext): Candidate[] {
  const found: Candidate[] = [];
  const { tokens } = context;
  for (let at = 0; at < tokens.length; at += 1) {
    const length = nameLength(context, at);
    if (!length) continue;
    found.push({
      type: 'name',
      weight: NAME_WEIGHT - 1,
      start: tokens[at]!.start,
      end: tokens[at + length - 1]!.end,
    });
    at += length - 1;
  }
  return found;
}

/** How many tokens from `at` make a name in small letters; 0 where none begins. */
function nameLength(context: NameContext, at: number): number {
  const { tokens, text } = context;
  const token = tokens[at]!;
  if (token.letters !== 'small') return 0;
  const ahead = text.slice(Math.max(0, token.start - 48), token.start);
  const named = NAMING_BEFORE.test(ahead);
  const personNamed = named && PERSON_NAMED_BEFORE.test(ahead);
  const quoted = /["']$/u.test(ahead) && /^["']/u.test(text.slice(token.end));
  if (!opensName(token, { named, personNamed, quoted, role: ROLE_BEFORE.test(ahead) }, text)) return 0;
  let length = 1;
  while (length < 4 && !tokens[at + length - 1]!.possessive) {
    const next = tokens[at + length];
    if (!next || next.gap !== ' ' || next.letters !== 'small') break;
    const listed = next.kind === 'name' && (isFamilyName(next.plain) || named);
    const unknown =
      personNamed && next.kind === 'unknown' && next.plain.length > 3 && !isLikelyMisspelling(next.plain);
    if (!listed && !unknown) break;
    length += 1;
  }
  return length;
}

interface Cues {
  named: boolean;
  personNamed: boolean;
  quoted: boolean;
  role: boolean;
}

function opensName(token: Token, cues: Cues, text: string): boolean {
  const { plain, kind } = token;
  if (kind === 'name') {
    if (cues.named || cues.role) return plain.length > 2 || cues.personNamed;
    return isGivenName(plain) && plain.length > 3 && !OFTEN_WORDS.has(plain);
  }
  if (kind === 'unknown') {
    if (plain.length < 3) return false;
    if (cues.personNamed || (cues.quoted && cues.role)) return !isLikelyMisspelling(plain);
    return cues.named && plain.length > 3 && !isLikelyMisspelling(plain);
  }
  // "a girl named faith age 12": the word ends the naming.
  return (
    kind === 'either' &&
    cues.personNamed &&
    isGivenToken(token) &&
    /^(?:[,.;:)'"?!-]|$|\n| ?[,(-]? ?(?:aged?|\d|who|from|and|is|has|was|whos|dob)(?![\p{L}]))/iu.test(
      text.slice(token.end, token.end + 12),
    )
  );
}

/** A run of another script in a message in Latin letters is nearly always a name, pasted from a document. */
export function findOtherScriptNames(text: string): Candidate[] {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
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
