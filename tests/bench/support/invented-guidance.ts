// Makes documents of invented words, and an embedder for them, to measure the effect of large amounts of
// guidance.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Embedder, Embedding } from '../../../knowledge/model/ports.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { note } from '../../support/running-guidance.js';

export const PASSAGES_A_DOCUMENT = 50;

/** Returns the same invented words on every machine. */
export function invent(document: number): string {
  let state = document * 7919 + 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const word = () => {
    const n = Math.floor((next(100) * next(100) * next(100)) / 125) + 26;
    return n.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
  };
  const sentence = () => `${Array.from({ length: 14 }, word).join(' ')}.`;
  const paragraphs = Array.from({ length: PASSAGES_A_DOCUMENT }, (_, n) =>
    [`Rule ${n} of guide ${document}`, ...Array.from({ length: 6 }, sentence)].join(' '),
  );
  return note(`Guide ${document}`, ...paragraphs);
}

/** Lets other work run between texts, as in the service, where another process does the embedding. */
export function inTurnsEmbedder(): Embedder {
  const embedder = createFakeEmbedder({ dimension: 384 });
  return {
    ...embedder,
    async embedPassages(texts) {
      const embeddings: Embedding[] = [];
      for (const text of texts) {
        embeddings.push(...(await embedder.embedPassages([text])));
        await turnOfTheLoop();
      }
      return embeddings;
    },
  };
}
