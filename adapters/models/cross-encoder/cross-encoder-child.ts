// The cross-encoder's process: answers requests for scores until its parent exits. It is a separate process for the
// same reason as the embedding process: a native crash must not end conversations.
import { answerParent } from '../../process/answer-parent.js';
import { readCrossEncoderFolder } from './cross-encoder-folder.js';
import type { ToScore } from './cross-encoder-session.js';
import { openCrossEncoder } from './cross-encoder-session.js';

answerParent(async (folder: string) => {
  const score = await openCrossEncoder(await readCrossEncoderFolder(folder));
  // Proves that it is one, and warms it up.
  await score('Who appoints a guardian?', ['A guardian is appointed by the service.', 'No.']);
  return ({ question, texts }: ToScore) => score(question, texts);
});
