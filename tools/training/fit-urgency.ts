// Fits how much each sign and each word speaks of danger now, and prints what each batch, left out, would have found.
// npm run fit:urgency needs no release. Some minutes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findSigns, SIGN_NAMES } from '../../bot/safeguards/signs.js';
import type { Signs } from '../../bot/safeguards/signs.js';
import { isUrgent, wordShare } from '../../bot/safeguards/urgency.js';
import type { UrgencyWeights } from '../../bot/safeguards/urgency.js';
import { readAttacks, readPayloads, SPOKEN_KINDS } from '../../tests/attacks/read-attacks.js';
import { fitSparseLogistic } from './fit-sparse-logistic.js';
import { AXES, wordCoordinates } from './word-coordinates.js';

/** A word that one message alone holds says nothing about the next. */
const MIN_MESSAGES = 2;
/** Pull towards nothing: of a sign, and of a word or pair; chosen on batches left out of the fit, 8e-6 of 5e-6 to 1.2e-5. */
const RIDGE = { dense: 2e-3, sparse: 8e-6 };
/** In a message of twelve words, a weight below this moves the odds by a twentieth at most. */
const MIN_WEIGHT = 0.2;
const WEIGHTS = {
  /** There are five calm messages for each urgent one; and a missed one is worse. */
  urgent: 2,
  calm: 1,
  /** Most of what people write is such a question, and a card each time would teach them not to read it. */
  question: 2,
  /** Reports of a child's day stand nearer to the line than questions, and nobody labelled them for this. */
  report: 0.3,
};
const QUESTIONS = ['calibration-questions', 'follow-ups', 'guidance-questions', 'own-questions', 'premises'];

interface Labelled {
  signs: Signs;
  urgent: boolean;
  kind: 'urgent' | 'calm' | 'question' | 'report';
  /** Of the messages that were written in one go, which. */
  batch?: number;
}

interface Line {
  batch?: number;
  text?: string;
  question?: string;
  marked?: string;
  danger?: 'now' | 'unclear';
}

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
function linesOf(file: string): Line[] {
  const lines = readFileSync(at(file), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Line);
}
function read(file: string, kind: Labelled['kind']): Labelled[] {
  const lines = new Map(linesOf(file).map((line) => [line.text ?? line.question!, line.batch]));
  return Array.from(lines, ([text, batch]) => ({
    signs: findSigns(text),
    urgent: kind === 'urgent',
    kind,
    ...(batch && { batch }),
  }));
}

/** What people write about a child day by day. The data in it is left out, so that no name weighs anything. */
function readReports(): Labelled[] {
  const files = readdirSync(at(reports), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?:ordinary|personal)\/(?!.*held-out).*\.jsonl$/u.test(file),
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
  const kinds = [...SPOKEN_KINDS, 'in-earlier-words', 'in-documents'] as const;
  const payloads = readPayloads().map(({ text }) => ({ text, urgent: false }));
  return [...kinds.flatMap((kind) => readAttacks(kind)), ...payloads].map(({ text, urgent }) => ({
    signs: findSigns(text),
    urgent,
    kind: urgent ? 'urgent' : 'calm',
  }));
}

const messages = 'tests/bot/safeguards/urgency';
const reports = 'tests/knowledge/redaction';
const all = [
  ...read(`${messages}/urgent.jsonl`, 'urgent'),
  ...read(`${messages}/not-urgent.jsonl`, 'calm'),
  ...QUESTIONS.flatMap((name) => read(`tests/questions/${name}.jsonl`, 'question')),
  ...readReports(),
  ...readOrders(),
];

/** The axes along which the words of the messages differ most, and where each known word lies on them. */
const meanings = await wordCoordinates(all.flatMap(({ signs }) => [...signs.words]));

function fitWeights(examples: readonly Labelled[]): UrgencyWeights {
  const counts = new Map<string, number>();
  for (const { signs } of examples)
    for (const word of [...signs.words, ...signs.pairs]) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].filter((word) => counts.get(word)! >= MIN_MESSAGES).sort();
  const columns = new Map(words.map((word, k) => [word, k]));
  const whole = examples.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0);
  const rows = examples.map(({ signs, urgent, kind }) => ({
    ...valuesOf(signs, columns),
    yes: urgent,
    weight: WEIGHTS[kind] / whole,
  }));
  const { bias, dense, sparse } = fitSparseLogistic(rows, words.length, RIDGE);
  return {
    bias: round(bias),
    signs: Object.fromEntries(
      SIGN_NAMES.map((name, k) => [name, round(dense[k]!)]),
    ) as UrgencyWeights['signs'],
    words: weightsOfWords(
      dense.slice(SIGN_NAMES.length),
      new Map(words.map((word, k) => [word, sparse[k]!])),
    ),
  };
}

function valuesOf({ values, words, pairs }: Signs, columns: ReadonlyMap<string, number>) {
  const share = wordShare(words.size);
  const held = [...words, ...pairs].flatMap((word) => columns.get(word) ?? []);
  const meaning = new Float64Array(AXES);
  for (const word of words) meanings.get(word)?.forEach((along, a) => (meaning[a]! += along * share));
  return {
    dense: [...SIGN_NAMES.map((name) => values[name]), ...meaning],
    columns: Uint32Array.from(held),
    values: new Float64Array(held.length).fill(share),
  };
}

/** What a word's neighbours in meaning say of it, and what its own messages say: so an unseen word weighs too. */
function weightsOfWords(ofAxes: Float64Array, own: ReadonlyMap<string, number>): Record<string, number> {
  const words = [...new Set([...meanings.keys(), ...own.keys()])].sort();
  const weights = words.map((word) => {
    const meant = meanings.get(word)?.reduce((sum, along, a) => sum + along * ofAxes[a]!, 0) ?? 0;
    return [word, round(meant + (own.get(word) ?? 0))] as const;
  });
  return Object.fromEntries(weights.filter(([, weight]) => Math.abs(weight) >= MIN_WEIGHT));
}

interface Judged {
  kind: Labelled['kind'];
  said: boolean;
  batch?: number;
}

const round = (value: number) => Math.round(value * 100) / 100;

function report(title: string, judged: readonly Judged[]): void {
  const said = (kind: Labelled['kind']) => {
    const these = judged.filter((one) => one.kind === kind);
    return `${String(these.filter((one) => one.said).length)} of ${String(these.length)}`;
  };
  const alarmed = (['calm', 'question', 'report'] as const).map((kind) => `${kind} ${said(kind)}`).join(', ');
  const line = `urgent found ${said('urgent')}; alarmed: ${alarmed}`;
  process.stdout.write(`${title}: ${line}\n`);
}

const judge = (weights: UrgencyWeights, examples: readonly Labelled[]) =>
  examples.map(({ kind, signs, batch }): Judged => ({
    kind,
    said: isUrgent(weights, signs),
    ...(batch && { batch }),
  }));

/** A batch is left out whole, as the next one will be; of everything else an equal part goes with it. */
const batches = [...new Set(all.flatMap(({ batch }) => batch ?? []))].sort((a, b) => a - b);
const partOf = ({ batch }: Labelled, i: number) => (batch ? batches.indexOf(batch) : i % batches.length);
const heldOut = batches.map((_batch, part) =>
  judge(
    fitWeights(all.filter((one, i) => partOf(one, i) !== part)),
    all.filter((one, i) => partOf(one, i) === part),
  ),
);
batches.forEach((batch, part) => {
  report(
    `batch ${String(batch)}, left out`,
    heldOut[part]!.filter((one) => one.batch),
  );
});
report(`${String(batches.length)} held-out parts`, heldOut.flat());
const weights = fitWeights(all);
report('the messages that were fitted', judge(weights, all));
writeFileSync(at('bot/safeguards/urgency-weights.json'), `${JSON.stringify(weights, null, 2)}\n`);
