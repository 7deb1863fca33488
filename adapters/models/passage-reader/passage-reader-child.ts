// Runs the passage reader in its own process, because a native crash in onnxruntime must not end
// conversations.
import { answerParent } from '../../process/answer-parent.js';
import { openPassageReader } from './passage-reader-session.js';

answerParent(async () => {
  const answer = await openPassageReader();
  // Checks that the model runs, and warms it up.
  await answer({ question: 'Who appoints a guardian?', texts: ['The service appoints a guardian.', 'No.'] });
  return { answer };
});
