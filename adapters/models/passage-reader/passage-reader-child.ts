// Runs the passage reader in its own process, because a native crash in onnxruntime must not end
// conversations.
import { answerParent } from '../../process/answer-parent.js';
import { openPassageReader } from './passage-reader-session.js';
import { CHECK_PAIR } from '../minilm/self-test-texts.js';

answerParent(async () => {
  const answer = await openPassageReader();
  // Checks that the model runs, and warms it up.
  await answer(CHECK_PAIR);
  return { answer };
});
