// Asks questions with recorded replies of a language model, and scores the answers. The server in
// FOLDER/tools replays the replies. Each reply belongs to one exact request, so a change to the prompt,
// ranking or guidance leaves some requests without a reply. Those requests are printed, and the local answer
// is used instead.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from '../support/free-port.js';
import type { AcceptanceContext } from './support/acceptance-context.js';
import { ingestGuidance, scoreAnswers } from './quality.js';

const REPLIES = fileURLToPath(new URL('../recorded/', import.meta.url));
const replySchema = z.object({ hash: z.string(), reply: z.unknown() });
const statsSchema = z.object({ replayed: z.number(), unanswered: z.number() });
/** Part of the key that the server uses to find a recorded reply. */
const MODEL = 'recorded-replies';

export async function measureRecorded({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const guidance = await ingestGuidance({ shared, work });
  const model = await startReplaying(shared, work);
  try {
    for (const set of ['own-words', 'questions']) {
      const { answerable, unanswerable } = await scoreAnswers(
        join(shared, 'eval', `${set}.jsonl`),
        guidance,
        shared,
        model.environment,
      );
      const floor = FLOORS[set as keyof typeof FLOORS];
      const atLeast = (name: string, value: number, least: number) =>
        measurements.atLeast(`${set} with recorded replies, ${name}`, value, least);
      atLeast('recall in 400 words', answerable.recallIn400Words, floor.in400);
      atLeast('recall in 1,000 words', answerable.recallIn1000Words, floor.in1000);
      atLeast('cited within three', answerable.citedAt3, floor.three);
      atLeast('cited first', answerable.citedAt1, floor.first);
      atLeast('answered', answerable.answered, 0.93);
      atLeast('near miss, abstained', unanswerable?.['near-miss'] ?? 0, floor.nearMiss);
      atLeast('out of scope, abstained', unanswerable?.['out-of-scope'] ?? 0, 1);
    }
    const { replayed, unanswered } = await model.stats();
    process.stdout.write(`       ${replayed} replies replayed, ${unanswered} requests had none\n`);
  } finally {
    model.close();
  }
}

const FLOORS = {
  'own-words': { in400: 0.88, in1000: 0.93, three: 0.86, first: 0.78, nearMiss: 0.94 },
  questions: { in400: 0.9, in1000: 0.95, three: 0.88, first: 0, nearMiss: 0 },
};

async function startReplaying(shared: string, work: string) {
  const replies = join(work, 'replies');
  mkdirSync(replies, { recursive: true });
  for (const file of readdirSync(REPLIES).filter((name) => name.endsWith('.jsonl')))
    for (const line of readFileSync(join(REPLIES, file), 'utf8').split('\n').filter(Boolean)) {
      const { hash, reply } = replySchema.parse(JSON.parse(line));
      writeFileSync(join(replies, `${hash}.json`), JSON.stringify({ content: JSON.stringify(reply) }));
    }
  const port = await freePort();
  const server = spawn(
    'node',
    [
      join(shared, 'tools', 'replay-model.mjs'),
      ...['--replies', replies, '--asked', join(work, 'asked'), '--port', String(port)],
    ],
    { stdio: 'ignore' },
  );
  const address = `http://127.0.0.1:${port}`;
  const stats = async () => statsSchema.parse(await (await fetch(`${address}/stats`)).json());
  while (!(await stats().catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error(`The replaying server ended with ${server.exitCode}.`);
    await wait(50);
  }
  return {
    environment: {
      ANSWER_MODEL: MODEL,
      OPENAI_BASE_URL: `${address}/v1`,
      OPENAI_API_KEY: 'none',
      // A long time limit, so that a busy machine does not look like a slow model.
      ANSWER_MODEL_DEADLINE_MS: '60000',
    },
    stats,
    close: () => server.kill(),
  };
}
