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
  `
  charlie molly mandy tina nick frank mike jack jacks carol penny basil harry tara mona nova alexa dang
  sam jo max milo sandy ginger rusty jimmy jess lucy mary sana imam bibi islam jihad sheikh salam iman
  john josh kelly sonny alba viola merlin carmen victor vince norm gene dale ali
`
    .trim()
    .split(/\s+/u),
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

interface Cues {
  named: boolean;
  personNamed: boolean;
  role: boolean;
  quoted: boolean;
}

function cuesFor(text: string, token: Token): Cues {
  const ahead = text.slice(Math.max(0, token.start - 48), token.start);
  const named = NAMING_BEFORE.test(ahead);
  return {
    named,
    personNamed: named && PERSON_NAMED_BEFORE.test(ahead),
    role: ROLE_BEFORE.test(ahead),
    quoted: /["']$/u.test(ahead) && /["']/u.test(text.charAt(token.end)),
  };
}

/** How many tokens from `at` make a name in small letters; 0 where none begins. */
function nameLength({ tokens, text }: NameContext, at: number): number {
  const token = tokens[at]!;
  if (token.letters !== 'small' || token.kind === 'ordinary') return 0;
  const cues = cuesFor(text, token);
  if (!opensName(token, cues, text)) return 0;
  let length = 1;
  while (length < 4 && continuesName(tokens[at + length - 1]!, tokens[at + length], cues)) length += 1;
  return length;
}

function opensName(token: Token, cues: Cues, text: string): boolean {
  if (token.kind === 'name') return opensWithListedName(token, cues);
  if (token.kind === 'unknown') return opensWithUnknownWord(token, cues, text);
  return token.kind === 'either' && cues.personNamed && isGivenToken(token) && endsNaming(token, text);
}

function opensWithListedName({ plain }: Token, cues: Cues): boolean {
  if (cues.named || cues.role) return plain.length > 2 || cues.personNamed;
  return isGivenName(plain) && plain.length > 3 && !OFTEN_WORDS.has(plain);
}

function opensWithUnknownWord(token: Token, cues: Cues, text: string): boolean {
  const { plain } = token;
  if (plain.length < 3) return false;
  const sure = cues.personNamed || (cues.quoted && cues.role);
  if (sure && endsNaming(token, text)) return true;
  return (sure || (cues.named && plain.length > 3)) && !isLikelyMisspelling(plain);
}

function continuesName(previous: Token, next: Token | undefined, cues: Cues): boolean {
  if (previous.possessive || next?.gap !== ' ' || next.letters !== 'small') return false;
  if (next.kind === 'name') return cues.named || isFamilyName(next.plain);
  return (
    cues.personNamed && next.kind === 'unknown' && next.plain.length > 3 && !isLikelyMisspelling(next.plain)
  );
}

/** "a girl named faith age 12": what follows shows that the word is the whole name. */
function endsNaming(token: Token, text: string): boolean {
  return /^(?:[,.;:)'"?!-]|$|\n| ?[,(-]? ?(?:aged?|\d|who|from|and|is|has|was|whos|dob|told|said|says)(?![\p{L}]))/iu.test(
    text.slice(token.end, token.end + 12),
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
