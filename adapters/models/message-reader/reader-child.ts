// Runs the message reader in its own process, because a native crash in onnxruntime must not end
// conversations.
import { answerParent } from '../../process/answer-parent.js';
import { openReader } from './reader-session.js';
import { CHECK_MESSAGE } from '../minilm/self-test-texts.js';

answerParent(async () => {
  const answer = await openReader();
  // Checks that the model runs, and warms it up.
  await answer(CHECK_MESSAGE);
  return { answer };
});
