// Makes a DATA_DIR in which some sample notes are live, embedded by the real model, for processes that tests
// start.
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { startGuidance } from './running-guidance.js';

export interface LiveSamples {
  dataDir: string;
  close(): Promise<void>;
}

const CHECKED = '.tmp/samples';
const CHECK = join('models', 'minilm-engine-check-trained.json');

/**
 * Copies the result of the engine check to a DATA_DIR. The check takes seconds, or a minute on a busy
 * machine, so it is only done once. It has only finished once the result file exists: another process may
 * still be running it.
 */
export async function giveEngineCheck(dataDir: string): Promise<void> {
  if (!existsSync(join(CHECKED, CHECK))) await (await createMiniLmEmbedder({ dataDir: CHECKED })).close();
  await mkdir(join(dataDir, 'models'), { recursive: true });
  await copyFile(join(CHECKED, CHECK), join(dataDir, CHECK));
}

/** Publishes sample notes. `notes` are file names in ingest/samples, without ".md". */
export async function publishSamples(notes: readonly string[]): Promise<LiveSamples> {
  const embedder = await createMiniLmEmbedder({ dataDir: CHECKED });
  const guidance = await startGuidance(embedder);
  await giveEngineCheck(guidance.home);
  for (const name of notes) await copyFile(`ingest/samples/${name}.md`, join(guidance.folder, `${name}.md`));
  await guidance.publish();
  await embedder.close();
  return { dataDir: guidance.home, close: guidance.close };
}
