// An index derived from an earlier release's files is the same as one built from scratch, and only new
// passages are embedded.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexFiles } from '../../../../adapters/index/releases/release-index.js';
import { IndexFailure } from '../../../../knowledge/model/errors.js';
import { passageId } from '../../../../knowledge/model/passage.js';
import type { Embedding } from '../../../../knowledge/model/ports.js';
import type { ReleaseContent } from '../../../../knowledge/model/release.js';
import { sentenceCosines, type SearchIndex } from '../../../../knowledge/index/search-index.js';
import { createFakeEmbedder } from '../../../fakes/models/fake-embedder.js';
import { documentOf } from '../../../fakes/memory-release.js';

const embedder = createFakeEmbedder();
let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'derive-'));
});
afterEach(() => rm(home, { recursive: true }));

const WORDS = [
  'guardian',
  'consent',
  'referral',
  'police',
  'age',
  'court',
  'fostering',
  'school',
  'nation',
  'danger',
];
interface Given {
  word: number;
  heading: number;
}

/** Gives the same text the same label in every release, as the store does. */
function contentOf(number: number, given: readonly Given[], title = 'One'): ReleaseContent {
  const passages = given.map(({ word, heading }, position) => {
    const text = `The ${WORDS[word]!} rule is this. It goes on.`;
    return { id: passageId('one', text), document: 'one', text, headings: [`Part ${heading}`], position };
  });
  return {
    release: { number, state: 'building', model: embedder.model, passages: 0, documents: 1, createdAt: '' },
    documents: new Map([['one', documentOf({ slug: 'one', title })]]),
    passages,
    labels: given.map(({ word }) => word + 1),
  };
}

function embeddingsOf(
  content: ReleaseContent,
  ordinals: readonly number[] = [...content.labels.keys()],
): Promise<Embedding[]> {
  const texts = ordinals.map((n) => {
    const { headings, text } = content.passages[n]!;
    return {
      text: `${content.documents.get('one')!.title} ${headings.join(' ')} ${text}`,
      spans: [[0, 12] as const],
    };
  });
  return embedder.embedPassages(texts);
}

async function seen(index: SearchIndex) {
  const { vector } = await embedder.embedQuestion('Part 1 guardian court One' as never);
  return {
    nearest: (await index.nearest(vector, 20)).map(({ ordinal, score }) => [ordinal, score.toFixed(5)]),
    sentences: (await index.vectorsOf([...index.content.labels.keys()])).map((one) =>
      sentenceCosines(one, vector),
    ),
    keyword: index.keyword.search([{ term: 'guardian', weight: 1 }], 20).best,
  };
}

const given = fc.uniqueArray(fc.record({ word: fc.nat(WORDS.length - 1), heading: fc.nat(2) }), {
  minLength: 1,
  maxLength: WORDS.length,
  selector: ({ word }) => word,
});

describe('a derived index', () => {
  it('is the one that would have been built, whatever was added, removed, moved or renamed', async () => {
    await fc.assert(
      fc.asyncProperty(given, given, fc.boolean(), async (one, other, isRetitled) => {
        const files = createIndexFiles(home);
        const from = contentOf(1, one);
        const to = contentOf(2, other, isRetitled ? 'Two' : 'One');
        await files.build(from, () => embeddingsOf(from));
        const asked: number[] = [];
        await files.derive(from, to, (ordinals) => {
          asked.push(...ordinals);
          return embeddingsOf(to, [...ordinals]);
        });
        const derived = await files.open(to);
        expect(await seen(derived)).toEqual(await seen(await files.scan(to, () => embeddingsOf(to))));
        const kept = other.filter(({ word, heading }) =>
          one.some((was) => was.word === word && was.heading === heading),
        );
        expect(asked).toHaveLength(isRetitled ? other.length : other.length - kept.length);
        // The earlier index stays unchanged.
        expect((await files.open(from)).content.passages).toHaveLength(one.length);
      }),
      { numRuns: 25 },
    );
  });

  /** A release of a chain: whether it gets a base of its own, and whether the files of earlier ones are removed. */
  const step = fc.record({
    given,
    title: fc.constantFrom('One', 'Two'),
    isMerged: fc.boolean(),
    isTidied: fc.boolean(),
  });

  it('is the one that would have been built, however many were derived from each other before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        await rm(join(home, 'releases'), { recursive: true, force: true });
        let isMerged = false;
        const files = createIndexFiles(home, () => isMerged);
        let from: ReleaseContent | undefined;
        for (const [n, next] of steps.entries()) {
          isMerged = next.isMerged;
          const to = contentOf(n + 1, next.given, next.title);
          const vectorsOf = (ordinals: readonly number[]) => embeddingsOf(to, ordinals);
          // A base cannot get back a label that was deleted from it.
          await (from ? files.derive(from, to, vectorsOf) : Promise.reject(new IndexFailure('', ''))).catch(
            (error: unknown) => {
              expect(error).toBeInstanceOf(IndexFailure);
              expect(isMerged || n === 0).toBe(true);
              return files.build(to, vectorsOf);
            },
          );
          if (next.isTidied) await files.removeBefore(n + 1);
          const scanned = await seen(await files.scan(to, vectorsOf));
          expect(await seen(await files.open(to))).toEqual(scanned);
          expect(await seen(await createIndexFiles(home).open(to))).toEqual(scanned);
          if (from && !next.isTidied) await files.open(from);
          from = to;
        }
      }),
      { numRuns: 25 },
    );
  });

  const [one, both] = [
    [{ word: 0, heading: 0 }],
    [
      { word: 0, heading: 0 },
      { word: 1, heading: 0 },
    ],
  ];
  const chain = async (isMerged: boolean) => {
    const files = createIndexFiles(home, () => isMerged);
    const [a, b, c] = [contentOf(1, both), contentOf(2, one), contentOf(3, both)];
    await files.build(a, () => embeddingsOf(a));
    await files.derive(a, b, (ordinals) => embeddingsOf(b, ordinals));
    await files.derive(b, c, (ordinals) => embeddingsOf(c, ordinals));
    return files.open(c);
  };

  it('finds a passage that was removed and has come back', async () => {
    expect((await seen(await chain(false))).nearest).toHaveLength(2);
  });

  it('with a base of its own, is refused if a label was removed and has come back', async () => {
    await expect(chain(true)).rejects.toThrow(IndexFailure);
  });

  it('is refused where the files that it would come from are damaged or missing', async () => {
    const files = createIndexFiles(home);
    const a = contentOf(1, [{ word: 0, heading: 0 }]);
    const b = contentOf(2, [{ word: 1, heading: 0 }]);
    await expect(files.derive(a, b, () => embeddingsOf(b))).rejects.toThrow(IndexFailure);
    await files.build(a, () => embeddingsOf(a));
    await writeFile(join(home, 'releases', '1', 'sentences.bin'), 'not an index');
    await expect(files.derive(a, b, () => embeddingsOf(b))).rejects.toThrow(IndexFailure);
  });
});

it('removes the files of earlier releases, and nothing else', async () => {
  const files = createIndexFiles(home);
  for (const number of [1, 2, 10]) {
    const content = contentOf(number, [{ word: 1, heading: 0 }]);
    await files.build(content, () => embeddingsOf(content));
  }
  await writeFile(join(home, 'releases', 'notes.txt'), 'not ours');
  await files.removeBefore(2);
  expect((await readdir(join(home, 'releases'))).sort()).toEqual(['10', '2', 'notes.txt']);
});
