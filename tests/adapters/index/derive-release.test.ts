// An index derived from an earlier release's files is the same as one built from scratch, and only new
// passages are embedded.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexFiles } from '../../../adapters/index/release-index.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import { passageId } from '../../../knowledge/model/passage.js';
import type { Embedding } from '../../../knowledge/model/ports.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { sentenceCosines, type SearchIndex } from '../../../knowledge/index/search-index.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { documentOf } from '../../fakes/memory-release.js';

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

  it('may be derived again and again, and never brings back a label that was removed', async () => {
    const files = createIndexFiles(home);
    const a = contentOf(1, [
      { word: 0, heading: 0 },
      { word: 1, heading: 0 },
    ]);
    const b = contentOf(2, [{ word: 0, heading: 0 }]);
    await files.build(a, () => embeddingsOf(a));
    await files.derive(a, b, (ordinals) => embeddingsOf(b, [...ordinals]));
    // The text returns, but its label has already been used, so the index must be built from scratch.
    const c = contentOf(3, [
      { word: 0, heading: 0 },
      { word: 1, heading: 0 },
    ]);
    await expect(files.derive(b, c, (ordinals) => embeddingsOf(c, [...ordinals]))).rejects.toThrow(
      IndexFailure,
    );
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
