import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readKnowledgeFiles } from '../../../knowledge/knowledge-files.js';
import { modelsWording } from '../../evidence/content/models-wording.js';
import { STORE } from '../../evidence/content/statement-sources.js';
import { file, setting } from '../../evidence/model/document.js';
import type { ModelFact, ReleaseFact, StoreFacts } from '../../evidence/model/facts.js';
import { openWrittenQuestions } from '../../index/written-questions.js';
import { MINILM, PUBLISHED_MINILM } from '../../models/minilm/weights.js';
import type { Settings } from '../settings/environment-settings.js';

const { calibratesBesideModel, models, version, where } = modelsWording;

const ROOT = new URL('../../../', import.meta.url);

/**
 * Caches the digests, because some of the files are 40 MB. The files do not change while the process runs.
 */
const digests = new Map<string, string>();

function digestOf(path: string): string {
  const known = digests.get(path);
  if (known !== undefined) return known;
  const file = readFileSync(new URL(path, ROOT));
  const digest = hash('sha256', file);
  digests.set(path, digest);
  return digest;
}

export async function modelsOf(settings: Settings, store: StoreFacts | undefined): Promise<ModelFact[]> {
  return [...networks(settings), ...(await fitted(settings, store?.release)), ...services(settings, store)];
}

/** For each model that comes with the software, the file that describes its training data. */
const DESCRIBED_IN = {
  'guidance-encoder': 'adapters/models/minilm/guidance-encoder.md',
  'message-reader': 'adapters/models/message-reader/message-reader.md',
  'passage-reader': 'adapters/models/passage-reader/passage-reader.md',
  ranking: 'docs/decisions/0047-no-vectors-of-words.md',
  calibration: 'docs/decisions/0015-field-and-answer-apart.md',
  'calibration-minilm': 'docs/decisions/0015-field-and-answer-apart.md',
  turns: 'knowledge/turns/turn-weights.md',
  'written-questions': 'adapters/index/written-questions.md',
} as const;

/**
 * Someone may have turned the language model off while the service is running, which the settings do not
 * show.
 */
export const isModelOff = (store: StoreFacts | undefined) => store?.off.includes('model') ?? false;

function shipped(
  id: keyof typeof DESCRIBED_IN,
  inUse: boolean,
  path: string,
  from: ModelFact['from'],
): ModelFact {
  return {
    id,
    name: MINILM.id,
    ...models[id],
    where: where.here,
    inUse,
    version: version.byDigest,
    digest: digestOf(path),
    from: [...from, file(path), file(DESCRIBED_IN[id])],
  };
}

function networks(settings: Settings): ModelFact[] {
  const { EMBEDDER, MESSAGE_READER, PASSAGE_READER } = settings;
  const inUse = EMBEDDER === 'minilm';
  const from = [setting('EMBEDDER'), file('adapters/models/minilm/weights.ts')];
  return [
    {
      id: 'minilm',
      name: PUBLISHED_MINILM.id,
      ...models.minilm,
      where: where.here,
      inUse,
      licence: 'Apache-2.0',
      digest: PUBLISHED_MINILM.weightsHash,
      from,
    },
    shipped('guidance-encoder', inUse, 'adapters/models/minilm/guidance-encoder.safetensors', from),
    shipped(
      'message-reader',
      MESSAGE_READER !== 'off',
      'adapters/models/message-reader/message-reader.safetensors',
      [setting('MESSAGE_READER')],
    ),
    shipped(
      'passage-reader',
      inUse && PASSAGE_READER !== 'off',
      'adapters/models/passage-reader/passage-reader.safetensors',
      [setting('PASSAGE_READER'), setting('EMBEDDER')],
    ),
  ];
}

/**
 * Lists files of fitted parameters, which affect decisions as much as a neural network does. Most were fitted
 * with one embedding model, and are only used with that model.
 */
async function fitted(
  { EMBEDDER, ANSWER_MODEL }: Settings,
  release: ReleaseFact | undefined,
): Promise<ModelFact[]> {
  const { calibrationOfModel, turnWeights } = readKnowledgeFiles();
  const questions = await openWrittenQuestions();
  const embedder = EMBEDDER === 'minilm' ? MINILM.weightsHash : undefined;
  const searched = release?.embeddedWith ?? embedder;
  const isOfModel = searched === calibrationOfModel.model;
  const isShipped = !release?.isCalibrated;
  const files = [
    ['ranking', 'knowledge/search/ranking-weights.json', true],
    ['calibration', 'knowledge/confidence/calibration.json', isShipped && !isOfModel],
    ['calibration-minilm', 'knowledge/confidence/calibration-minilm.json', isShipped && isOfModel],
    ['turns', 'knowledge/turns/turn-weights.json', embedder === turnWeights.model],
    [
      'written-questions',
      'adapters/index/written-questions.bin',
      searched !== undefined && searched === questions?.model,
    ],
  ] as const;
  const found = files.map(([id, path, inUse]) => shipped(id, inUse, path, [setting('EMBEDDER'), STORE]));
  if (release?.isCalibrated)
    found.push({
      id: 'own-calibration',
      ...models['own-calibration'],
      where: where.here,
      inUse: true,
      version: version.forRelease(release.number),
      from: [STORE],
    });
  if (!ANSWER_MODEL) return found;
  return found.map((one) => (one.id.includes('calibration') ? { ...one, task: calibratesBesideModel } : one));
}

function services(settings: Settings, store: StoreFacts | undefined): ModelFact[] {
  const isAzure = settings.EMBEDDER === 'azure-openai';
  const embedding = isAzure
    ? settings.AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME
    : settings.OPENAI_EMBEDDING_MODEL;
  const answering =
    settings.ANSWER_MODEL_SERVICE === 'azure-openai' ? settings.AZURE_OPENAI_API_DEPLOYMENT_NAME : undefined;
  const { AZURE_OPENAI_API_VERSION: api } = settings;
  const found: ModelFact[] = [];
  if (settings.EMBEDDER !== 'minilm')
    found.push({
      id: 'embedding-service',
      name: embedding ?? '',
      ...models['embedding-service'],
      where: where.service,
      inUse: true,
      version: isAzure ? version.ofApi(api) : version.byName,
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
      ...models['language-model'],
      where: where.service,
      inUse: !isModelOff(store),
      version: answering ? version.ofDeployment(answering, api) : version.byName,
      from: [
        setting('ANSWER_MODEL'),
        setting('ANSWER_MODEL_SERVICE'),
        setting('AZURE_OPENAI_API_DEPLOYMENT_NAME'),
      ],
    });
  return found;
}
