// A child process that cannot start, and says what to do about it.
import { answerParent } from '../../../adapters/process/answer-parent.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

answerParent(() => Promise.reject(new ConfigurationFailure('A file is missing.', 'Put it back.')));
