// The published model is only started when a question needs it.
import { expect, it } from 'vitest';
import { createPublishedMiniLm, type MiniLmEmbedder } from '../../../../adapters/models/minilm/embedder.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';

it('is started again by the next question if it could not start, and can be closed in between', async () => {
  let attempts = 0;
  const vector = new Float32Array([1]);
  const ready = { embedQuestion: () => Promise.resolve({ vector }), close: () => Promise.resolve() };
  const embedder = createPublishedMiniLm({ dataDir: '' }, () => {
    attempts += 1;
    if (attempts === 1) return Promise.reject(new Error('busy'));
    return Promise.resolve(ready as unknown as MiniLmEmbedder);
  });
  await expect(embedder.embedQuestion(publicText('Who refers?'))).rejects.toThrow('busy');
  await embedder.close();
  expect(await embedder.embedQuestion(publicText('Who refers?'))).toEqual({ vector });
});
