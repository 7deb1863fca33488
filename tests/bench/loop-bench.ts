// Measures how long the event loop is blocked by publishing, by loading a release, and by opening and listing
// recalls: `npm run bench:loop`.
// Uses the sample notes, then 20,000 passages of invented words, of which 3,000 change after people were
// given them. With `node --expose-gc`, also measures the memory that a loaded passage takes.
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createParserProcess, type ParserProcess } from '../../adapters/parsers/parser-process.js';
import { createStore } from '../../adapters/sql/conversations/store.js';
import { createEditingStore } from '../../adapters/sql/guidance/editing-store.js';
import { connectEditingPages, type Editing } from '../../adapters/composition/editing.js';
import { readAssets } from '../../adapters/web/design/assets.js';
import type { EditingLibrary } from '../../adapters/web/library/frame/context.js';
import { showRecalls } from '../../adapters/web/library/recalls/recall-list.js';
import type { SetUpState } from '../../adapters/web/ports/web-options.js';
import type { Bot } from '../../bot/create-bot.js';
import { openRecalls } from '../../bot/recalls/open-recalls.js';
import { ingestFolders } from '../../ingest/ingest-folders.js';
import { loadRelease } from '../../ingest/releases/load-release.js';
import { writeIndex } from '../../ingest/releases/write-index.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import type { HttpExchange } from '../../adapters/http/http.js';
import { newAnswer, newMessage, NOW, person } from '../fakes/samples/sample-records.js';
import { startGuidance, type RunningGuidance } from '../support/running-guidance.js';
import { inTurnsEmbedder, invent, PASSAGES_A_DOCUMENT } from './support/invented-guidance.js';
import { measureTurns } from './measure-turns.js';

const DOCUMENTS = Number(process.argv[2] ?? 400);
const CHANGED = Number(process.argv[3] ?? 60);
const ANSWERS = 11_000;

async function measure<T>(what: string, work: () => Promise<T>): Promise<T> {
  await wait(200);
  const { done, heldMs, waitingMs, tookMs } = await measureTurns(work);
  process.stdout.write(
    `  ${what}: loop held for ${heldMs} ms at most (${waitingMs} ms with waiting for a processor), ${tookMs} ms in all\n`,
  );
  return done;
}

async function publishAndLoad(
  guidance: RunningGuidance,
  folders: readonly string[],
): Promise<ReleaseContent> {
  const { ports, loading } = guidance;
  await measure('publishing', () => ingestFolders(ports, [...folders], { publish: true }));
  const live = (await ports.store.liveRelease())!;
  const content = await measure('reading the release', () => ports.store.contentOf(live.number));
  const memory = memoryInUse();
  const loaded = await measure('loading it', () => loadRelease(loading, live.number));
  for (const ordinal of content.passages.keys()) loaded.unitTerms(ordinal);
  const grewBy = (memoryInUse() - memory) / content.passages.length / 1_000;
  process.stdout.write(`  ${grewBy.toFixed(1)} KB a passage, without its text\n`);
  return content;
}

function memoryInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

async function giveAnswers(guidance: RunningGuidance): Promise<void> {
  const store = createStore(guidance.database);
  const live = (await guidance.ports.store.liveRelease())!;
  const { passages } = await guidance.ports.store.contentOf(live.number);
  const place = { platform: 'slack', id: 'place', kind: 'personal', address: { channel: 'place' } } as const;
  await store.transaction(async ({ answers, conversations, messages }) => {
    const { id } = await conversations.open(place, person, NOW);
    for (let n = 0; n < ANSWERS; n += 1) {
      const wording = { text: publicText('Which rule?'), redactedTypes: [], words: 'Which rule?' };
      const asked = await messages.add({ ...newMessage(id), ...wording });
      await answers.add(newAnswer(id, asked!, passages[n % passages.length]!.id));
    }
  });
}

async function recall(guidance: RunningGuidance): Promise<void> {
  const { database, ports } = guidance;
  const recalls = {
    store: createStore(database),
    guidance: ports.store,
    editing: createEditingStore(database),
    clock: () => new Date(),
  };
  const opened = await measure('opening recalls', () => openRecalls(recalls));
  process.stdout.write(`  ${opened} recalls\n`);
  // Contains only the parts that the page reads.
  const editing = { ports, recalls } as unknown as Editing;
  const library = {
    assets: readAssets(),
    now: () => new Date(),
    options: { store: recalls.store },
    editorOf: () => ({ person, roles: ['edit'], formToken: 'token' }),
    editing: connectEditingPages(editing, {} as Bot, {} as SetUpState),
  };
  const exchange = { query: new URLSearchParams(), params: {} };
  await measure('the page with the list of recalls', () =>
    showRecalls(library as unknown as EditingLibrary, exchange as HttpExchange),
  );
}

/** Parses files in another process, as the service does. */
function inChild(guidance: RunningGuidance): ParserProcess {
  const childFile = fileURLToPath(new URL('../../adapters/composition/parser-child.ts', import.meta.url));
  const parsing = createParserProcess({ childFile, counting: 'estimate' });
  guidance.ports.chunkFile = parsing.chunkFile;
  return parsing;
}

async function main(): Promise<void> {
  const embedder = inTurnsEmbedder();
  const samples = await startGuidance(embedder);
  process.stdout.write('sample notes\n');
  await publishAndLoad(samples, ['ingest/samples']);
  await samples.close();

  const guidance = await startGuidance(embedder);
  for (let n = 0; n < DOCUMENTS; n += 1) await guidance.put(`guide-${n}.md`, invent(n));
  await guidance.publish();
  const parsing = inChild(guidance);
  await giveAnswers(guidance);
  const first = (await guidance.ports.store.liveRelease())!;
  const documents = [...(await guidance.ports.store.contentOf(first.number)).documents.keys()];
  // Changes the first documents, because those are the ones that people were given.
  for (const slug of documents.slice(0, CHANGED)) {
    const n = Number(slug.replace('guide-', ''));
    await guidance.put(`guide-${n}.md`, invent(n).replaceAll('.\n', ' must not.\n'));
  }
  process.stdout.write(`${DOCUMENTS} documents of ${PASSAGES_A_DOCUMENT} passages, ${CHANGED} changed\n`);
  const content = await publishAndLoad(guidance, [guidance.folder]);
  await recall(guidance);
  await measure('building its index whole', () => writeIndex(guidance.ports, content));
  await parsing.close();
  await guidance.close();
}

await main();
