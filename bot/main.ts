// Starts the bot: first guidance where there is none yet, then the server and the worker; stops cleanly.
import { existsSync } from 'node:fs';
import { connectMain } from '../adapters/connect.js';
import { Failure, describeFailure } from '../knowledge/errors.js';
import { ingest } from './cli/ingest.js';

/** Sample notes that ship with the project, so that a fresh checkout has something to answer from. */
const SAMPLES = 'ingest/samples';

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const main = await connectMain(process.env);
  if (!(await main.guidance.store.liveRelease())) {
    process.stderr.write('No guidance is live yet: taking in the sample notes.\n');
    await ingest(main.guidance, [SAMPLES], true, process.stderr);
  }
  const bot = await main.start();
  process.stdout.write(`Ask at ${bot.url}/\nAdvisers: ${bot.url}/desk\nGuidance: ${bot.url}/library\n`);
  let stopping = false;
  const stop = () => {
    // A second Ctrl-C means that somebody will not wait.
    if (stopping) process.exit(1);
    stopping = true;
    process.stderr.write('Finishing what was begun…\n');
    void bot
      .stop()
      .then(() => main.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
}
