// Runs in the message reader's process, which is separate so that a native crash in the runtime cannot end
// conversations.
import { answerParent } from '../../process/answer-parent.js';
import { openReader } from './reader-session.js';

answerParent(async () => {
  const read = await openReader();
  // Checks that it runs, and warms it up.
  await read('Who appoints a guardian for Ana Pop?');
  return (text: string) => read(text);
});
