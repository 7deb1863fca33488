// Starts the service, or this process's part of it. First imports the sample notes if there is no guidance
// yet.
import { existsSync } from 'node:fs';
import { connectMain, type Main } from '../composition/service.js';
import { untilDone } from '../../bot/jobs/repeat.js';
import { Failure, describeFailure } from '../../knowledge/model/errors.js';
import { ingest } from '../cli/ingest.js';
import { startWording as said } from '../cli/wording/start-wording.js';
import { misspeltSettings } from '../composition/settings/misspelt-settings.js';
import { doesAnswer, parseProcessRole } from '../composition/settings/process-role.js';
import { settingsWording } from '../composition/wording/settings-wording.js';
import { welcome } from './welcome.js';

const SAMPLES = 'ingest/samples';
const TRY_AGAIN_MS = 60_000;

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const role = parseProcessRole(process.argv.slice(2));
  for (const misspelt of misspeltSettings(process.env))
    process.stderr.write(`${settingsWording.misspelt(misspelt)}\n`);
  const main = await connectMain(process.env, role);
  if (doesAnswer(role)) await takeInSamples(main);
  const bot = await main.start();
  process.stdout.write(welcome(role, bot));
  if (doesAnswer(role) && !main.bySchedule) process.stdout.write(`${said.notFollowed}\n`);
  if (doesAnswer(role))
    untilDone(TRY_AGAIN_MS, () => main.reembedRelease(), { onFailure: reportInBackground });
  let stopping = false;
  const stop = () => {
    // If someone presses Ctrl-C twice, stop at once.
    if (stopping) process.exit(1);
    stopping = true;
    process.stderr.write(`${said.stopping}\n`);
    void bot
      .stop()
      .then(() => main.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/**
 * Reports that work in the background has failed. We try it again, but questions may fail until it
 * succeeds.
 */
function reportInBackground(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${said.notPrepared(describeFailure(error))}\n`);
}

/** If several processes start on an empty store, one imports the notes and the others wait. */
async function takeInSamples({ guidance, runExclusively }: Main): Promise<void> {
  const isLive = async () => (await guidance.store.liveRelease()) !== undefined;
  if (await isLive()) return;
  await runExclusively(async () => {
    if (await isLive()) return;
    process.stderr.write(`${said.samples}\n`);
    await ingest(guidance, [SAMPLES], { publish: true, stream: process.stderr });
  });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
}
