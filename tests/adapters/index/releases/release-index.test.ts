// A release's index gives the same results after it has been written and read back.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexFiles } from '../../../../adapters/index/releases/release-index.js';
import type { LoadedRelease } from '../../../../knowledge/answer-question.js';
import { IndexFailure } from '../../../../knowledge/model/errors.js';
import type { Embedding } from '../../../../knowledge/model/ports.js';
import { sentenceCosines, type SearchIndex } from '../../../../knowledge/index/search-index.js';
import { splitUnits } from '../../../../knowledge/text/sentences.js';
import { createFakeEmbedder } from '../../../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../../../fakes/memory-release.js';
import { turnsTaken } from '../../../support/suite/turns-of-the-loop.js';

const TEXTS = [
  'A guardian is appointed. The guardian explains.',
  'Steam engines stand here.',
  'Tell the police.',
];
const embedder = createFakeEmbedder();

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'release-index-'));
});
afterEach(() => rm(home, { recursive: true }));

const release = (title = 'Guardians', texts = TEXTS) => createMemoryRelease([{ slug: 'one', title, texts }]);

function vectorsOf({ index }: LoadedRelease, withSentences = true): Promise<Embedding[]> {
  const texts = index.content.passages.map(({ text }) => ({
    text,
    ...(withSentences && {
      spans: splitUnits(text).map(({ start, end }) => [start, end] as const),
    }),
  }));
  return embedder.embedPassages(texts);
}

async function built(loaded: LoadedRelease, withSentences = true) {
  const files = createIndexFiles(home);
  const shares: number[] = [];
  await files.build(
    loaded.index.content,
    () => vectorsOf(loaded, withSentences),
    (share) => shares.push(share),
  );
  return { files, shares, index: await files.open(loaded.index.content) };
}

describe('an index read back', () => {
  it('finds what the one in memory finds, by vectors, keywords and sentences', async () => {
    const loaded = await release();
    const { index } = await built(loaded);
    const { vector } = await embedder.embedQuestion('the guardian' as never);
    const memory = loaded.index;
    const nearestIn = async (searched: SearchIndex) =>
      (await searched.nearest(vector, 3)).map(({ ordinal }) => ordinal);
    expect(await nearestIn(index)).toEqual(await nearestIn(memory));
    const terms = [{ term: 'guardian', weight: 1 }];
    expect(index.keyword.search(terms, 3)).toEqual(memory.keyword.search(terms, 3));
    const all = [...TEXTS.keys()];
    const cosines = await memory.cosines(all, vector);
    for (const [n, cosine] of (await index.cosines(all, vector)).entries())
      expect(cosine).toBeCloseTo(cosines[n]!, 5);
    const sentencesIn = async (searched: SearchIndex) =>
      (await searched.vectorsOf(all)).map((one) => sentenceCosines(one, vector));
    expect(await sentencesIn(index)).toEqual(await sentencesIn(memory));
  });

  it('has no sentences where the model gave none', async () => {
    const { index } = await built(await release(), false);
    expect((await index.vectorsOf([0]))[0]!.sentences).toBeUndefined();
  });

  it('is used as it is if an earlier version wrote it, with vectors of words and their size', async () => {
    const loaded = await release();
    const { files } = await built(loaded);
    const folder = join(home, 'releases', '1');
    const file = join(folder, 'vectors.json');
    const { details } = JSON.parse(await readFile(file, 'utf8')) as { details: { model: object } };
    const earlier = { ...details, model: { ...details.model, wordDimension: 64 } };
    const sha256 = createHash('sha256').update(JSON.stringify(earlier)).digest('hex');
    await writeFile(file, JSON.stringify({ details: earlier, sha256 }));
    await writeFile(join(folder, 'words.bin'), 'vectors of words');
    const index = await files.open(loaded.index.content);
    expect((await index.vectorsOf([0]))[0]!.sentences).toBeDefined();
  });

  it('may be empty', async () => {
    const { index } = await built(await createMemoryRelease([]));
    expect(index.keyword.search([{ term: 'guardian', weight: 1 }], 3).best).toEqual([]);
    expect(await index.nearest(new Float32Array(64).fill(1 / 8), 3)).toEqual([]);
  });

  it('tells of its progress up to the end', async () => {
    const { shares } = await built(await release());
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});

describe('an index is refused', () => {
  it('where there is none', async () => {
    const { content } = (await release()).index;
    await expect(createIndexFiles(home).open(content)).rejects.toThrow(IndexFailure);
  });

  it('when it was made of other words, other titles, or in another order', async () => {
    const { files } = await built(await release());
    const others = [
      await release('Trains'),
      await release('Guardians', [TEXTS[0]!, TEXTS[1]!, 'Tell the school.']),
      await release('Guardians', [...TEXTS].reverse()),
      await release('Guardians', TEXTS.slice(1)),
    ];
    for (const other of others) await expect(files.open(other.index.content)).rejects.toThrow(IndexFailure);
  });

  it('when a file of an earlier layout lies there', async () => {
    const loaded = await release();
    const { files } = await built(loaded);
    const folder = join(home, 'releases', '1');
    await writeFile(join(folder, 'sentences.bin'), await readFile(join(folder, 'keywords.bin')));
    await expect(files.open(loaded.index.content)).rejects.toThrow(IndexFailure);
  });
});

it('a build that was broken off leaves an index that is refused, even over one of other passages', async () => {
  const first = await release('Guardians');
  await built(first);
  const second = await release('Trains', [TEXTS[2]!, TEXTS[1]!, TEXTS[0]!]);
  const files = createIndexFiles(home);
  const [one, two] = await vectorsOf(second);
  // The third vector is invalid, so that building stops in the middle.
  const broken = [one!, two!, { vector: new Float32Array(64) }];
  await expect(files.build(second.index.content, () => Promise.resolve(broken))).rejects.toThrow(
    IndexFailure,
  );
  await expect(files.open(second.index.content)).rejects.toThrow(IndexFailure);
  expect((await readdir(join(home, 'releases', '1'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('building in a place that cannot be written to is a failure with a remedy', async () => {
  const loaded = await release();
  await writeFile(join(home, 'releases'), 'a file where the folder should be');
  const building = createIndexFiles(home).build(loaded.index.content, () => vectorsOf(loaded));
  await expect(building).rejects.toThrow(IndexFailure);
});

describe('an index that compares every passage lets others run', () => {
  const scanned = async (slow: 'text' | 'spans') => {
    const loaded = await release();
    const { content } = loaded.index;
    const vectors = await vectorsOf(loaded);
    return turnsTaken((step) => {
      const slowly = <T extends object>(all: readonly T[]) =>
        all.map(
          (one) => new Proxy(one, { get: (of, key) => (key === slow && step(), Reflect.get(of, key)) }),
        );
      const passages = slowly(content.passages);
      return createIndexFiles(home).scan({ ...content, passages }, () => Promise.resolve(slowly(vectors)));
    });
  };

  it('while it counts the keywords', async () => {
    expect(await scanned('text')).toBe(TEXTS.length);
  });

  it('while it packs the vectors of sentences', async () => {
    expect(await scanned('spans')).toBe(TEXTS.length);
  });
});
