// Measures whether a follow-up finds the same passages as the same question in full: `DATA_DIR=… npm run
// measure:follow-ups`.
// With FILES, counts how the messages in files of conversations are understood, without showing the messages:
// `npm run measure:follow-ups -- FILES`.
import { readFileSync } from 'node:fs';
import { findPassages } from '../../knowledge/search/find-passages.js';
import type { BenchQuestion } from '../../tools/training/contains-quote.js';
import { openLiveRelease } from '../../tools/training/open-live-release.js';
import { queryFor } from '../../tools/training/ranking-quality.js';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { readKnowledgeFiles } from '../../knowledge/knowledge-files.js';
import { createReadTurn } from '../../knowledge/turns/read-turn.js';
import { countDecisions, decisionLines } from '../../tools/training/turns/count-decisions.js';
import { readFiles } from './read-turn.js';

interface FollowUp extends BenchQuestion {
  /** The question in full, so that it makes sense without the earlier questions. */
  alone: string;
  shape: string;
}

const files = process.argv.slice(2);
if (files.length) {
  const embedder = await createMiniLmEmbedder({ dataDir: '.tmp/samples' });
  const counts = countDecisions(
    await readFiles(files, createReadTurn(embedder, readKnowledgeFiles().turnWeights)),
  );
  process.stdout.write(`${decisionLines(counts).join('\n')}\n`);
  await embedder.close();
  process.exit(0);
}

const FIRST = 3;
const { release, embedder, close } = await openLiveRelease();
const found = async (question: BenchQuestion) => {
  const query = await queryFor(release, embedder, question);
  return (await findPassages(release, query, release.weights, 10)).map(({ passage }) => passage.id);
};
const pairs = new URL('../questions/follow-ups.jsonl', import.meta.url);
const lines = readFileSync(pairs, 'utf8').split('\n').filter(Boolean);
const rows = [];
for (const followUp of lines.map((line) => JSON.parse(line) as FollowUp)) {
  const alone = await found({ ...followUp, question: followUp.alone, context: [] });
  const asked = await found(followUp);
  const bare = await found({ ...followUp, context: [] });
  const share = (ids: string[]) =>
    alone.slice(0, FIRST).filter((id) => ids.slice(0, FIRST).includes(id)).length / FIRST;
  rows.push({
    ...followUp,
    share: share(asked),
    bare: share(bare),
    best: asked.slice(0, FIRST).includes(alone[0]!),
  });
}
const mean = (values: number[]) =>
  (values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)).toFixed(3);
for (const shape of [...new Set(rows.map((row) => row.shape)), 'all']) {
  const those = rows.filter((row) => shape === 'all' || row.shape === shape);
  process.stdout.write(
    `${shape.padEnd(10)} ${String(those.length).padStart(3)}  first found among three ${mean(those.map(({ best }) => Number(best)))}  of three found ${mean(those.map(({ share }) => share))}  without the talk before ${mean(those.map(({ bare }) => bare))}\n`,
  );
}
for (const { id, question, alone } of rows.filter((row) => !row.best))
  process.stdout.write(`missed ${id} “${question}” for “${alone}”\n`);
await close();
