// Runs an editor in a separate process, for the test to kill. The editor checks the source, accepts changes,
// publishes, rolls back, and reports each step.
import { createIndexFiles } from '../../../adapters/index/releases/release-index.js';
import { createGovukSource } from '../../../adapters/sources/govuk.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { migrate } from '../../../adapters/sql/migrations/migrate.js';
import { publishChanges } from '../../../ingest/releases/publish-changes.js';
import { refreshSource } from '../../../ingest/sources/refresh-source.js';
import { reviewChange } from '../../../ingest/review/review-change.js';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { govukSource, localFetcher } from '../../fakes/followed-sources.js';
import { chunkInProcess } from '../../support/cut-in-process.js';

const [dataDir, databaseUrl, site, path] = process.argv.slice(2) as [string, string, string, string];
const database = await openDatabase({ dataDir, databaseUrl: databaseUrl || undefined });
await migrate(database);
const editing = createEditingStore(database);
const embedder = createFakeEmbedder();
const ports = {
  store: createGuidanceStore(database),
  indexFiles: createIndexFiles(dataDir),
  embedder,
  chunkFile: chunkInProcess(embedder.countTokens),
  editing,
  fetchSource: createGovukSource(localFetcher(), site),
  secondEditor: 'never' as const,
  gate: 1,
  askRelease: () => Promise.reject(new Error('There are no golden questions here.')),
  clock: () => new Date(),
};
const done = (what: string, id: number) => void process.stdout.write(`${what} ${id}\n`);

for (let round = 1; ; round += 1) {
  await refreshSource(ports, govukSource(path));
  for (const { id, version } of await editing.changes(['open'])) {
    const decided = await reviewChange(ports, { change: id, version, editor: 'ada', action: 'accept' });
    if (decided.outcome === 'decided') done('accepted', id);
  }
  const outcome = await publishChanges(ports, { editor: 'ada' });
  if (outcome.outcome === 'published') done('published', outcome.release);
  const previous = (await editing.publications())[0]?.previous;
  if (round % 3 === 0 && previous !== undefined) {
    const back = await rollBack(ports, { editor: 'ada', reason: 'A round is over.' });
    if (back.outcome === 'rolled-back') done('rolled-back', back.release);
  }
}
