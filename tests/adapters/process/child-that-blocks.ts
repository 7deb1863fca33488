// A child process that blocks its event loop before it replies, so it cannot notice that its parent has gone.
import { answerParent } from '../../../adapters/process/answer-parent.js';

answerParent(() =>
  Promise.resolve({
    answer: () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      return Promise.resolve('late');
    },
  }),
);
