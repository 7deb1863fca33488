// Finds names typed without capitals: "my client ahmed", "a girl called linh".
import { anyOf } from '../matching/any-of.js';
import type { Candidate } from '../matching/candidate.js';
import { NAME_WEIGHT } from './names.js';
import type { NameContext } from './capital-runs.js';
import {
  ABOUT_PERSON_AFTER,
  AGE_AFTER,
  NAMING_BEFORE,
  PERSON_AFTER,
  PERSON_NAMED_BEFORE,
  ROLE_BEFORE,
  SAID_OF_PERSON,
  TITLE_BEFORE,
} from './name-cues.js';
import {
  isForeignText,
  isNationAndAge,
  isStrangeBeside,
  isStrangeName,
  isSurnameAfterTitle,
  PERSON_BEFORE,
} from './strange-words.js';
import { USUALLY_NAMES } from './single-names.js';
import type { Token } from './tokens.js';
import { isGivenToken } from './tokens.js';
import { isFamilyName, isGivenName, isLikelyMisspelling, isPlace } from '../lists/vocabulary.js';

/** Names that are slang or common words in lower case, although they are not in the dictionary: "charlie", "nick". */
const OFTEN_WORDS = new Set(
  `
  charlie molly mandy tina nick frank mike jack jacks carol penny basil harry tara mona nova alexa dang
  sam jo max milo sandy ginger rusty jimmy jess lucy mary sana imam bibi islam jihad sheikh salam iman
  john josh kelly sonny alba viola merlin kara carmen victor vince norm gene dale ali
`
    .trim()
    .split(/\s+/u),
);

/** In lower case, these are ordinary words even before a family name: "can ali stay", "will khan agree". */
const NOT_GIVEN_IN_SMALL = new Set(
  `
  will may mark can bill grant pat rob chase drew art page read long said do hung to my an rich drop ping sue in on
  as so is it be by he me no or the a at and for did ask say son san dad mum was has had hi ha la ma man men sing song
  sang tell rang ring den din don dan dear major royal young king duke prince max mike june april august
`
    .trim()
    .split(/\s+/u),
);
const CONCERNS_BEFORE = /(?<![\p{L}])(?:re|about|for|regarding|concerning|that|says|because) $/iu;
/** Not "e.g." or "p. 12", which no name follows. */
const INITIAL_BEFORE = /(?<![\p{L}.\d])[a-z]\. ?$/iu;
const FRIEND_BEFORE =
  /(?<![\p{L}])(?:friend|mate|cousin|(?:step)?(?:brother|sister|mum|dad|son|daughter)|bf|gf|boyfriend|girlfriend|nephew|niece|partner|husband|wife|carer|client|sw|yp|baby) $/iu;
const CLAUSE_AFTER = /^ (?:that|she|he|they|it|to|for|you|me|her|him|them)(?![\p{L}])/iu;
const PARTICLES = new Set('al el ul ur ud bin bint binti ibn ben abu abd umm da dos de di'.split(' '));
const MOST_WORDS = 5;
/** Shows speaking to or meeting someone, not a drug. "told about molly" and "called nick" are left out on purpose. */
const MET_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:${anyOf(String.raw`
  spoken?_(?:to|with) spoke_(?:to|with) speaking_(?:to|with) talk(?:ed|ing)_(?:to|with) met_with interview(?:ed|ing) phoned
  emailed on_behalf_of sat_with
`)}) ["']?$`,
  'iu',
);
const WITH_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:${anyOf(String.raw`
  spoken?_(?:to|with) spoke_(?:to|with) speaking_(?:to|with) talk(?:ed|ing)_(?:to|with) met(?:_with)? meeting_with
  interview(?:ed|ing) visit(?:ed|ing) rang phoned texted messaged emailed liv(?:es|ing)_with stay(?:s|ing)_with supporting
  on_behalf_of referral_(?:from|for|of) hi hello hey dear regards from says? said told asked (?:i|we)(?:'?ve|_have)_got
  sat_with here_with
`)}) ["']?$`,
  'iu',
);

export function findSmallLetterNames(context: NameContext): Candidate[] {
  const found: Candidate[] = [];
  const { tokens } = context;
  const foreign = isForeignText(tokens);
  let end = -1;
  for (let at = 0; at < tokens.length; at += 1) {
    const joined = at > 0 && !foreign && isJoined(context, end, at);
    const length = nameLength(context, at, foreign) || Number(joined);
    if (!length) continue;
    end = at + length;
    found.push({
      type: 'name',
      weight: NAME_WEIGHT - 1,
      start: startOf(tokens, at),
      end: tokens[at + length - 1]!.end,
    });
    at += length - 1;
  }
  return found;
}

/** Includes an initial before the name: "s. blackwood". */
function startOf(tokens: readonly Token[], at: number): number {
  const initial = tokens[at - 1];
  if (/^(?:big|fat|mad|lanky|ginger)$/u.test(initial?.plain ?? '') && tokens[at]!.gap === ' ')
    return initial!.start;
  const isInitial =
    initial?.text.length === 1 && initial.letters === 'small' && /^\. ?$/u.test(tokens[at]!.gap);
  return isInitial ? initial.start : tokens[at]!.start;
}

/** `end` is where the previous name ended. */
function isJoined({ tokens, text }: NameContext, end: number, at: number): boolean {
  if (end !== at && end !== at - 1) return false;
  return isStrangeBeside(tokens[at], text.slice(tokens[end - 1]!.end, tokens[at]!.start));
}

interface Cues {
  named: boolean;
  /** The words before say that someone spoke to or met this person. */
  met: boolean;
  /** The words around it nearly always refer to a person, but are not enough for an unknown word. */
  company: boolean;
  personAfter: boolean;
  personNamed: boolean;
  role: boolean;
  quoted: boolean;
  /** An initial comes before: "s. blackwood". */
  initialled: boolean;
  /** "advice re gulsum": a person may follow. */
  concerns: boolean;
  /** An age and a nationality follow: "17 eritrean". */
  ageAndNation: boolean;
}

function cuesFor(text: string, token: Token): Cues {
  const ahead = text.slice(Math.max(0, token.start - 48), token.start);
  const behind = text.slice(token.end, token.end + 48);
  const named = NAMING_BEFORE.test(ahead);
  return {
    named,
    met: MET_BEFORE.test(ahead),
    company:
      WITH_BEFORE.test(ahead) ||
      PERSON_BEFORE.test(ahead) ||
      TITLE_BEFORE.test(ahead) ||
      AGE_AFTER.test(behind),
    personAfter: AGE_AFTER.test(behind) || ABOUT_PERSON_AFTER.test(behind) || PERSON_AFTER.test(behind),
    personNamed: named && PERSON_NAMED_BEFORE.test(ahead),
    role: ROLE_BEFORE.test(ahead),
    concerns: CONCERNS_BEFORE.test(ahead),
    ageAndNation: isNationAndAge(behind),
    initialled: INITIAL_BEFORE.test(ahead),
    quoted: /["']$/u.test(ahead) && /["']/u.test(text.charAt(token.end)),
  };
}

/** How many tokens from `at` make up a name in lower case; 0 if no name starts there. */
function nameLength(context: NameContext, at: number, foreign: boolean): number {
  const { tokens, text } = context;
  const token = tokens[at]!;
  if (token.letters !== 'small') return 0;
  if (token.kind === 'ordinary') return Number(isSurnameAfterTitle(context, token));
  const cues = cuesFor(text, token);
  const opens = opensName(token, tokens[at + 1], cues, text) || (!foreign && isStrangeName(context, token));
  if (!opens) return 0;
  return nameEnd(context, at, cues) - at;
}

function nameEnd({ tokens, text }: NameContext, from: number, cues: Cues): number {
  let to = from + 1;
  while (to - from < MOST_WORDS) {
    const particle = isJoiningParticle(tokens[to]);
    const next = tokens[particle ? to + 1 : to];
    if (!next || !isSmallAndNext(next) || tokens[to - 1]!.possessive) break;
    const goesOn = particle
      ? ['name', 'unknown', 'either'].includes(next.kind)
      : isSurnameBeforeCue(text, next) ||
        continuesName(tokens[to - 1]!, next, { ...cues, named: cues.named || cues.role || to - from > 1 });
    if (!goesOn) break;
    to += particle ? 2 : 1;
  }
  return to;
}

/** "selam gebru dob 3.8.2009": an unknown word between a given name and details of a person. */
function isSurnameBeforeCue(text: string, { kind, plain, end }: Token): boolean {
  if (kind !== 'unknown' || plain.length < 4 || isLikelyMisspelling(plain)) return false;
  const behind = text.slice(end, end + 48);
  return (
    isNationAndAge(behind) ||
    AGE_AFTER.test(behind) ||
    ABOUT_PERSON_AFTER.test(behind) ||
    PERSON_AFTER.test(behind)
  );
}

const isSmallAndNext = (token: Token) => token.gap === ' ' && token.letters === 'small';

/** "al rashid", "bint khalid": never at the end of a name. "van" is left out because it is a vehicle. */
const isJoiningParticle = (token: Token | undefined) =>
  token !== undefined && isSmallAndNext(token) && PARTICLES.has(token.plain);

function opensName(token: Token, next: Token | undefined, cues: Cues, text: string): boolean {
  if (opensFullName(token, next)) return true;
  if (token.kind === 'name') return opensWithListedName(token, cues);
  if (token.kind === 'unknown')
    return opensWithUnknownWord(token, cues, text) || opensUnknownPair(token, next, text);
  if (token.kind !== 'either' || !isGivenToken(token)) return false;
  if (isNationAndAge(text.slice(token.end, token.end + 48)) && !NOT_GIVEN_IN_SMALL.has(token.plain))
    return true;
  if (isFriendByName(token, text) || isSaidOfPerson(token, text)) return true;
  return (
    (cues.personNamed && (isPlace(token.plain) || endsNaming(token, text))) || isRelativeByName(token, text)
  );
}

/** "her aunty grace": a title that is used with a name. */
function isRelativeByName(token: Token, text: string): boolean {
  const ahead = text.slice(Math.max(0, token.start - 24), token.start);
  const behind = text.slice(token.end, token.end + 24);
  return TITLE_BEFORE.test(ahead) && !NOT_GIVEN_IN_SMALL.has(token.plain) && !CLAUSE_AFTER.test(behind);
}

/** "hope, 15", "grace's mum", "mercy told us": what follows is only ever said about a person. */
function isSaidOfPerson(token: Token, text: string): boolean {
  if (!USUALLY_NAMES.has(token.plain) || NOT_GIVEN_IN_SMALL.has(token.plain)) return false;
  const ahead = text.slice(Math.max(0, token.start - 12), token.start);
  if (/(?<![\p{L}])(?:the|an?|in|of|no|any|some|your|his|her|their|my|good|bad) $/iu.test(ahead))
    return false;
  const behind = text.slice(token.end, token.end + 48);
  return AGE_AFTER.test(behind) || SAID_OF_PERSON.test(behind);
}
/** "hes got a mate jo and", "her cousin faith (19)": nothing after the word continues the name. */
function isFriendByName(token: Token, text: string): boolean {
  const ahead = text.slice(Math.max(0, token.start - 24), token.start);
  return FRIEND_BEFORE.test(ahead) && !NOT_GIVEN_IN_SMALL.has(token.plain) && endsNaming(token, text);
}

/** "chen mei", "blessing osagie": 2 listed names in a row are not a typing mistake. */
function opensFullName(token: Token, next: Token | undefined): boolean {
  if (next?.kind !== 'name' || !isSmallAndNext(next) || next.plain.length < 3) return false;
  if (token.kind === 'name') return token.plain.length > 2 || next.plain.length > 3;
  return (
    token.kind === 'either' &&
    isGivenToken(token) &&
    isFamilyName(next.plain) &&
    !isPlace(token.plain) &&
    !NOT_GIVEN_IN_SMALL.has(token.plain)
  );
}

function opensWithListedName({ plain, text }: Token, cues: Cues): boolean {
  if (cues.named || cues.role || cues.company) return plain.length > 2 || cues.personNamed;
  if (/^(?:al|el)-/u.test(text)) return true;
  if (plain.length < 4 || OFTEN_WORDS.has(plain)) return false;
  return isGivenName(plain) || cues.personAfter || cues.initialled;
}

function opensWithUnknownWord(token: Token, cues: Cues, text: string): boolean {
  const { plain } = token;
  if (plain.length < 3) return false;
  if (cues.ageAndNation) return !isLikelyMisspelling(plain);
  const sure = cues.personNamed || (cues.quoted && cues.role);
  if (sure && endsNaming(token, text)) return true;
  return (sure || isLikelyName(plain, cues)) && !isLikelyMisspelling(plain);
}

/** "her sister mim came": a 3-letter word is only a name if it can be pronounced. */
function isLikelyName(plain: string, { named, met, role, concerns, personAfter }: Cues): boolean {
  if (plain.length > 3 && (named || met)) return true;
  const canBeSaid = plain.length > 3 || /^[^aeiouy]?[aeiouy][^aeiouy]$/u.test(plain);
  return canBeSaid && (role || concerns) && personAfter;
}

/** "htet htet 17 burmese": 2 unlisted words before an age and a nationality. */
function opensUnknownPair(token: Token, next: Token | undefined, text: string): boolean {
  if (next?.kind !== 'unknown' || !isSmallAndNext(next) || token.plain.length < 3) return false;
  const isSaid = isNationAndAge(text.slice(next.end, next.end + 48));
  return isSaid && !isLikelyMisspelling(token.plain) && !isLikelyMisspelling(next.plain);
}

function continuesName(previous: Token, next: Token, { named, personNamed }: Cues): boolean {
  if (next.kind === 'name') return named || isFamilyName(next.plain) || isFamilyName(previous.plain);
  if (next.kind === 'unknown' && previous.kind === 'name' && isGivenToken(previous))
    return next.plain.length > 3 && !isLikelyMisspelling(next.plain);
  // "chen mei ling": in a 3-word name, the last word may also be an ordinary word.
  if (next.kind === 'either') return named && previous.kind === 'name' && isSyllableOfName(next);
  return personNamed && next.kind === 'unknown' && next.plain.length > 3 && !isLikelyMisspelling(next.plain);
}

/** Vietnamese and Chinese names are short. None of these is an English verb or preposition. */
const isSyllableOfName = ({ plain }: Token) =>
  isGivenName(plain) && isFamilyName(plain) && !NOT_GIVEN_IN_SMALL.has(plain);

/** "a girl named faith age 12": what follows shows that the word is the whole name. */
function endsNaming(token: Token, text: string): boolean {
  return /^(?:[,.;:)'"?!-]|$|\n| ?[,(-]? ?(?:aged?|\d|who|from|and|is|has|was|whos|dob|told|said|says)(?![\p{L}]))/iu.test(
    text.slice(token.end, token.end + 12),
  );
}
