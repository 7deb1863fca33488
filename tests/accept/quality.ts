// Asks the shared sets of questions and scores the answers with the shared scorer.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runCtac, type RunOptions } from './support/run-ctac.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

const scoreSchema = z.object({
  answerable: z.object({
    answered: z.number(),
    askedBack: z.number(),
    recallIn400Words: z.number(),
    recallIn1000Words: z.number(),
    citedAt1: z.number(),
    citedAt3: z.number(),
    quotedAt3: z.number(),
    quoteWords: z.number().nullable(),
  }),
  unanswerable: z
    .object({ 'near-miss': z.number().optional(), 'out-of-scope': z.number().optional() })
    .optional(),
  quotes: z.object({
    n: z.number(),
    unknownDocument: z.number(),
    wordForWord: z.number(),
    nearly: z.number(),
  }),
  urgency: z.object({ recall: z.number(), falseAlarms: z.number() }).optional(),
  pii: z.object({ recall: z.number(), precision: z.number() }).optional(),
  piiLookalikes: z.object({ redactedByMistake: z.number() }).optional(),
  ms: z.object({ p50: z.number(), p95: z.number(), timesEmbedding: z.number().optional() }),
});
type Score = z.infer<typeof scoreSchema>;

async function score(
  questions: string,
  dataDir: string,
  texts: string[],
  shared: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Score> {
  const answers = join(dataDir, 'answers.jsonl');
  await runOrFail(['ask', '--batch', questions], { dataDir, into: answers, environment });
  const scorer = join(shared, 'eval', 'score.mjs');
  const args = ['--questions', questions, '--answers', answers, '--text', texts.join(','), '--json'];
  return scoreSchema.parse(
    JSON.parse(execFileSync('node', [scorer, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })),
  );
}

/**
 * Throws if the command fails, because an incomplete file of answers would be scored as if it were complete.
 */
async function runOrFail(args: readonly string[], options: RunOptions): Promise<void> {
  const { code, errors } = await runCtac(args, options);
  if (code !== 0) throw new Error(`ctac ${args.join(' ')} ended with ${code}:\n${errors}`);
}

/** Returns the DATA_DIR of a release of both corpora. Ingests them if it does not exist yet. */
export async function ingestGuidance({
  shared,
  work,
}: Pick<AcceptanceContext, 'shared' | 'work'>): Promise<string> {
  const dataDir = join(work, 'guidance');
  const corpora = [join(shared, 'corpus'), join(shared, 'corpus-bulk')];
  if (!existsSync(join(dataDir, 'store.sqlite')))
    await runOrFail(['ingest', ...corpora, '--publish'], { dataDir });
  return dataDir;
}

export function scoreAnswers(
  questions: string,
  dataDir: string,
  shared: string,
  environment?: NodeJS.ProcessEnv,
): Promise<Score> {
  const texts = [join(shared, 'eval', 'text'), join(shared, 'corpus-bulk')];
  return score(questions, dataDir, texts, shared, environment);
}

export async function measureGuidance({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const dataDir = await ingestGuidance({ shared, work });
  const questions = join(shared, 'eval', 'questions.jsonl');
  const result = await scoreAnswers(questions, dataDir, shared);
  const { answerable, quotes, unanswerable, urgency, pii, piiLookalikes, ms } = result;
  measurements.atLeast('recall in 1,000 words', answerable.recallIn1000Words, 0.89);
  measurements.atLeast('recall in 400 words', answerable.recallIn400Words, 0.82);
  measurements.atLeast('cited within three', answerable.citedAt3, 0.7);
  measurements.atLeast('quoted within three', answerable.quotedAt3, 0.58);
  measurements.atLeast('quotes nearly word for word', quotes.nearly, 0.995);
  measurements.atLeast('quotes word for word', quotes.wordForWord, 0.98);
  measurements.atMost('quotes of unknown documents', quotes.unknownDocument, 0);
  process.stdout.write(
    `       times the embedding: ${ms.timesEmbedding?.toFixed(1)}; ${Math.round(ms.p50)} ms (median)\n`,
  );
  // Measured without the passage reader, which takes several times as long as all the other steps
  // (docs/decisions/0065).
  const alone = await scoreAnswers(questions, dataDir, shared, { PASSAGE_READER: 'off' });
  measurements.atMost('times the embedding, no passage reader', alone.ms.timesEmbedding ?? 0, 3);
  if (unanswerable) {
    measurements.atLeast('answered', answerable.answered, 0.9);
    measurements.atMost('asked back', answerable.askedBack, 0.05);
    measurements.atLeast('out of scope, abstained', unanswerable['out-of-scope'] ?? 0, 1);
    measurements.atLeast('near miss, abstained', unanswerable['near-miss'] ?? 0, 0.6);
  }
  if (urgency) {
    measurements.atLeast('urgency recall', urgency.recall, 1);
    measurements.atMost('urgency false alarms', urgency.falseAlarms, 0.1);
  }
  if (pii) {
    measurements.atLeast('personal data recall', pii.recall, 0.95);
    measurements.atLeast('personal data precision', pii.precision, 0.95);
  }
  if (piiLookalikes) measurements.atMost('look-alikes redacted', piiLookalikes.redactedByMistake, 0);
  await measureOwnWords({ shared, measurements }, dataDir);
}

/**
 * Questions in everyday words, as people type them at night. Some of the limits are goals that we have not
 * reached yet (docs/quality.md).
 */
async function measureOwnWords(
  { shared, measurements }: Pick<AcceptanceContext, 'shared' | 'measurements'>,
  dataDir: string,
): Promise<void> {
  const questions = join(shared, 'eval', 'own-words.jsonl');
  const { answerable, unanswerable } = await scoreAnswers(questions, dataDir, shared);
  measurements.atLeast('everyday words, recall in 400 words', answerable.recallIn400Words, 0.55);
  measurements.atLeast('everyday words, recall in 1,000 words', answerable.recallIn1000Words, 0.7);
  measurements.atLeast('everyday words, cited within three', answerable.citedAt3, 0.48);
  measurements.atLeast('everyday words, cited first', answerable.citedAt1, 0.32);
  measurements.atLeast('everyday words, answered', answerable.answered, 0.82);
  measurements.atLeast('everyday words, near miss, abstained', unanswerable?.['near-miss'] ?? 0, 0.62);
  measurements.atLeast('everyday words, out of scope, abstained', unanswerable?.['out-of-scope'] ?? 0, 1);
}

export async function measureConditional({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const dataDir = join(work, 'conditional');
  const corpus = join(shared, 'eval', 'conditionalqa', 'corpus');
  await runOrFail(['ingest', corpus, '--publish'], { dataDir });
  const { answerable } = await score(
    join(shared, 'eval', 'conditionalqa', 'questions.jsonl'),
    dataDir,
    [corpus],
    shared,
  );
  measurements.atLeast('ConditionalQA, recall in 1,000 words', answerable.recallIn1000Words, 0.96);
  measurements.atLeast('ConditionalQA, recall in 400 words', answerable.recallIn400Words, 0.87);
}
