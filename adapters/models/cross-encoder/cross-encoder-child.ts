// Runs the cross-encoder in its own process, because a native crash in onnxruntime must not end
// conversations.
import { answerParent } from '../../process/answer-parent.js';
import { readCrossEncoderFolder } from './cross-encoder-folder.js';
import { openCrossEncoder } from './cross-encoder-session.js';
import { CHECK_PAIR } from '../minilm/check-texts.js';

answerParent(async (folder: string) => {
  const answer = await openCrossEncoder(await readCrossEncoderFolder(folder));
  // Checks that the model is a cross-encoder, and warms it up.
  await answer(CHECK_PAIR);
  return { answer };
});
