// Kills ingest and publish at random moments, and checks that the live release is whole afterwards.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIndexFiles } from '../../adapters/index/releases/release-index.js';
import { openDatabase } from '../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import { runCtac } from './support/run-ctac.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

/**
 * The number of kills. Each comes at a random moment, so about half should hit ingest and half publishing.
 */
const KILLS = 20;
/** The maximum number of runs. A run that ends before its kill does not count, so another run starts. */
const MAX_RUNS = 80;

/**
 * Starts runs and kills them part-way. Each run changes every file, so that it includes both ingest and
 * publish.
 */
export async function killDuringIngest({ work, measurements }: AcceptanceContext): Promise<void> {
  const dataDir = join(work, 'kills');
  const folder = join(work, 'kills-folder');
  mkdirSync(folder, { recursive: true });
  let round = 0;
  const ingest = (killAfterMs?: number) => {
    writeNotes(folder, (round += 1));
    return runCtac(['ingest', folder, '--publish'], { dataDir, killAfterMs });
  };
  await ingest();
  // The first run on a machine also compares the embedding engines, so the second run shows the usual
  // duration.
  const wholeRunMs = (await ingest()).seconds * 1000;
  let struck = 0;
  let whole = 0;
  while (struck < KILLS && round < MAX_RUNS) {
    const run = await ingest(wholeRunMs * (0.3 + 0.7 * Math.random()));
    if (run.code === 0) continue;
    struck += 1;
    if (await liveIsWhole(dataDir)) whole += 1;
  }
  measurements.note(
    `live release whole after ${struck} kills in ${round} runs`,
    whole,
    String(KILLS),
    whole === KILLS,
  );
  await ingest();
  const recovered = await liveIsWhole(dataDir);
  measurements.note('the next run publishes', String(recovered), 'true', recovered);
  rmSync(folder, { recursive: true });
}

function writeNotes(folder: string, round: number): void {
  for (let n = 0; n < 60; n += 1)
    writeFileSync(
      join(folder, `note-${n}.md`),
      `# Note ${n}\n\nRound ${round}: rule ${n} says that ${round + n} days are enough for this.\n`,
    );
}

/**
 * True if all documents of the live release come from one round, and the index has exactly their passages.
 */
async function liveIsWhole(dataDir: string): Promise<boolean> {
  const database = await openDatabase({ dataDir });
  try {
    const store = createGuidanceStore(database);
    const live = await store.liveRelease();
    if (!live) return false;
    const content = await store.contentOf(live.number);
    const rounds = new Set(content.passages.map(({ text }) => /Round (\d+)/.exec(text)?.[1]));
    const index = await createIndexFiles(dataDir).open(content);
    const vector = (await store.vectorsOf(content))[0]!.vector;
    return (
      rounds.size === 1 &&
      content.passages.length === 60 &&
      (await index.nearest(vector, 1))[0]!.ordinal === 0
    );
  } catch {
    return false;
  } finally {
    await database.close();
  }
}
