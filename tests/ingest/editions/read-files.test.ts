// Tests that each file of a folder becomes an edition, or is reported with the reason. One bad file does not
// stop the others.
import { describe, expect, it } from 'vitest';
import type { EditionRecord, GuidanceStore, PlacedPassage, SourceFile } from '../../../ingest/model/ports.js';
import {
  countFiles,
  readFiles,
  type FileOutcome,
  type ReadFilesPorts,
} from '../../../ingest/editions/read-files.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { chunkInProcess } from '../../support/cut-in-process.js';

type Folders = Record<string, Record<string, string | Error>>;

/**
 * Makes ports that read these folders. Each file’s content becomes one paragraph, except "corpus.json", which
 * is the catalogue.
 */
function given(folders: Folders, change: Partial<ReadFilesPorts> = {}) {
  const editions: (EditionRecord & { passages: readonly PlacedPassage[] })[] = [];
  const parsed: string[] = [];
  const ports: ReadFilesPorts = {
    store: {
      editionWith: (slug: string, digest: string) =>
        Promise.resolve(editions.find((one) => one.document.slug === slug && one.digest === digest)),
      saveEdition: (record: Omit<EditionRecord, 'id'>, passages: readonly PlacedPassage[]) => {
        editions.push({ ...record, id: editions.length + 1, passages });
        return Promise.resolve(editions.at(-1)!);
      },
    } as unknown as GuidanceStore,
    readFolder: (folder) => {
      const { 'corpus.json': catalogue, ...files } = folders[folder] ?? {};
      const listed = Object.entries(files).map(([name, text]): SourceFile => ({
        name,
        bytes: String(text).length,
        read: () => (text instanceof Error ? Promise.reject(text) : Promise.resolve(Buffer.from(text))),
      }));
      return Promise.resolve({
        files: listed,
        ...(catalogue === undefined ? {} : { catalogue: String(catalogue) }),
      });
    },
    chunkFile: chunkInProcess(
      (text) => text.split(' ').length,
      (kind, bytes) => {
        const text = Buffer.from(bytes).toString();
        parsed.push(kind);
        if (text === 'broken') throw new InputFailure('The file is damaged.', 'Download it again.');
        const blocks = text ? [{ kind: 'paragraph' as const, text }] : [];
        return Promise.resolve({
          document: { title: 'Its own title', blocks },
          details: { publisher: 'Its own' },
        });
      },
    ),
    embedder: { model: { id: 'words', dimension: 1, weightsHash: 'words', maxTokens: 100 } },
    ...change,
  };
  const read = async () => {
    const outcomes: FileOutcome[] = [];
    for await (const outcome of readFiles(ports, Object.keys(folders))) outcomes.push(outcome);
    return outcomes;
  };
  return { ports, editions, parsed, read };
}

describe('a file', () => {
  it('becomes an edition with its own words, title and publisher', async () => {
    const { read, editions } = given({ '/f': { 'a.md': 'A child need not consent to it.' } });
    expect(await read()).toEqual([
      { file: '/f/a.md', slug: 'a', parsed: true, edition: expect.objectContaining({ id: 1, origin: '/f' }) },
    ]);
    expect(editions[0]!.document).toMatchObject({ slug: 'a', title: 'Its own title', publisher: 'Its own' });
    expect(editions[0]!.passages[0]!.passage.text).toBe('A child need not consent to it.');
  });

  it('is described by the catalogue where that says more', async () => {
    const { read, editions } = given({
      '/f': {
        'a.md': 'A rule stands here.',
        'corpus.json': '[{"file": "a.md", "slug": "rule", "title": "The rule"}]',
      },
    });
    await read();
    expect(editions[0]!.document).toMatchObject({ slug: 'rule', title: 'The rule', publisher: 'Its own' });
  });

  it.each([
    ['a.md', 'md'],
    ['A.MD', 'md'],
    ['a.markdown', 'md'],
    ['a.htm', 'html'],
    ['b/c.d.PDF', 'pdf'],
    ['-starts-with-a-hyphen.txt', 'txt'],
  ])('%s is parsed as %s', async (name, kind) => {
    const { read, parsed } = given({ '/f': { [name]: 'A rule stands here.' } });
    await read();
    expect(parsed).toEqual([kind]);
  });

  it.each([
    ['a b&c.md', 'a-b-c'],
    ['part/one.md', 'part-one'],
    ['-x.md', '-x'],
    ['v1.2.md', 'v1.2'],
    ['指南.md', '-'],
  ])('%s that nothing names has the slug %s', async (name, slug) => {
    const [outcome] = await given({ '/f': { [name]: 'A rule stands here.' } }).read();
    expect(outcome!.slug).toBe(slug);
    expect(outcome!.problem).toBeUndefined();
  });

  it('of another kind, damaged or without words is named with what to do, and the rest goes on', async () => {
    const { read } = given({
      '/f': { 'a.exe': 'x', 'b.md': 'broken', 'c.md': '', none: 'x', 'z.md': 'A rule stands here.' },
    });
    const outcomes = await read();
    expect(outcomes.map(({ file, problem }) => [file, problem])).toEqual([
      ['/f/a.exe', expect.stringMatching(/cannot read “\.exe” files.*Save the file in/)],
      ['/f/b.md', 'The file is damaged. Download it again.'],
      ['/f/c.md', expect.stringMatching(/No text was found/)],
      ['/f/none', expect.stringMatching(/cannot read files without an extension/)],
      ['/f/z.md', undefined],
    ]);
  });

  it('that fails in an unforeseen way stops the run, because that is a bug', async () => {
    const { read } = given({ '/f': { 'a.md': new TypeError('x is not a function') } });
    await expect(read()).rejects.toThrow(TypeError);
  });
});

describe('a file that was read before', () => {
  it('is not parsed again while its bytes, its details and the way we read stay', async () => {
    const folders: Folders = {
      '/f': { 'a.md': 'A rule stands here.', 'corpus.json': '[{"file": "a.md", "slug": "a"}]' },
    };
    const { read, parsed, ports } = given(folders);
    await read();
    expect(await read()).toMatchObject([{ parsed: false, edition: { id: 1 } }]);
    expect(parsed).toHaveLength(1);
    const changes: (() => void)[] = [
      () => (folders['/f']!['a.md'] = 'A rule stood here.'),
      () => (folders['/f']!['corpus.json'] = '[{"file": "a.md", "slug": "a", "title": "A title"}]'),
      () => (ports.embedder = { model: { ...ports.embedder.model, id: 'letters' } }),
    ];
    for (const [n, change] of changes.entries()) {
      change();
      expect(await read()).toMatchObject([{ parsed: true, edition: { id: n + 2 } }]);
    }
  });

  it('and was moved to another folder belongs to that folder from now on', async () => {
    const folders: Folders = { '/old': { 'a.md': 'A rule stands here.' }, '/new': {} };
    const { read } = given(folders);
    await read();
    folders['/new'] = folders['/old']!;
    folders['/old'] = {};
    expect(await read()).toMatchObject([{ file: '/new/a.md', edition: { origin: '/new' } }]);
  });
});

describe('two files that would be one document', () => {
  it('are told apart by a message, and the first is taken, also across folders', async () => {
    const { read } = given({
      '/f': { 'a.md': 'A rule stands here.' },
      '/g': { 'a.txt': 'Another rule stands here.', 'b.md': 'A third rule stands here.' },
    });
    const outcomes = await read();
    expect(outcomes.map(({ problem }) => problem)).toEqual([
      undefined,
      expect.stringMatching(/the slug "a", which \/f\/a\.md already uses/),
      undefined,
    ]);
  });
});

describe('the catalogue', () => {
  it('comes first with its problems, under its own name and without a document', async () => {
    const { read } = given({
      '/f': {
        'a.md': 'A rule stands here.',
        'corpus.json': '[{"file": "gone.md", "slug": "gone"}, {"file": "a.md", "slug": "!"}]',
      },
    });
    const outcomes = await read();
    expect(outcomes.map(({ file, slug }) => [file, slug])).toEqual([
      ['/f/corpus.json', undefined],
      ['/f/a.md', undefined],
    ]);
    expect(outcomes[0]!.problem).toMatch(/gone\.md, which is not in the folder/);
    // The catalogue’s slug for a.md is invalid, so we do not know which document the file is.
    expect(outcomes[1]).toMatchObject({ problem: expect.stringMatching(/a\.md: slug/), keeps: '/f' });
  });
});

it('finds the catalogue’s entry of a file whose accents are stored in another way, as on a Mac', async () => {
  const entry = { file: 'Tŷ.md'.normalize('NFC'), slug: 'house', standing: 'withdrawn' };
  const file = 'Tŷ.md'.normalize('NFD');
  const { read, editions } = given({
    '/f': { [file]: 'A rule.', 'corpus.json': JSON.stringify([entry]) },
    '/g': { [file]: 'A rule.', 'corpus.json': JSON.stringify([{ ...entry, standing: 'gone' }]) },
  });
  const outcomes = await read();
  expect(editions.map(({ document }) => document)).toMatchObject([{ slug: 'house', standing: 'withdrawn' }]);
  expect(outcomes).toMatchObject([
    { file: `/f/${file}`, parsed: true },
    { problem: expect.stringMatching(/standing/) },
  ]);
});

it('counts the files to read, without the catalogue', async () => {
  const { ports } = given({ '/f': { 'a.md': 'x', 'b.md': 'y', 'corpus.json': '[]' }, '/g': { 'c.md': 'z' } });
  expect(await countFiles(ports.readFolder, ['/f', '/g'])).toBe(3);
});
