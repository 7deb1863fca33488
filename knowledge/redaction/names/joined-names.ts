// Finds names joined to other names: "Tuan and Linh", "Amina, Xhevi & Dritan".
import type { Run } from './capital-runs.js';
import { opensAsVerb } from './capital-runs.js';
import type { Token } from './tokens.js';
import { isGivenToken } from './tokens.js';
import { isEnglishWord, isLikelyMisspelling, isPlace } from '../lists/vocabulary.js';

const MONTHS = new Set(['april', 'may', 'june', 'august']);

export function findJoinedNames(tokens: readonly Token[], names: readonly Run[]): Run[] {
  const taken = new Set(
    names.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  );
  const joined: Run[] = [];
  const takeIfFree = (at: number | undefined) => {
    if (at === undefined || taken.has(at) || !couldBeName(tokens[at])) return;
    taken.add(at);
    joined.push({ from: at, to: at + 1 });
  };
  // Go once from the left and once from the right, so that any one name finds the whole list.
  for (let at = 0; at < tokens.length; at += 1) {
    if (taken.has(at)) takeIfFree(joinedAfter(tokens, at));
  }
  for (let at = tokens.length - 1; at > 0; at -= 1) {
    if (taken.has(at)) takeIfFree(joinedBefore(tokens, at));
  }
  return joined;
}

function couldBeName(token: Token | undefined): boolean {
  if (token?.letters !== 'capital') return false;
  // "Tam & Binh": a capital at the start says nothing, but a given name joined to another name does.
  if (token.opensClause && opensAsVerb(token)) return false;
  if (token.opensClause && !isGivenToken(token)) return token.kind === 'unknown' && isNoWord(token.plain);
  // No one puts a capital on a misspelt word next to a name.
  if (token.kind === 'unknown') return !isEnglishWord(token.plain);
  return token.kind === 'either' && isGivenToken(token) && !isPlace(token.plain) && !MONTHS.has(token.plain);
}

const isNoWord = (plain: string) => plain.length > 3 && !isLikelyMisspelling(plain) && !isEnglishWord(plain);

function joinedAfter(tokens: readonly Token[], at: number): number | undefined {
  if (/^ ?[,/&+] ?$/u.test(tokens[at + 1]?.gap ?? '')) return at + 1;
  // "Zabiullah (Zabi)"
  if (/^ ["'(]$/u.test(tokens[at + 1]?.gap ?? '') && /^["')]/u.test(tokens[at + 2]?.gap ?? '')) return at + 1;
  // "Leah, Ebony-Mae and a Nush"
  if (isAnd(tokens[at + 1], tokens[at + 2]) && tokens[at + 2]?.plain === 'a') return at + 3;
  return isAnd(tokens[at + 1], tokens[at + 2]) ? at + 2 : undefined;
}

/** Does not join across a comma: "Wales, Dritan" is not a list of people. */
function joinedBefore(tokens: readonly Token[], at: number): number | undefined {
  if (/^ ?[/&+] ?$/u.test(tokens[at]!.gap)) return at - 1;
  // "Nasra, Hodan, Ilhaan: three sisters": a list at the start of the sentence, with at least three names.
  if (/^, $/u.test(tokens[at]!.gap) && tokens[at - 1]?.opensClause) {
    const isList = /^(?:,| and| &) ?$/u.test(tokens[at + 1]?.gap ?? '') || tokens[at + 1]?.plain === 'and';
    return isList ? at - 1 : undefined;
  }
  return isAnd(tokens[at - 1], tokens[at]) ? at - 2 : undefined;
}

function isAnd(word: Token | undefined, next: Token | undefined): boolean {
  return /^(?:and|n|or|then|not)$/u.test(word?.plain ?? '') && word?.gap === ' ' && next?.gap === ' ';
}
