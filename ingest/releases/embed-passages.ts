// Embeds passages that do not have a vector yet, and saves each batch as soon as it is done.
import { splitUnits } from '../../knowledge/text/sentences.js';
import type { Embedder, TextToEmbed } from '../../knowledge/model/ports.js';
import { passageContext } from '../../knowledge/model/passage.js';
import type { ContextToEmbed, GuidanceStore } from '../model/ports.js';

/** Large enough to waste little on padding, and small enough to lose only seconds of work if killed. */
const BATCH = 256;

export interface EmbedPorts {
  store: GuidanceStore;
  embedder: Embedder;
}

/** Embeds editions while others are being parsed, so that neither waits for the other. */
export function createEmbeddingQueue(ports: EmbedPorts, onEmbedded?: (count: number) => void) {
  const waiting: ContextToEmbed[] = [];
  const seen = new Set<string>();
  let running: Promise<void> | undefined;
  let failure: unknown;

  async function drain(all: boolean): Promise<void> {
    while (!failure && waiting.length >= (all ? 1 : BATCH)) {
      const batch = waiting.splice(0, BATCH);
      const embeddings = await ports.embedder.embedPassages(batch.map(textToEmbed));
      await ports.store.saveEmbeddings(
        ports.embedder.model,
        batch.map(({ contextDigest }, i) => ({ contextDigest, embedding: embeddings[i]! })),
      );
      onEmbedded?.(batch.length);
    }
  }
  const start = (all: boolean) => {
    running = drain(all)
      .catch((error: unknown) => (failure = error))
      .then(() => undefined);
    return running;
  };

  return {
    /** Adds editions, and returns how many texts to embed: those without a vector. */
    async add(editions: readonly number[]): Promise<number> {
      const contexts = (await ports.store.contextsToEmbed(editions, ports.embedder.model)).filter(
        ({ contextDigest }) => !seen.has(contextDigest),
      );
      contexts.forEach(({ contextDigest }) => seen.add(contextDigest));
      waiting.push(...contexts);
      if (!running && waiting.length >= BATCH) void start(false).then(() => (running = undefined));
      return contexts.length;
    },
    /** Resolves when everything is embedded and saved. Rejects if any batch failed. */
    async finish(): Promise<void> {
      while (running) await running;
      await start(true);
      if (failure) throw failure instanceof Error ? failure : new Error('Embedding failed.');
    },
  };
}

/** Returns the number of texts that had no vector yet. */
export async function embedEditions(ports: EmbedPorts, editions: readonly number[]): Promise<number> {
  const queue = createEmbeddingQueue(ports);
  const added = await queue.add(editions);
  await queue.finish();
  return added;
}

/** Includes the position of each sentence, so that the model can embed each sentence in the same pass. */
export function textToEmbed({ title, passage }: ContextToEmbed): TextToEmbed {
  const text = passageContext(title, passage);
  const shift = text.length - passage.text.length;
  return {
    text,
    spans: splitUnits(passage.text).map(({ start, end }) => [start + shift, end + shift] as const),
  };
}
