// The process of the cross-encoder: answers requests for scores until its parent goes away.
// It is a process of its own for the reason of the embedding process: a native abort must not end conversations.
import { readCrossEncoderFolder } from './cross-encoder-folder.js';
import type { CrossEncoderReply, CrossEncoderRequest, ScoreRequest } from './cross-encoder-protocol.js';
import { openCrossEncoder } from './cross-encoder-session.js';
import type { ScorePairs } from './cross-encoder-session.js';

let score: ScorePairs | undefined;

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group: the parent finishes its work first, and disconnects.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

process.on('message', (request: CrossEncoderRequest) => {
  if (request.kind === 'start') void start(request.folder);
  else void answer(request);
});

async function start(folder: string): Promise<void> {
  try {
    score = await openCrossEncoder(await readCrossEncoderFolder(folder));
    // Proves that it is one, and warms it up.
    await score('Who appoints a guardian?', ['A guardian is appointed by the service.', 'No.']);
    reply({ kind: 'ready' });
  } catch (error) {
    reply({ kind: 'failed', message: messageOf(error) });
  }
}

async function answer({ id, question, texts }: ScoreRequest): Promise<void> {
  try {
    if (!score) throw new Error('it was asked before it was ready.');
    reply({ kind: 'scored', id, scores: await score(question, texts) });
  } catch (error) {
    reply({ kind: 'refused', id, message: messageOf(error) });
  }
}

function reply(message: CrossEncoderReply): void {
  if (process.connected) process.send?.(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
