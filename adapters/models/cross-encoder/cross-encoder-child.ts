// Runs in the cross-encoder's process and scores passages until its parent exits. It is separate so that a native crash
// cannot end conversations.
import { answerParent } from '../../process/answer-parent.js';
import { readCrossEncoderFolder } from './cross-encoder-folder.js';
import { openCrossEncoder, type ToScore } from './cross-encoder-session.js';

answerParent(async (folder: string) => {
  const score = await openCrossEncoder(await readCrossEncoderFolder(folder));
  // Checks that this is a cross-encoder, and warms it up.
  await score('Who appoints a guardian?', ['A guardian is appointed by the service.', 'No.']);
  return ({ question, texts }: ToScore) => score(question, texts);
});
