// Finds people's names from the lists, their capitals and the words next to them. No list has every name, so 2 unknown
// capitalised words count as a name, and a single one counts if something shows that it is a person.
import type { Candidate } from '../matching/candidate.js';
import type { NameContext, Run } from './capital-runs.js';
import { findCapitalRuns, isParticle, isTitle, opensAsVerb, textAfter, textBefore } from './capital-runs.js';
import { findJoinedNames } from './joined-names.js';
import {
  ABOUT_PERSON_AFTER,
  AGE_AFTER,
  BODY_AFTER,
  FIELD_BEFORE,
  FROM_BEFORE,
  INSTITUTION_BEFORE,
  NAMING_BEFORE,
  NICKNAME_BEFORE,
  PLACE_BEFORE,
  ROLE_BEFORE,
  TITLE_BEFORE,
  WORDS_FROM_BEFORE,
} from './name-cues.js';
import { isFamilyTogether, isSingleName } from './single-names.js';
import type { Token } from './tokens.js';
import { isGivenToken } from './tokens.js';
import { isFamilyName } from '../lists/vocabulary.js';

/** Lower than `LABELLED`, because addresses and schools contain names too: "Nelson Road", "St Bede's Primary". */
export const NAME_WEIGHT = 50;

export function findWrittenNames(context: NameContext): Candidate[] {
  const names = findCapitalRuns(context).filter((run) => isName(context, run));
  return [
    ...names,
    ...findNicknames(context),
    ...findInitials(context),
    ...findNamesAroundNicknames(context),
    ...findJoinedNames(context.tokens, names),
  ].map(({ from, to }) => ({
    type: 'name',
    weight: NAME_WEIGHT,
    start: context.tokens[from]!.start,
    end: context.tokens[to - 1]!.end,
  }));
}

/** Nicknames can be ordinary words, which do not start a run. */
function findNicknames(context: NameContext): Run[] {
  return context.tokens.flatMap((token, at) => {
    // Text that has already been redacted may follow: "calls him Uncle [name 1]".
    if (token.letters !== 'capital' || token.kind !== 'ordinary') return [];
    if (context.text.startsWith(' [', token.end)) return [];
    const next = context.tokens[at + 1];
    if (next?.gap === ' ' && next.letters !== 'small') return nicknameOfTwo(context, token, next);
    return isNickname(context, token) ? [{ from: at, to: at + 1 }] : [];
  });
}

/** "known as Big Sam". In "Uncle Tunde" and "Daddy Kay", the title is not part of the name. */
function nicknameOfTwo(context: NameContext, first: Token, second: Token): Run[] {
  if (second.letters !== 'capital' || !NICKNAME_BEFORE.test(textBefore(context, first))) return [];
  const titled = ROLE_BEFORE.test(`${first.text} `) && second.kind !== 'ordinary';
  const from = titled ? second.index : first.index;
  return [{ from, to: second.index + 1 }];
}

/** "driver 'Shakes'", "known as Ghost", "nominal T-Bone": nicknames often have a letter and a hyphen. */
function isNickname(context: NameContext, token: Token): boolean {
  const ahead = textBefore(context, token);
  if (NICKNAME_BEFORE.test(ahead)) return true;
  if (STREET_NAMES.has(token.plain) && BESIDE_STREET_NAME.test(ahead)) return true;
  const isQuoted = /["']$/u.test(ahead) && /["']/u.test(context.text.charAt(token.end));
  return (isQuoted || /^\p{Lu}-\p{Lu}\p{Ll}/u.test(token.text)) && ROLE_BEFORE.test(ahead);
}

/** "Janos 'Big J' Horvath": the words in quotes can be any words, and the words around them are one name. */
function findNamesAroundNicknames({ tokens }: NameContext): Run[] {
  const isPart = (token: Token | undefined) =>
    token?.letters === 'capital' &&
    token.kind !== 'ordinary' &&
    token.kind !== 'term' &&
    token.kind !== 'place';
  return tokens.flatMap((first, at) => {
    if (!isPart(first) || !/^ ["'(]$/u.test(tokens[at + 1]?.gap ?? '')) return [];
    const close = [at + 2, at + 3, at + 4].find((index) => /^["')] $/u.test(tokens[index]?.gap ?? ''));
    if (close === undefined || !isPart(tokens[close])) return [];
    return [{ from: at, to: close + 1 }];
  });
}

/** Common gang nicknames. With a capital within a sentence, after "with" or "for", they are nicknames. */
const STREET_NAMES = new Set(
  `
  spider tiger snake wolf bear rat ghost shadow killer razor blade bullet smiley tiny biggie shorty slim skinny lanky fingers
  bones scar stretch trigger dodge dodger smokey ginger sugar candy boss joker jester ace spade spades diamond bandit bouncer
  cobra viper falcon hawk eagle shark rhino bull monkey chimp rabbit foxy panther lion cub grizzly tank rocket turbo flash
  blaze smoke ash cash money dollars bills guns rambo rocky psycho nutter mad crazy frosty snow snowy sparky sparks chunky
  porky fats fatty beans chips cheese pickle biscuit cookie nugget pepper chilli ice icy magic moon star storm thunder ripper
  slick slippy smiler grumpy sleepy lucky happy scally scouse geordie taffy paddy jock brummie uncle cuz moose beast demon devil
`
    .trim()
    .split(/\s+/u),
);
const BESIDE_STREET_NAME =
  /(?<![\p{L}])(?:with|w\/|by|for|from|to|and|see|saw|met|told|tell|that|when|if|says|said|owes|paid|pays|gave|like|of|is|name|at) ["']?$/iu;

/** "client D.K.", "YP A.B. (15)": with full stops, these are initials, not an acronym. */
function findInitials(context: NameContext): Run[] {
  const { tokens } = context;
  return tokens.flatMap((token, at) => {
    const second = tokens[at + 1];
    if (token.letters !== 'initial' || second?.letters !== 'initial' || second.gap !== '.') return [];
    if (tokens[at - 1]?.letters === 'initial' && token.gap === '.') return [];
    const to = tokens[at + 2]?.letters === 'initial' && tokens[at + 2]!.gap === '.' ? at + 3 : at + 2;
    const about = textAfter(context, tokens[to - 1]!).replace(/^\./u, '');
    const ahead = textBefore(context, token);
    return ROLE_BEFORE.test(ahead) ||
      FIELD_BEFORE.test(ahead) ||
      AGE_AFTER.test(about) ||
      ABOUT_PERSON_AFTER.test(about)
      ? [{ from: at, to }]
      : [];
  });
}

function isName(context: NameContext, { from, to }: Run): boolean {
  const tokens = context.tokens.slice(from, to);
  if (/(?<![\p{L}])(?:St|Saint)\.? $/u.test(textBefore(context, tokens[0]!))) return false;
  // "Mama [name 1]": a title on its own is not a name.
  if (tokens.length === 1 && isTitle(tokens[0]!)) return false;
  const listed = tokens.some((token) => token.kind === 'name' && isSolid(context, token));
  const given = listed && tokens.length === 1 && isGivenToken(tokens[0]!);
  if (INSTITUTION_BEFORE.test(textBefore(context, tokens[0]!))) return false;
  if (tokens.length === 1 && context.institutions.has(tokens[0]!.text.toLowerCase())) return false;
  if (tokens.length === 1 && isThing(context, tokens[0]!)) return false;
  // "the Rushanara Bill" is a law.
  if (tokens.at(-1)!.text === 'Bill' && /(?<![\p{L}])the $/iu.test(textBefore(context, tokens[0]!)))
    return false;
  const titled = TITLE_BEFORE.test(textBefore(context, tokens[0]!));
  // "Deborah Asante act as appropriate adult": a lower-case word after a full name does not make it an organisation.
  const full =
    tokens.length > 1 && isGivenToken(tokens[0]!) && /^ \p{Ll}/u.test(textAfter(context, tokens.at(-1)!));
  if (!given && !titled && !full && namesABody(context, tokens.at(-1)!)) return false;
  if (listed && !isBareFamilyName(context, tokens)) return true;
  return tokens.length === 1 ? isSingleName(context, tokens[0]!) : isUnlistedName(context, tokens);
}

const namesABody = (context: NameContext, last: Token) =>
  !last.possessive && BODY_AFTER.test(textAfter(context, last));

/** "Ainsworth attachment": a family name alone at the start may be a theory, a street or a judgment. */
function isBareFamilyName({ text }: NameContext, tokens: readonly Token[]): boolean {
  const [only, ...others] = tokens;
  if (!only || others.length || !only.opensClause || isGivenToken(only)) return false;
  if (only.possessive || FAMILY_AFTER.test(text.slice(only.end, only.end + 16))) return false;
  return /^ \p{Ll}/u.test(text.slice(only.end));
}

const FAMILY_AFTER =
  /^ (?:family|kids|children|siblings|brothers|sisters|twins|boys|girls|household|case)(?![\p{L}])/iu;

/** "won the Oscar": a person's name has no "the" or "an" before it, but a family's name does. */
function isThing(context: NameContext, token: Token): boolean {
  const ahead = textBefore(context, token);
  if (!/(?<![\p{L}])(?:the|an) $/iu.test(ahead) || isFamilyTogether(token, ahead)) return false;
  const behind = textAfter(context, token);
  return (
    !token.possessive && !FAMILY_AFTER.test(behind) && !AGE_AFTER.test(behind) && !/^-?\p{L}/u.test(behind)
  );
}

/** A word in capitals may be an acronym, so a short listed name in capitals needs other evidence. */
function isSolid(context: NameContext, token: Token): boolean {
  return token.letters === 'capital' || token.plain.length >= 4 || context.allCapitals;
}

/** Two or more capitalised words, none of them certain from the lists. */
function isUnlistedName(context: NameContext, tokens: readonly Token[]): boolean {
  if (context.titleCase) return tokens.some((token) => isCuedFor(context, token));
  const first = tokens[0]!;
  const ahead = textBefore(context, first);
  if (PLACE_BEFORE.test(ahead)) return false;
  if (FROM_BEFORE.test(ahead) && !WORDS_FROM_BEFORE.test(ahead)) return false;
  const words = tokens.filter((token) => token.letters !== 'initial' && !isParticle(token));
  const unknown = words.filter((token) => token.kind === 'unknown' && token.letters === 'capital');
  if (words.length < tokens.length && !/^[IA]$/u.test(first.text)) return words.length > 0;
  // No one puts a capital on a misspelt word in the middle of a sentence, so 2 unknown words count as a name.
  if (unknown.length) return words.length > 1;
  // "Jordan Banks": each could be a word, but together they are a person.
  const last = words.at(-1)!;
  return (
    first.letters === 'capital' && isGivenToken(first) && isFamilyName(last.plain) && !opensAsVerb(first)
  );
}

function isCuedFor(context: NameContext, token: Token): boolean {
  const ahead = textBefore(context, token);
  return NAMING_BEFORE.test(ahead) || ROLE_BEFORE.test(ahead) || AGE_AFTER.test(textAfter(context, token));
}
