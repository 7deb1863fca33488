// The checks of `ctac doctor`: each looks at one part through the same code that runs it.
import { IndexFailure } from '../knowledge/errors.js';
import { publicText } from '../knowledge/personal-data.js';
import type { Check } from '../bot/cli/doctor.js';
import type { Log } from '../bot/ports.js';
import type { Settings } from './config.js';
import type { Guidance } from './connect-guidance.js';
import { connectPlatforms, findAdvisers } from './connect-platforms.js';
import type { Database } from './sql/database.js';
import { createProgressBoard } from './web/progress.js';

export interface DoctorParts {
  settings: () => Settings;
  database: () => Promise<Database>;
  guidance: () => Promise<Guidance>;
  log: Log;
}

export function connectDoctor(parts: DoctorParts): Check[] {
  return [
    { name: 'settings', look: () => Promise.resolve(settingsFound(parts.settings())) },
    { name: 'store', look: async () => `${(await parts.database()).dialect}, its tables are up to date` },
    { name: 'embedding model', look: () => lookAtEmbedder(parts) },
    { name: 'guidance', look: () => lookAtGuidance(parts) },
    { name: 'index', look: () => lookAtIndex(parts) },
    { name: 'Slack', look: () => lookAtSlack(parts) },
    { name: 'Teams', look: () => lookAtTeams(parts) },
    { name: 'advisers', look: () => lookAtAdvisers(parts) },
  ];
}

function settingsFound({ HOST, PORT, DATA_DIR, SESSION_SECRET }: Settings): string {
  const sessions = SESSION_SECRET ? '' : '; without SESSION_SECRET, web sessions end with the process';
  return `listens on ${HOST}:${PORT}, keeps its files in ${DATA_DIR}${sessions}`;
}

async function lookAtEmbedder({ guidance }: DoctorParts): Promise<string> {
  const { embedder } = await guidance();
  const start = performance.now();
  await embedder.embedQuestion(publicText('How long does a decision take?'));
  return `${embedder.model.id} answered in ${Math.round(performance.now() - start)} ms`;
}

async function lookAtGuidance({ guidance }: DoctorParts): Promise<string> {
  const live = await (await guidance()).store.liveRelease();
  if (!live) throw new IndexFailure('No release is live.', 'Run: npm run ctac -- ingest FOLDER --publish');
  return `release ${live.number}: ${live.documents} documents, ${live.passages} passages`;
}

async function lookAtIndex({ guidance }: DoctorParts): Promise<string> {
  const { store, indexFiles } = await guidance();
  const live = await store.liveRelease();
  if (!live) return 'nothing to look at before a release is live';
  await indexFiles.open(await store.contentOf(live.number));
  return 'whole, and of the live release';
}

async function lookAtSlack({ settings, log }: DoctorParts): Promise<string> {
  const { slack } = connectPlatforms(settings(), createProgressBoard(), log);
  if (!slack) return 'not set up (SLACK_BOT_TOKEN is empty)';
  // Asks Slack who we are; the channel itself is not looked up.
  await slack.platform.channelPlace('C0');
  return slack.config.appToken ? 'signed in, Socket Mode' : 'signed in, events come to /slack/events';
}

async function lookAtTeams({ settings }: DoctorParts): Promise<string> {
  if (!settings().MICROSOFT_APP_ID)
    return 'not set up (MICROSOFT_APP_ID is empty); a local emulator may talk to the bot';
  return Promise.resolve('an app id is set; Teams itself is reached with the first message');
}

async function lookAtAdvisers({ settings, log }: DoctorParts): Promise<string> {
  const place = await findAdvisers(settings(), connectPlatforms(settings(), createProgressBoard(), log));
  return place.platform === 'web'
    ? 'cards go to the page /desk'
    : `cards go to a channel in ${place.platform}`;
}
