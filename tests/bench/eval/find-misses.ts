// Explains each miss to an editor: the wanted quote, why the answer does not contain it, and the text found
// instead.
import { containsText, wantedLabel, type Gold } from '../../../tools/training/contains-quote.js';
import type { AnswerLine } from './answer-line.js';
import type { JudgedQuestion } from './question-file.js';
import { abstained, checkable, isHeld, isShown, type Asked, type TextOf } from './score-answers.js';
import { isWanted, wantedSpans } from './score-safeguards.js';

/** The texts in the live release, by document slug. */
export type HeldTexts = ReadonlyMap<string, readonly string[]>;

export const WHYS = [
  'failed',
  'asked-back',
  'document-missing',
  'words-missing',
  'not-found',
  'not-said',
  'found-too-low',
  'sentence-not-shown',
  'answered-anyway',
  'danger-missed',
  'false-alarm',
  'left-in',
  'taken-out',
] as const;
export type Why = (typeof WHYS)[number];

export interface Miss {
  id: string;
  question: string;
  why: Why;
  /** The wanted quote, or the personal data that should have been removed. */
  wanted?: { document?: string; words: string };
  /** The rank of the right passage in the search results, from 1. */
  rank?: number;
  instead: { document: string; section?: string; words: string }[];
}

/** Returns one miss for each wanted quote that the person does not see, in the order of the questions. */
export function findMisses(asked: readonly Asked[], release: HeldTexts, textOf?: TextOf): Miss[] {
  return asked.flatMap((one) => {
    const { question, answer } = one;
    if (answer.outcome === 'failed') return [miss(one, 'failed')];
    if (question.kind === 'answerable') return missedQuotes(one, release, textOf);
    if (question.kind === 'unanswerable' && !abstained(answer) && answer.outcome !== 'needs-clarification')
      return [miss(one, 'answered-anyway', { instead: shown(answer) })];
    if (question.kind === 'urgency' && question.urgent !== answer.urgent)
      return [miss(one, question.urgent ? 'danger-missed' : 'false-alarm')];
    if (question.kind === 'pii' || question.kind === 'pii-lookalike') return missedPersonalData(one);
    return [];
  });
}

function missedQuotes(one: Asked, release: HeldTexts, textOf?: TextOf): Miss[] {
  const { question, answer } = one;
  if (answer.outcome === 'needs-clarification') return [miss(one, 'asked-back')];
  return (question.gold ?? []).flatMap((gold) => {
    if (isShown(answer, gold, textOf)) return [];
    const at = answer.passages.findIndex(({ text }) => isHeld([text], gold));
    return [
      miss(one, whyMissed(one, gold, at, release), {
        wanted: { document: gold.doc, words: wantedLabel(gold) },
        ...(at >= 0 && { rank: at + 1 }),
        instead: answer.citations.length ? shown(answer) : found(answer),
      }),
    ];
  });
}

function whyMissed({ answer }: Asked, gold: Gold, at: number, release: HeldTexts): Why {
  if (at >= 0) {
    if (abstained(answer)) return 'not-said';
    const cited = checkable(answer, 3).some(({ passage }) => isHeld([passage], gold));
    return cited ? 'sentence-not-shown' : 'found-too-low';
  }
  const places = [gold, ...(gold.alternatives ?? [])];
  const documents = places.flatMap(({ doc }) => release.get(doc) ?? []);
  if (!documents.length) return 'document-missing';
  return documents.some((text) => containsText(text, gold)) ? 'not-found' : 'words-missing';
}

function missedPersonalData(one: Asked): Miss[] {
  const { question, answer } = one;
  const leftIn = wantedSpans(question, answer).filter(({ hit }) => !hit);
  const tooMuch = answer.redactions.filter(({ text }) => !isWanted(question, text));
  return [
    ...leftIn.map(({ text }) => miss(one, 'left-in', { wanted: { words: text } })),
    ...tooMuch.map(({ text }) => miss(one, 'taken-out', { wanted: { words: text } })),
  ];
}

function miss({ question }: Asked, why: Why, more: Partial<Miss> = {}): Miss {
  return { id: question.id, question: lastWords(question), why, instead: [], ...more };
}

function lastWords({ question, context }: JudgedQuestion): string {
  const before = context?.filter(({ role }) => role === 'user').at(-1)?.text;
  return before ? `${before} → ${question}` : question;
}

export function shown({ citations }: AnswerLine): Miss['instead'] {
  return citations
    .slice(0, 3)
    .map(({ document, section, quote }) => ({ document, words: quote, ...(section && { section }) }));
}

function found({ passages }: AnswerLine): Miss['instead'] {
  return passages.slice(0, 3).map(({ document, text }) => ({ document, words: text }));
}
