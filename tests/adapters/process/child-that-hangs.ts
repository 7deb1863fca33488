// A child process that starts, and then answers no question.
import { answerParent } from '../../../adapters/process/answer-parent.js';

answerParent(() => Promise.resolve({ answer: () => new Promise(() => undefined) }));
