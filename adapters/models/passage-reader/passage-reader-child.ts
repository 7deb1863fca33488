// Runs in the passage reader's process: separate, because a native crash in the runtime must not end conversations.
import { answerParent } from '../../process/answer-parent.js';
import { openPassageReader } from './passage-reader-session.js';

answerParent(async () => {
  const answer = await openPassageReader();
  // Checks that it runs, and warms it up.
  await answer({ question: 'Who appoints a guardian?', texts: ['The service appoints a guardian.', 'No.'] });
  return { answer };
});
