// Messages for operators if a model on this machine fails or cannot be used.
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

const install = 'Run "npm ci" again.';

/** `failed` and `cannotStart` are followed by a colon and a reason. */
export const localModelsWording = {
  messageReader: {
    process: {
      process: 'The process that reads messages',
      failed: 'The model could not read a message',
      remedy: 'We will try again. If this keeps happening, report this error.',
      cannotStart: 'The model that reads messages cannot be used',
      startRemedy:
        'Check that onnxruntime-node is installed and runs here. If you set MESSAGE_READER=off, only the rules remove personal details, in strict mode.',
    },
    tooLate: 'The model could not read a message in time, because other long texts took too long.',
  },
  passageReader: {
    process: {
      process: 'The process that reads passages',
      failed: 'The model could not read the passages found',
      remedy: 'Try again. If this keeps happening, set PASSAGE_READER=off and report this error.',
      cannotStart: 'The model that reads passages cannot be used',
      startRemedy: 'Check that onnxruntime-node is installed and runs here, or set PASSAGE_READER=off.',
    },
    leftOut: (failure: string) => `${failure} We will choose the answer without it.`,
  },
  embedder: {
    process: {
      process: 'The embedding process',
      failed: 'The embedding model failed',
      remedy:
        'Check that the machine has 500 MB of memory free, and try again. If this keeps happening, choose the slow engine and report this error.',
      cannotStart: 'The embedding model cannot be loaded',
      startRemedy: 'Run "npm ci" again, and check that the machine has 500 MB of memory free.',
    },
    fastEngineStopped:
      'The embedding process stopped while loading the fast engine, so we are using the slow one.',
    fastEngineNotUsed: (reason: string) =>
      `The fast embedding engine is not being used, so embedding is about 8 times slower: ${reason}`,
    noVocabulary: ['The embedding model’s vocabulary cannot be read.', install],
  },
  weights: {
    unreadable: 'The weights of a model cannot be read.',
    changed: (file: string, checksum: string, remedy: string): ProblemAndRemedy => [
      `The weights of a model have the checksum ${checksum}, not the expected one.`,
      `${remedy} Find out what changed ${file}.`,
    ],
    install,
    checkOut: 'Check out the project again.',
  },
} as const;
