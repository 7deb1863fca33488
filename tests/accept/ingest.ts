// Ingests the whole shared corpus twice, and compares the speed with that of the embedder alone.
import { join } from 'node:path';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { openDatabase } from '../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import { textToEmbed } from '../../ingest/releases/embed-passages.js';
import { runCtac } from './support/run-ctac.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

const FILES = 181;
/** The same batch size as ingest uses. */
const BATCH = 256;

export async function measureIngest({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const dataDir = join(work, 'guidance');
  const folders = [join(shared, 'corpus'), join(shared, 'corpus-bulk')];
  const first = await runCtac(['ingest', ...folders, '--publish'], { dataDir });
  const said =
    /(\d+) files? in ([\d.]+) s: (\d+) read, ([\d,]+) passages? embedded(?:, (\d+) left out)?/.exec(
      first.errors,
    );
  const [taken, errorPages] = [
    Number(said?.[3] ?? 0),
    first.errors.split('“Page not found” page').length - 1,
  ];
  measurements.note('files taken in', taken, 'all but the saved error pages', taken === FILES - errorPages);
  measurements.atMost('saved error pages', errorPages, 2);
  measurements.atMost('peak memory, MB', first.peakMegabytes, 2048);
  const passages = Number((said?.[4] ?? '0').replaceAll(',', ''));
  const pace = passages / Number(said?.[2] ?? Infinity);
  process.stdout.write(`       ${passages} passages in ${said?.[2]} s, ${pace.toFixed(1)} a second\n`);
  const bare = await barePace(dataDir);
  process.stdout.write(`       the bare embedder: ${bare.toFixed(1)} a second\n`);
  measurements.atLeast("share of the bare embedder's pace", pace / bare, 0.75);
  const second = await runCtac(['ingest', ...folders, '--publish'], { dataDir });
  measurements.note(
    'passages embedded by the second run',
    /, ([\d,]+) passages? embedded/.exec(second.errors)?.[1] ?? '?',
    '0',
    / 0 passages embedded/.test(second.errors),
  );
  measurements.atMost("the second run's share of the first's time", second.seconds / first.seconds, 0.05);
}

async function barePace(dataDir: string): Promise<number> {
  const database = await openDatabase({ dataDir });
  const store = createGuidanceStore(database);
  const embedder = await createMiniLmEmbedder({ dataDir });
  const live = await store.liveRelease();
  const editions = (await store.editionsOf(live!.number)).map(({ id }) => id);
  // The store has no vectors under this name, so every passage has to be embedded.
  const contexts = await store.contextsToEmbed(editions, { ...embedder.model, id: 'bare' });
  const start = performance.now();
  for (let from = 0; from < contexts.length; from += BATCH)
    await embedder.embedPassages(contexts.slice(from, from + BATCH).map(textToEmbed));
  const seconds = (performance.now() - start) / 1000;
  await embedder.close();
  await database.close();
  return contexts.length / seconds;
}
