// Fits how much each sign and each word speaks of danger now, and prints what six held-out parts would have found.
// npm run fit:urgency needs no release. Some minutes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findSigns, SIGN_NAMES } from '../../bot/safeguards/signs.js';
import type { Signs } from '../../bot/safeguards/signs.js';
import { isUrgent, wordShare } from '../../bot/safeguards/urgency.js';
import type { UrgencyWeights } from '../../bot/safeguards/urgency.js';
import { fitLogistic } from '../../knowledge/fit-logistic.js';
import { readAttacks, SPOKEN_KINDS } from '../attacks/read-attacks.js';

/** A word that one message alone holds says nothing about the next. */
const LEAST_MESSAGES = 2;
/** Pull towards nothing, per unit of a word and of a sign; chosen on batch 8 and half of the questions, unseen then. */
const RIDGE = { word: 4.5e-6, sign: 3.4e-3 };
const WEIGHTS = {
  /** There are five calm messages for each urgent one; and a missed one is worse. */
  urgent: 2,
  calm: 1,
  /** Most of what people write is such a question, and a card each time would teach them not to read it. */
  question: 2,
  /** Reports of a child's day stand nearer to the line than questions, and nobody labelled them for this. */
  report: 0.3,
};
const FOLDS = 6;
const QUESTIONS = ['calibration-questions', 'follow-ups', 'guidance-questions', 'own-questions', 'premises'];

interface Labelled {
  signs: Signs;
  urgent: boolean;
  kind: 'urgent' | 'calm' | 'question' | 'report';
}

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
function linesOf(file: string): Record<string, string>[] {
  const lines = readFileSync(at(file), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, string>);
}
function read(file: string, field: 'text' | 'question', kind: Labelled['kind']): Labelled[] {
  const texts = new Set(linesOf(file).map((line) => line[field]!));
  return Array.from(texts, (text) => ({ signs: findSigns(text), urgent: kind === 'urgent', kind }));
}

/** What people write about a child day by day. The data in it is left out, so that no name weighs anything. */
function readReports(): Labelled[] {
  const files = readdirSync(at(reports)).filter((file) =>
    /^(?:ordinary|personal)-(?!held-out).*\.jsonl$/u.test(file),
  );
  const lines = files
    .flatMap((file) => linesOf(`${reports}/${file}`))
    .filter(({ danger }) => danger !== 'unclear');
  return lines.map(({ marked, danger }) => ({
    signs: findSigns(marked!.replace(/⟦[^⟧]*⟧/gu, '–')),
    urgent: danger === 'now',
    kind: danger === 'now' ? 'urgent' : 'report',
  }));
}

/** Attacks give orders, in words that questions hardly use; only what they tell of a child in danger is urgent. */
function readOrders(): Labelled[] {
  const orders = [...SPOKEN_KINDS, 'in-earlier-words' as const].flatMap((kind) => readAttacks(kind));
  return orders.map(({ text, urgent }) => ({
    signs: findSigns(text),
    urgent,
    kind: urgent ? 'urgent' : 'calm',
  }));
}

const messages = 'tests/bot/safeguards/urgency';
const reports = 'tests/knowledge/redact';
const all = [
  ...read(`${messages}/urgent.jsonl`, 'text', 'urgent'),
  ...read(`${messages}/not-urgent.jsonl`, 'text', 'calm'),
  ...QUESTIONS.flatMap((name) => read(`tests/questions/${name}.jsonl`, 'question', 'question')),
  ...readReports(),
  ...readOrders(),
];

function fitWeights(examples: readonly Labelled[]): UrgencyWeights {
  const counts = new Map<string, number>();
  for (const { signs } of examples)
    for (const word of signs.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].filter((word) => counts.get(word)! >= LEAST_MESSAGES).sort();
  const rows = examples.map(({ signs }) => valuesOf(signs, words));
  const weightOf = ({ kind }: Labelled) => WEIGHTS[kind];
  const whole = examples.reduce((sum, example) => sum + weightOf(example), 0);
  const { weights, bias } = fitLogistic(
    examples.map((example, i) => ({
      values: rows[i]!,
      yes: example.urgent,
      weight: weightOf(example) / whole,
    })),
    ridgesFor(rows),
  );
  const rounded = Array.from(weights, (weight) => Math.round(weight * 1000) / 1000);
  return {
    bias,
    signs: Object.fromEntries(SIGN_NAMES.map((name, k) => [name, rounded[k]!])) as UrgencyWeights['signs'],
    words: Object.fromEntries(words.map((word, k) => [word, rounded[SIGN_NAMES.length + k]!])),
  };
}

function valuesOf({ values, words: held }: Signs, words: readonly string[]): number[] {
  const share = wordShare(words.filter((word) => held.has(word)).length);
  return [...SIGN_NAMES.map((name) => values[name]), ...words.map((word) => (held.has(word) ? share : 0))];
}

/** A rare word would gain by being measured in its own small spread; so its ridge is given per unit of the word. */
function ridgesFor(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((_, k) => {
    if (k < SIGN_NAMES.length) return RIDGE.sign;
    const mean = rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length;
    return RIDGE.word / (rows.reduce((sum, row) => sum + (row[k]! - mean) ** 2, 0) / rows.length);
  });
}

function report(title: string, judged: readonly { kind: Labelled['kind']; said: boolean }[]): void {
  const said = (kind: Labelled['kind']) => {
    const these = judged.filter((one) => one.kind === kind);
    return `${String(these.filter((one) => one.said).length)} of ${String(these.length)}`;
  };
  const alarmed = (['calm', 'question', 'report'] as const).map((kind) => `${kind} ${said(kind)}`).join(', ');
  const line = `urgent found ${said('urgent')}; alarmed: ${alarmed}`;
  process.stdout.write(`${title}: ${line}\n`);
}

const judge = (weights: UrgencyWeights, examples: readonly Labelled[]) =>
  examples.map(({ kind, signs }) => ({ kind, said: isUrgent(weights, signs) }));

const inFold = (i: number, fold: number) => i % FOLDS === fold;
const heldOut = Array.from({ length: FOLDS }, (_, fold) =>
  judge(
    fitWeights(all.filter((_one, i) => !inFold(i, fold))),
    all.filter((_one, i) => inFold(i, fold)),
  ),
);
report('six held-out parts', heldOut.flat());
const weights = fitWeights(all);
report('the messages that were fitted', judge(weights, all));
writeFileSync(at('bot/safeguards/urgency-weights.json'), `${JSON.stringify(weights, null, 2)}\n`);
