// Runs in the cross-encoder's process: separate, because a native crash in the runtime must not end conversations.
import { answerParent } from '../../process/answer-parent.js';
import { readCrossEncoderFolder } from './cross-encoder-folder.js';
import { openCrossEncoder } from './cross-encoder-session.js';

answerParent(async (folder: string) => {
  const answer = await openCrossEncoder(await readCrossEncoderFolder(folder));
  // Checks that this is a cross-encoder, and warms it up.
  await answer({ question: 'Who appoints a guardian?', texts: ['The service appoints a guardian.', 'No.'] });
  return { answer };
});
