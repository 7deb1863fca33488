// Embeds the passages that do not have a vector yet, and saves each batch as soon as it is done.
import { splitUnits } from '../../knowledge/text/sentences.js';
import type { Embedder, TextToEmbed } from '../../knowledge/model/ports.js';
import { passageContext } from '../chunking/chunk-document.js';
import type { ContextToEmbed, GuidanceStore } from '../model/ports.js';

/** Large enough to sort by length and waste little on padding, small enough that a kill loses seconds, not minutes. */
const BATCH = 256;

export interface EmbedPorts {
  store: GuidanceStore;
  embedder: Embedder;
}

/** Takes editions as they are parsed and embeds beside the parsing, so that neither waits for the other. */
export function createEmbeddingQueue(ports: EmbedPorts, onEmbedded: (count: number) => void) {
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
      onEmbedded(batch.length);
    }
  }
  const start = (all: boolean) => {
    running = drain(all)
      .catch((error: unknown) => (failure = error))
      .then(() => undefined);
    return running;
  };

  return {
    /** Number of texts taken up; those that the store has a vector of are left out. */
    async add(editions: readonly number[]): Promise<number> {
      const contexts = (await ports.store.contextsToEmbed(editions, ports.embedder.model)).filter(
        ({ contextDigest }) => !seen.has(contextDigest),
      );
      contexts.forEach(({ contextDigest }) => seen.add(contextDigest));
      waiting.push(...contexts);
      if (!running && waiting.length >= BATCH) void start(false).then(() => (running = undefined));
      return contexts.length;
    },
    /** Resolves when everything is embedded and saved; throws any error on the way. */
    async finish(): Promise<void> {
      while (running) await running;
      await start(true);
      if (failure) throw failure instanceof Error ? failure : new Error('Embedding failed.');
    },
  };
}

/** With the places of its sentences, so that each gets a vector in the same pass. */
export function textToEmbed({ title, passage }: ContextToEmbed): TextToEmbed {
  const text = passageContext(title, passage);
  const shift = text.length - passage.text.length;
  return {
    text,
    spans: splitUnits(passage.text).map(({ start, end }) => [start + shift, end + shift] as const),
  };
}
