// Runs in the message reader's process: separate, because a native crash in the runtime must not end conversations.
import { answerParent } from '../../process/answer-parent.js';
import { openReader } from './reader-session.js';

answerParent(async () => {
  const answer = await openReader();
  // Checks that it runs, and warms it up.
  await answer('Who appoints a guardian for Ana Pop?');
  return { answer };
});
