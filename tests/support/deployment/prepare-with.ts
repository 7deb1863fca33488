// Makes another version of the project create a store with one published note, as that version would have
// done.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The code that runs in the other version. It only uses functions that have existed for a long time. */
const PROGRAM = `
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { note, startGuidance } from '../support/running-guidance.js';
const guidance = await startGuidance(createFakeEmbedder(), process.argv[2]);
await guidance.put('referral.md', note('Referring a child', process.argv[3]));
await guidance.publish();
process.stdout.write(guidance.home);
process.exit();
`;
const CONSENT = 'A child does not have to consent to a referral to the National Referral Mechanism.';

/** Creates the store, and returns its DATA_DIR. */
export async function prepareWith(checkout: string, databaseUrl: string): Promise<string> {
  const folder = await mkdtemp(join(checkout, 'tests', 'prepare-'));
  const program = join(folder, 'prepare.ts');
  await writeFile(program, PROGRAM);
  try {
    const node = ['--import', 'tsx', program, databaseUrl, CONSENT];
    return (await run(process.execPath, node, { cwd: checkout })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
