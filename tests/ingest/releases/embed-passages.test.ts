// Tests that new passages are embedded once, in batches that are saved one by one, and that every failure is
// reported.
import { describe, expect, it } from 'vitest';
import {
  createEmbeddingQueue,
  textToEmbed,
  type EmbedPorts,
} from '../../../ingest/releases/embed-passages.js';
import type { ContextToEmbed, GuidanceStore } from '../../../ingest/model/ports.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { TextToEmbed } from '../../../knowledge/model/ports.js';
import { splitUnits } from '../../../knowledge/text/sentences.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';

function context(n: number, text = `Rule ${n} stands here.`): ContextToEmbed {
  return {
    contextDigest: `digest-${n}`,
    title: 'Guidance',
    passage: { id: `p${n}`, document: 'one', text, headings: ['Part', 'Rules'], position: n },
  };
}

/**
 * Makes a queue of texts to embed: edition n has the texts `editions[n]`. Saved texts are not embedded again.
 */
function queue(editions: Record<number, readonly number[]>, embed?: (texts: readonly TextToEmbed[]) => void) {
  const saved = new Map<string, Float32Array>();
  const batches: number[] = [];
  const embedder = createFakeEmbedder();
  const ports: EmbedPorts = {
    embedder: {
      ...embedder,
      embedPassages: async (texts) => {
        await Promise.resolve();
        embed?.(texts);
        return embedder.embedPassages(texts);
      },
    },
    store: {
      contextsToEmbed: ([edition]: readonly number[]) =>
        Promise.resolve(
          editions[edition!]!.map((n) => context(n)).filter(({ contextDigest }) => !saved.has(contextDigest)),
        ),
      saveEmbeddings: (
        _model: unknown,
        rows: readonly { contextDigest: string; embedding: { vector: Float32Array } }[],
      ) => {
        for (const { contextDigest, embedding } of rows) saved.set(contextDigest, embedding.vector);
        return Promise.resolve();
      },
    } as unknown as GuidanceStore,
  };
  return { ...createEmbeddingQueue(ports, (count) => batches.push(count)), saved, batches, embedder };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('the queue', () => {
  it('embeds every context once, each with the vector of its own text', async () => {
    const { add, finish, saved, batches, embedder } = queue({ 1: [1, 2], 2: [2, 3] });
    expect(await add([1])).toBe(2);
    expect(await add([2])).toBe(1);
    await finish();
    expect([...saved.keys()].sort()).toEqual(['digest-1', 'digest-2', 'digest-3']);
    expect(batches).toEqual([3]);
    const [alone] = await embedder.embedPassages([textToEmbed(context(2))]);
    expect(saved.get('digest-2')).toEqual(alone!.vector);
  });

  it('works in batches beside the reading, and finishes what is left', async () => {
    const { add, finish, saved, batches } = queue({ 1: numbers(0, 300), 2: numbers(300, 700), 3: [1, 700] });
    for (const edition of [1, 2, 3]) await add([edition]);
    await finish();
    expect(saved.size).toBe(701);
    expect(batches.reduce((sum, count) => sum + count)).toBe(701);
    expect(Math.max(...batches)).toBeLessThanOrEqual(256);
  });

  it('has nothing to finish where nothing is new', async () => {
    const { finish, batches } = queue({});
    await finish();
    expect(batches).toEqual([]);
  });

  it('throws what went wrong at the end, and keeps the batches that were done', async () => {
    let calls = 0;
    const { add, finish, saved } = queue({ 1: numbers(0, 256), 2: numbers(256, 512) }, () => {
      calls += 1;
      if (calls > 1) throw new ModelFailure('The model is gone.', 'Start it again.');
    });
    await add([1]);
    await add([2]);
    await expect(finish()).rejects.toThrow('The model is gone.');
    expect(saved.size).toBe(256);
  });

  it('asks a model that failed no more', async () => {
    let calls = 0;
    const { add, finish } = queue({ 1: numbers(0, 256), 2: numbers(256, 2_000) }, () => {
      calls += 1;
      throw new ModelFailure('The model is gone.', 'Start it again.');
    });
    await add([1]);
    await add([2]);
    await expect(finish()).rejects.toThrow('The model is gone.');
    expect(calls).toBe(1);
  });
});

describe('the text that is embedded', () => {
  it('says where the passage is, and names its sentences by their places', () => {
    const { title, passage } = context(1, 'Tell the police. The child must:\n• be heard');
    const { text, spans } = textToEmbed({ contextDigest: 'd', title, passage });
    expect(text).toBe(`Guidance — Part › Rules\n${passage.text}`);
    expect(spans!.map(([start, end]) => text.slice(start, end))).toEqual(
      splitUnits(passage.text).map(({ start, end }) => passage.text.slice(start, end)),
    );
  });
});
