// Runs one process of the assistant as in production, but with a fake model and fake platform servers.
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { startBot } from '../../../adapters/composition/service.js';
import { PLATFORMS } from '../../../adapters/composition/platforms.js';
import { openStores } from '../../../adapters/composition/stores.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { fakeCredentials } from '../../fakes/fake-teams/fake-teams.js';
import { hurried } from '../../fakes/real-stacks/hurried.js';
import { guidanceParts } from '../running-guidance.js';
import type { ProcessPlan } from './plan.js';

const plan = JSON.parse(process.argv[2]!) as ProcessPlan;
const settings = readSettings(plan.environment);
const stores = await openStores(settings);
const { database } = stores;
const embedder = createFakeEmbedder();
const { ports, loading } = guidanceParts(settings.DATA_DIR, database, embedder);
const { current: loadedRelease, refresh: loadLive } = createLiveRelease(loading);
const line = (details: object, sentence: string) =>
  process.stderr.write(`${JSON.stringify({ ...details, sentence })}\n`);
const { serviceUrl, openIdMetadataUrl, tokenUrl } = plan.teams;
const bot = await startBot(
  settings,
  {
    ...ports,
    answerQuestion: (question, onStage) => answerQuestion({ embedder, loadedRelease }, question, onStage),
    loadLive,
  },
  stores,
  { info: () => undefined, warn: line, error: line },
  {
    role: plan.role,
    ...(plan.worker && { worker: plan.worker }),
    wirings: plan.paced ? PLATFORMS : PLATFORMS.map(hurried),
    teams: {
      serviceUrl,
      openIdMetadataUrl,
      // Includes the process ID in the token’s address, so that the fake can tell which process made a call.
      credentials: fakeCredentials(`${tokenUrl}?holder=${process.pid}`),
      callLimitMs: plan.callLimitMs,
    },
    slack: { timeoutMs: plan.callLimitMs },
  },
);
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void bot
    .stop()
    .then(() => database.close())
    .then(() => process.exit(0));
});
