// A child process that starts, but never replies.
import { answerParent } from '../../../adapters/process/answer-parent.js';

answerParent(() => Promise.resolve({ answer: () => new Promise(() => undefined) }));
