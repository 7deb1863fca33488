import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { createIndexFiles } from '../../adapters/index/releases/release-index.js';
import { readFolder } from '../../adapters/sources/folder.js';
import type { Database } from '../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import { placePassages } from '../../ingest/chunking/digest-passages.js';
import { ingestFolders, type IngestPorts } from '../../ingest/ingest-folders.js';
import { MachineFailure } from '../../knowledge/model/errors.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { openMigrated } from '../fakes/temporary-database.js';
import { chunkInProcess } from '../support/cut-in-process.js';

let home: string;
let folder: string;
let database: Database;
let ports: IngestPorts;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ingest-'));
  folder = join(home, 'guidance');
  await mkdir(folder);
  database = await openMigrated({ dataDir: home });
  const embedder = createFakeEmbedder();
  ports = {
    store: createGuidanceStore(database),
    indexFiles: createIndexFiles(home),
    embedder,
    readFolder,
    chunkFile: chunkInProcess(embedder.countTokens),
  };
});
afterEach(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});

const put = (name: string, text: string) => writeFile(join(folder, name), text);
const note = (title: string, ...sentences: string[]) => `# ${title}\n\n${sentences.join('\n\n')}\n`;

async function run(publish = true) {
  const problems: string[] = [];
  const result = await ingestFolders(ports, [folder], {
    publish,
    onProblem: (file, problem) => problems.push(`${file.slice(folder.length + 1)}: ${problem}`),
  });
  return { ...result, said: problems };
}

async function liveText(): Promise<string> {
  const live = await ports.store.liveRelease();
  const content = await ports.store.contentOf(live!.number);
  return content.passages.map(({ text }) => text).join('\n');
}

test('makes a folder live, searchable by its words', async () => {
  await put('consent.md', note('Consent', 'A child need not consent to a referral.'));
  const { live, published } = await run();
  expect(published).toBe(true);
  const index = await ports.indexFiles.open(await ports.store.contentOf(live!.number));
  const { vector } = await ports.embedder.embedQuestion('child consent referral' as never);
  expect(index.content.passages[(await index.nearest(vector, 1))[0]!.ordinal]!.text).toContain(
    'need not consent',
  );
});

test('an unchanged folder is read again without parsing, embedding or publishing anything', async () => {
  await put('consent.md', note('Consent', 'A child need not consent to a referral.'));
  const first = await run();
  const second = await run();
  expect(second).toMatchObject({
    parsed: 0,
    embedded: 0,
    published: false,
    live: { number: first.live!.number },
  });
});

test('only the words that are new are embedded', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  await put('two.md', note('Two', 'The second rule stands here for now.'));
  expect((await run()).embedded).toBe(2);
  await put('two.md', note('Two', 'The second rule reads otherwise today.'));
  expect(await run()).toMatchObject({ parsed: 1, embedded: 1, published: true });
  expect(await liveText()).toContain('reads otherwise');
  expect(await liveText()).not.toContain('for now');
});

test('a file that is taken out of the folder no longer answers', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  await put('two.md', note('Two', 'The second rule stands here for now.'));
  await run();
  await rm(join(folder, 'two.md'));
  await run();
  expect(await liveText()).not.toContain('second rule');
});

test('a file that breaks is named, the rest goes on, and its last good edition still answers', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  await put('two.md', note('Two', 'The second rule stands here for now.'));
  await run();
  await put('two.md', '');
  await put('three.md', note('Three', 'A third rule has come.'));
  const { said, published } = await run();
  expect(said).toEqual([expect.stringMatching(/^two\.md: .*empty/i)]);
  expect(published).toBe(true);
  expect(await liveText()).toContain('second rule');
  expect(await liveText()).toContain('third rule');
});

describe('a slip in corpus.json', () => {
  const entry = {
    file: 'a.md',
    slug: 'scottish',
    title: 'Scottish guidance',
    date: '2025-01-01',
    jurisdictions: ['scotland'],
    authority: 'statutory-guidance',
    standing: 'superseded',
  };
  const documents = async () => {
    const { number } = (await ports.store.liveRelease())!;
    return (await ports.store.editionsOf(number)).map(({ document }) => document);
  };

  it.each([
    ['in its JSON', JSON.stringify([entry]).replace('","', '" "')],
    ['in a nation', JSON.stringify([{ ...entry, jurisdictions: ['scotlnd'] }])],
    ['in the status', JSON.stringify([{ ...entry, standing: 'superceded' }])],
    ['in the slug', JSON.stringify([{ ...entry, slug: 'scottish guidance' }])],
  ])('%s changes nothing that is live', async (_where, json) => {
    await put('a.md', note('Scottish guidance', 'The child is seen within nine days.'));
    await put('corpus.json', JSON.stringify([entry]));
    await run();
    await put('a.md', note('Scottish guidance', 'The child is seen within eight days.'));
    await put('corpus.json', json);
    const { published, said } = await run();
    expect(said).toHaveLength(1);
    expect(published).toBe(false);
    expect(await documents()).toMatchObject([
      { slug: 'scottish', jurisdictions: ['scotland'], standing: 'superseded' },
    ]);
  });
});

test('a document that editors review is not replaced by its file', async () => {
  await put('help.md', note('Help', 'Refer the child within 45 days.'));
  await run();
  const [before] = await ports.store.editionsOf(1);
  const reviewed = await ports.store.saveEdition(
    { document: before!.document, digest: 'reviewed', origin: 'source:help' },
    placePassages('Help', [
      { id: 'reviewed', document: 'help', text: 'Refer within 30 days.', headings: [], position: 0 },
    ]),
  );
  const { number } = await ports.store.draftRelease([reviewed.id], ports.embedder.model);
  await ports.store.publish(number, 1);
  const { published, said } = await run();
  expect(published).toBe(false);
  expect(said).toEqual([expect.stringContaining('Editors now review this document')]);
  expect(await liveText()).toContain('30 days');
});

test('a file that the machine could not read stops the import, and nothing is published without it', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  await put('two.md', note('Two', 'The second rule stands here for now.'));
  const { chunkFile } = ports;
  ports.chunkFile = (file) =>
    file.details.slug === 'two'
      ? Promise.reject(new MachineFailure('Too busy.', 'Try again.'))
      : chunkFile(file);
  await expect(run()).rejects.toThrow(/stopped at .*two\.md, and nothing was published\. Too busy\./);
  expect(await ports.store.liveRelease()).toBeUndefined();
  ports.chunkFile = chunkFile;
  expect(await run()).toMatchObject({ parsed: 1, published: true, live: { documents: 2 } });
});

test('without --publish everything is kept ready and nothing goes live', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  expect(await run(false)).toMatchObject({ embedded: 1, published: false, live: undefined });
  expect(await run()).toMatchObject({ embedded: 0, published: true });
});

test('what another folder brought stays live', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  await run();
  const other = join(home, 'other');
  await mkdir(other);
  await writeFile(join(other, 'two.md'), note('Two', 'The second rule stands here for now.'));
  await ingestFolders(ports, [other], { publish: true });
  expect(await liveText()).toMatch(/first rule[\s\S]*second rule/);
});

test('sample notes give way to guidance, and guidance does not give way to samples', async () => {
  const samples = join(home, 'samples');
  await mkdir(samples);
  await writeFile(
    join(samples, 'sample.md'),
    `---\ntitle: Sample\nsample: true\n---\n\nThe sample rule is only a sample.\n`,
  );
  await ingestFolders(ports, [samples], { publish: true });
  expect(await liveText()).toContain('sample rule');
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  await run();
  expect(await liveText()).not.toContain('sample rule');
  await ingestFolders(ports, [samples], { publish: true });
  expect(await liveText()).toContain('first rule');
});

test('two files that claim one slug are told apart by a message, and the first is taken', async () => {
  await mkdir(join(folder, 'a'));
  await put('a-one.md', note('One', 'The rule from the top folder.'));
  await writeFile(join(folder, 'a', 'one.md'), note('One', 'The rule from the folder below.'));
  const { said } = await run();
  expect(said).toEqual([expect.stringContaining('a-one')]);
});

test('a release that an editor publishes while the index is built is not undone', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  await run();
  await put('two.md', note('Two', 'The second rule stands here and stays.'));
  const { store, indexFiles } = ports;
  let byEditor: string | undefined;
  const publishMeanwhile = async () => {
    if (byEditor !== undefined) return;
    byEditor = 'three';
    const document = {
      slug: byEditor,
      title: 'Three',
      jurisdictions: [],
      authority: 'other',
      standing: 'current',
    };
    const passage = { id: 'p', document: byEditor, text: 'The third rule.', headings: [], position: 0 };
    const live = await store.liveRelease();
    const { id } = await store.saveEdition({ document, digest: 'd', origin: 'editor' } as never, [
      { passage, contextDigest: 'c' },
    ]);
    const embedding = await ports.embedder.embedPassages([passage]);
    await store.saveEmbeddings(ports.embedder.model, [{ contextDigest: 'c', embedding: embedding[0]! }]);
    const held = (await store.editionsOf(live!.number)).map((one) => one.id);
    const { number } = await store.draftRelease([...held, id], ports.embedder.model);
    await store.publish(number, live!.number);
  };
  ports.indexFiles = {
    ...indexFiles,
    derive: async (...parts) => (await publishMeanwhile(), indexFiles.derive(...parts)),
    build: async (...parts) => (await publishMeanwhile(), indexFiles.build(...parts)),
  };
  await run();
  const slugs = (await store.editionsOf((await store.liveRelease())!.number)).map((one) => one.document.slug);
  expect(slugs.sort()).toEqual(['one', 'three', 'two']);
});

test('the catalogue describes a file; its broken and idle entries are named', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  await put(
    'corpus.json',
    JSON.stringify([
      {
        file: 'one.md',
        slug: 'rule-one',
        title: 'The first rule (superseded by v2)',
        date: '25 November 2025',
        jurisdictions: ['wales'],
        url: null,
        more: 1,
      },
      { file: 'gone.md', slug: 'gone' },
      { file: 'bad.md', slug: 'bad', jurisdictions: ['atlantis'] },
    ]),
  );
  const { said, live } = await run();
  expect(said).toEqual([
    expect.stringMatching(/gone\.md.*not in the folder/),
    expect.stringMatching(/bad\.md.*not in the folder/),
  ]);
  const document = (await ports.store.contentOf(live!.number)).documents.get('rule-one');
  expect(document).toMatchObject({
    standing: 'superseded',
    sortDate: '2025-11-25',
    jurisdictions: ['wales'],
  });
});

test('index files that are damaged are refused, so that they are built again', async () => {
  await put('one.md', note('One', 'The first rule stands here and stays.'));
  const { live } = await run();
  await writeFile(join(home, 'releases', String(live!.number), 'keywords.bin'), 'not an index');
  await expect(ports.indexFiles.open(await ports.store.contentOf(live!.number))).rejects.toThrow(/damaged/);
});
