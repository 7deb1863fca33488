// `ctac ingest`: takes folders in, shows how it goes, and says what is live afterwards.
import { ingestFolders } from '../../ingest/ingest-folders.js';
import type { IngestPorts } from '../../ingest/ingest-folders.js';
import { ingestSummary, showIngest } from './show-ingest.js';

/** 0 when all went in, 1 when nothing did; files that were left out are named and do not stop the rest. */
export async function ingest(
  ports: IngestPorts,
  folders: readonly string[],
  publish: boolean,
  stream: NodeJS.WriteStream,
): Promise<number> {
  const display = showIngest(stream);
  const start = performance.now();
  try {
    const result = await ingestFolders(ports, folders, {
      publish,
      onProgress: (progress) => display.update(progress),
      onProblem: (file, problem) => display.say(`Left out ${file}: ${problem}`),
    });
    display.end();
    display.say(ingestSummary(result, (performance.now() - start) / 1000));
    return result.files > result.problems || result.files === 0 ? 0 : 1;
  } finally {
    display.end();
  }
}
