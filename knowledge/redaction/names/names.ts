// Uses word lists and capitals to find people's names. No list is complete, so 2 unknown capitalised words
// count as a name. A single unknown word, a nickname or a name in lower case is left to the message reader.
import type { DetailCandidate } from '../matching/candidate.js';
import {
  findCapitalRuns,
  isParticle,
  isTitle,
  opensAsVerb,
  textAfter,
  textBefore,
  type NameContext,
  type CapitalRun,
} from './capital-runs.js';
import { BODY_AFTER, INSTITUTION_BEFORE, OPERATION_BEFORE, TITLE_BEFORE } from './name-cues.js';
import { isGivenToken, type Token } from './tokens.js';
import { isFamilyName, isFullName } from '../lists/vocabulary.js';

/**
 * Names weigh less than details with a label (`LABELLED`), because addresses and schools contain names too:
 * "Nelson Road", "St Bede's Primary".
 */
export const NAME_WEIGHT = 50;
/**
 * The weight of a full name after “Operation”. The message reader takes it for the name of an operation, so it
 * must not overrule this.
 */
export const NAME_AFTER_OPERATION_WEIGHT = NAME_WEIGHT + 1;

export function findWrittenNames(context: NameContext): DetailCandidate[] {
  return findCapitalRuns(context)
    .filter((run) => isName(context, run))
    .map(({ from, to }) => ({
      type: 'name',
      weight: isAfterOperation(context, context.tokens[from]!) ? NAME_AFTER_OPERATION_WEIGHT : NAME_WEIGHT,
      start: context.tokens[from]!.start,
      end: context.tokens[to - 1]!.end,
    }));
}

const isAfterOperation = (context: NameContext, token: Token) =>
  OPERATION_BEFORE.test(textBefore(context, token));

function isName(context: NameContext, { from, to }: CapitalRun): boolean {
  const tokens = context.tokens.slice(from, to);
  const [first, last] = [tokens[0]!, tokens.at(-1)!];
  const ahead = textBefore(context, first);
  // A title on its own is not a name, as in "Mama [name 1]".
  if (tokens.length === 1 && isTitle(first)) return false;
  if (isAfterOperation(context, first)) return tokens.length > 1 && isFullName(first.plain, last.plain);
  if (INSTITUTION_BEFORE.test(ahead) || /(?<![\p{L}])(?:St|Saint)\.? $/u.test(ahead)) return false;
  const titled = TITLE_BEFORE.test(ahead);
  if (!titled && !last.possessive && BODY_AFTER.test(textAfter(context, last))) return false;
  if (tokens.some((token) => token.kind === 'name' && isSolid(context, token))) return true;
  return tokens.length === 1 ? titled : isUnlistedName(context, tokens);
}

/**
 * True if this listed name needs no other evidence. A name of up to 3 letters in capitals may be an acronym,
 * unless the whole message is in capitals.
 */
function isSolid(context: NameContext, token: Token): boolean {
  return token.letters === 'capital' || token.plain.length >= 4 || context.allCapitals;
}

/** True if 2 or more capitalised words are likely to be a name, although the lists confirm none of them. */
function isUnlistedName(context: NameContext, tokens: readonly Token[]): boolean {
  const first = tokens[0]!;
  const words = tokens.filter((token) => token.letters !== 'initial' && !isParticle(token));
  const unknown = words.filter((token) => token.kind === 'unknown' && token.letters === 'capital');
  if (words.length < tokens.length && !/^[IA]$/u.test(first.text)) return words.length > 0;
  // People rarely capitalise a misspelt word in the middle of a sentence, so 2 unknown capitalised words
  // count as a name.
  if (unknown.length) return words.length > 1;
  // In "Jordan Banks", each word could be an ordinary word, but together they are a name.
  return (
    first.letters === 'capital' &&
    isGivenToken(first) &&
    isFamilyName(words.at(-1)!.plain) &&
    !opensAsVerb(first)
  );
}
