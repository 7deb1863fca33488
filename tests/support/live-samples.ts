// A DATA_DIR in which some of the sample notes are live, embedded by the real model: for processes that tests start.
import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { startGuidance } from './running-guidance.js';

export interface LiveSamples {
  dataDir: string;
  close(): Promise<void>;
}

const CHECKED = '.tmp/samples';

/** `notes` are names in ingest/samples, without ".md". */
export async function publishSamples(notes: readonly string[]): Promise<LiveSamples> {
  // The engine check of this machine takes seconds: it is made once and given to every DATA_DIR.
  const embedder = await createMiniLmEmbedder({ dataDir: CHECKED });
  const guidance = await startGuidance(embedder);
  await cp(join(CHECKED, 'models'), join(guidance.home, 'models'), { recursive: true });
  for (const name of notes) await copyFile(`ingest/samples/${name}.md`, join(guidance.folder, `${name}.md`));
  await guidance.publish();
  await embedder.close();
  return { dataDir: guidance.home, close: guidance.close };
}
