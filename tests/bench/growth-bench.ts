// Measures the cost of a large amount of guidance: `npm run bench:growth -- PASSAGES [postgres|FOLDER]`. Builds a
// release of invented words, starts with that release, publishes changed documents one by one as an editor does, and
// asks questions. FOLDER keeps the release, and the next run begins with a copy of it, because building 100,000
// passages takes over 5 minutes of processor time, and the other steps a few seconds.
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ingestFolders } from '../../ingest/ingest-folders.js';
import { loadRelease } from '../../ingest/releases/load-release.js';
import { writeIndex } from '../../ingest/releases/write-index.js';
import { answerQuestion, type LoadedRelease } from '../../knowledge/answer-question.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { emptyDatabase } from '../fakes/temporary-database.js';
import { startPostgres } from '../support/postgres.js';
import { pathOf } from '../support/requirements.js';
import { startGuidance, type RunningGuidance } from '../support/running-guidance.js';
import { measureTurns } from './measure-turns.js';
import { inTurnsEmbedder, invent, PASSAGES_A_DOCUMENT } from './support/invented-guidance.js';

const PASSAGES = Number(process.argv[2] ?? 100_000);
const QUESTIONS = 300;
/** The number of releases to publish, each made from the one before. */
const PUBLISHED = 3;
const embedder = inTurnsEmbedder();
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function measure<T>(what: string, work: () => Promise<T>): Promise<T> {
  await wait(200);
  const before = process.cpuUsage();
  const { done, heldMs, waitingMs, tookMs } = await measureTurns(work);
  const { user, system } = process.cpuUsage(before);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  say(
    `  ${what}: ${tookMs} ms, ${Math.round((user + system) / 1_000)} ms of processor time; loop held for ${heldMs} ms at most (${waitingMs} ms with waiting for a processor); ${memory} MB`,
  );
  return done;
}

async function start({ ports, loading }: RunningGuidance): Promise<LoadedRelease> {
  const live = (await ports.store.liveRelease())!;
  await measure('reading the release', () => ports.store.contentOf(live.number));
  return measure('loading it', () => loadRelease(loading, live.number));
}

/** Publishes a document in which one passage has changed, and starts answering from the new release. */
async function publishOne(
  { ports, loading, database }: RunningGuidance,
  loaded: LoadedRelease,
  nth: number,
): Promise<LoadedRelease> {
  const { store } = ports;
  const from = loaded.index.content;
  const changed = Math.floor(from.documents.size / (nth + 2));
  const folder = await mkdtemp(join(tmpdir(), 'changed-'));
  await writeFile(join(folder, `guide-${changed}.md`), invent(changed).replace('.\n', ' must not.\n'));
  await measure('reading and embedding one document', () =>
    ingestFolders(ports, [folder], { publish: false }),
  );
  const { id } = await database.kysely
    .selectFrom('editions')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  const editions = (await store.editionsOf(from.release.number)).map(({ id: held, document }) =>
    document.slug === `guide-${changed}` ? id : held,
  );
  const content = await measure('publishing it', async () => {
    const draft = await store.draftRelease(editions, embedder.model);
    const drafted = await store.contentOf(draft.number);
    await writeIndex(ports, drafted);
    await store.publish(draft.number, from.release.number);
    return drafted;
  });
  await rm(folder, { recursive: true });
  return measure('answering from it', () => loadRelease(loading, content.release.number, loaded));
}

async function ask(loaded: LoadedRelease): Promise<void> {
  const { passages } = loaded.index.content;
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let n = 0; n < QUESTIONS; n += 1) {
    const { text } = passages[(n * 7919) % passages.length]!;
    const question = { text: publicText(text.split(' ').slice(9, 18).join(' ')), context: [] };
    const loadedRelease = () => Promise.resolve(loaded);
    const { stages } = await answerQuestion({ embedder, loadedRelease }, question);
    times.push(stages['find'] ?? 0);
  }
  const { user, system } = process.cpuUsage(before);
  const each = (user + system) / 1_000 / QUESTIONS;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(share * times.length)]!.toFixed(1);
  say(
    `  finding, ${QUESTIONS} questions: median ${at(0.5)} ms, p95 ${at(0.95)} ms; an answer takes ${each.toFixed(1)} ms of processor time`,
  );
}

async function build(guidance: RunningGuidance): Promise<void> {
  const documents = Math.ceil(PASSAGES / PASSAGES_A_DOCUMENT);
  for (let n = 0; n < documents; n += 1) await guidance.put(`guide-${n}.md`, invent(n));
  await measure('reading, embedding and building everything', () => guidance.publish());
}

/** Copies the guidance kept in a folder. Builds it there first if necessary. */
async function copyOf(kept: string): Promise<RunningGuidance> {
  if (!existsSync(kept)) {
    const built = await startGuidance(embedder);
    await build(built);
    await built.database.close();
    await cp(built.home, kept, { recursive: true });
    await rm(built.home, { recursive: true });
  }
  const home = await mkdtemp(join(tmpdir(), 'growth-'));
  await cp(kept, home, { recursive: true });
  return startGuidance(embedder, undefined, home);
}

async function main(): Promise<void> {
  const [, , , where] = process.argv;
  const isPostgres = where === 'postgres';
  const server = isPostgres ? await startPostgres(pathOf('postgresql')!) : undefined;
  const temporary = server && (await emptyDatabase(server.url));
  say(`${PASSAGES} passages, ${isPostgres ? 'PostgreSQL' : 'memory'}`);
  const guidance =
    where && !isPostgres
      ? await copyOf(where)
      : await startGuidance(embedder, temporary?.databaseUrl, undefined, isPostgres);
  if (!where || isPostgres) await build(guidance);
  let loaded = await start(guidance);
  await ask(loaded);
  for (let nth = 0; nth < PUBLISHED; nth += 1) {
    // Computes these terms first, as a running service has done. Otherwise, the next steps would do it.
    for (const ordinal of loaded.index.content.passages.keys()) loaded.unitTerms(ordinal);
    loaded = await publishOne(guidance, loaded, nth);
  }
  await ask(loaded);
  await guidance.close();
  await temporary?.remove();
  await server?.stop();
}

await main();
