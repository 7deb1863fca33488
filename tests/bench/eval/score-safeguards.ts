// Scores the checks made before any search: whether danger is noticed without false alarms, and whether
// personal data is removed.
import type { AnswerLine } from './answer-line.js';
import { mean, type Asked } from './score-answers.js';
import type { JudgedQuestion } from './question-file.js';

/**
 * The smallest share of a redaction that must be personal data. This allows for a title or a full stop, but
 * redacting the whole sentence does not count.
 */
const MIN_SHARE = 0.8;

export function scoreUrgency(asked: readonly Asked[]) {
  const those = asked.filter(({ question }) => question.kind === 'urgency');
  if (!those.length) return undefined;
  const raised = (urgent: boolean) =>
    mean(
      those.filter(({ question }) => question.urgent === urgent).map(({ answer }) => Number(answer.urgent)),
    );
  return { n: those.length, recall: raised(true), falseAlarms: raised(false) };
}

export function scorePersonalData(asked: readonly Asked[]) {
  const those = asked.filter(({ question }) => question.kind === 'pii');
  if (!those.length) return undefined;
  const wanted = those.flatMap(({ question, answer }) => wantedSpans(question, answer));
  const taken = those.flatMap(({ question, answer }) =>
    answer.redactions.map(({ text }) => Number(isWanted(question, text))),
  );
  const hits = wanted.flatMap(({ type, hit }) => (hit ? Number(hit.type === type) : []));
  return {
    n: those.length,
    spans: wanted.length,
    recall: mean(wanted.map(({ hit }) => Number(hit !== undefined))),
    precision: mean(taken),
    rightType: mean(hits),
  };
}

/** Scores words that look like personal data but are not, such as helplines, statutes and organisations. */
export function scoreLookalikes(asked: readonly Asked[]) {
  const those = asked.filter(({ question }) => question.kind === 'pii-lookalike');
  if (!those.length) return undefined;
  return {
    n: those.length,
    redactedByMistake: mean(those.map(({ answer }) => Number(answer.redactions.length > 0))),
  };
}

/** Pairs each detail that should be removed with the redaction that removed it. */
export function wantedSpans({ pii = [] }: JudgedQuestion, answer: AnswerLine) {
  return pii.map(({ text, type }) => ({
    text,
    type,
    hit: answer.redactions.find((redaction) => isSame(redaction.text, text)),
  }));
}

export function isWanted({ pii = [] }: JudgedQuestion, redacted: string): boolean {
  return pii.some(({ text }) => isSame(redacted, text));
}

function isSame(a: string, b: string): boolean {
  const [short, long] = [a, b]
    .map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
    .sort((x, y) => x.length - y.length) as [string, string];
  return short.length > 0 && long.includes(short) && short.length >= MIN_SHARE * long.length;
}
