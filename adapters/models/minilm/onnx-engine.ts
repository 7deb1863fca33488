import type { Engine } from './engine.js';
import { openSession } from './onnx-runtime.js';
import { feedsOf, inPasses } from './batch-texts.js';
import { poolText } from './pool-vectors.js';
import type { Tokenizer } from './tokenizer.js';
import { MINILM } from './weights.js';

export async function createOnnxEngine(model: Uint8Array, tokenizer: Tokenizer): Promise<Engine> {
  const { session, Tensor } = await openSession(model);
  return {
    name: 'onnx',
    embed(texts, pause) {
      const read = texts.map(({ text, spans }) => ({ spans, ...tokenizer.encode(text, MINILM.maxTokens) }));
      return inPasses(read, async (batch) => {
        await pause?.();
        const { hidden } = await session.run(feedsOf(Tensor, batch));
        const states = hidden!.data as Float32Array;
        const size = states.length / batch.length;
        return batch.map(({ spans, ...tokens }, row) =>
          poolText(states.subarray(row * size, (row + 1) * size), MINILM.dimension, tokens, spans),
        );
      });
    },
  };
}
