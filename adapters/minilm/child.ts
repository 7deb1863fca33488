// The embedding process: answers requests for vectors until its parent goes away.
// It is a process of its own because a native abort inside the runtime must not take the conversations down.
import { chooseEngine, type Engine } from './engine.js';
import { packVectors } from './pool.js';
import type { EmbedRequest, Reply, Request, StartRequest } from './protocol.js';
import { MINILM } from './weights.js';

let engine: Engine | undefined;

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group: the parent finishes its work first, and disconnects.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

// The fast engine lets the event loop turn between passes, so a question is not queued behind a whole ingest.
process.on('message', (request: Request) => {
  void (request.kind === 'start' ? start(request) : embed(request));
});

async function start(request: StartRequest): Promise<void> {
  try {
    const chosen = await chooseEngine(request);
    engine = chosen.engine;
    reply({ kind: 'ready', engine: engine.name, note: chosen.note });
  } catch (error) {
    reply({ kind: 'failed', message: messageOf(error) });
  }
}

async function embed({ id, texts }: EmbedRequest): Promise<void> {
  try {
    if (!engine) throw new Error('The embedding process was asked before it was ready.');
    const embeddings = await engine.embed(texts);
    reply({ kind: 'embedded', id, vectors: packVectors(embeddings, MINILM.dimension) });
  } catch (error) {
    reply({ kind: 'refused', id, message: messageOf(error) });
  }
}

function reply(message: Reply): void {
  // The parent may have gone while we computed; 'disconnect' then ends us.
  if (process.connected) process.send?.(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
