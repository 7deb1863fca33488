// Runs in the embedding process and answers requests for vectors until its parent exits. It is separate
// because a native crash in the runtime must not end conversations.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { chooseEngine } from './choose-engine.js';
import type { Engine } from './engine.js';
import { packVectors } from './pool.js';
import type { EmbedRequest, Reply, Request, StartRequest } from './protocol.js';
import { MINILM } from './weights.js';

let engine: Engine | undefined;
let passages: Promise<void> = Promise.resolve();
const questions = new Set<Promise<void>>();

process.on('disconnect', () => process.exit(0));
// Ctrl-C is sent to every process in the group. The parent finishes its work first, then disconnects.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

process.on('message', (request: Request) => {
  if (request.kind === 'start') void start(request);
  else if (request.urgent) ask(request);
  else passages = passages.then(() => embed(request, letQuestionsPass));
});

function ask(request: EmbedRequest): void {
  const question = embed(request).finally(() => questions.delete(question));
  questions.add(question);
}

/** A pass cannot be interrupted, but a question that arrives during a pass runs before the next pass. */
async function letQuestionsPass(): Promise<void> {
  // Messages are only read when the event loop turns.
  await turnOfTheLoop();
  while (questions.size) await Promise.all(questions);
}

async function start(request: StartRequest): Promise<void> {
  try {
    const chosen = await chooseEngine(request);
    engine = chosen.engine;
    reply({ kind: 'ready', engine: engine.name, note: chosen.note });
  } catch (error) {
    reply({ kind: 'failed', message: messageOf(error) });
  }
}

/** Never rejects, because a failure is also a reply. */
async function embed({ id, texts }: EmbedRequest, pause?: () => Promise<void>): Promise<void> {
  try {
    if (!engine) throw new Error('The embedding process was called before it was ready.');
    const embeddings = await engine.embed(texts, pause);
    reply({ kind: 'embedded', id, vectors: packVectors(embeddings, MINILM.dimension) });
  } catch (error) {
    reply({ kind: 'refused', id, message: messageOf(error) });
  }
}

function reply(message: Reply): void {
  // The parent may have exited while we were computing. If so, 'disconnect' ends this process.
  if (process.connected) process.send?.(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
