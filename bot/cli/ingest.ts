// `ctac ingest`: takes folders in, shows how it goes, and says what is live afterwards.
import { dirname, resolve } from 'node:path';
import { ingestFolders } from '../../ingest/ingest-folders.js';
import type { IngestPorts } from '../../ingest/ingest-folders.js';
import { ingestSummary, showIngest } from './show-ingest.js';

/** 0 when anything went in, 1 when nothing did; files that were left out are named and do not stop the rest. */
export async function ingest(
  ports: IngestPorts,
  folders: readonly string[],
  publish: boolean,
  stream: NodeJS.WriteStream,
): Promise<number> {
  const display = showIngest(stream);
  // An edition goes with its file, so a folder must be known again however it is written.
  const places = [...new Set(folders.map((folder) => resolve(folder)))];
  let leftOut = 0;
  const start = performance.now();
  try {
    const result = await ingestFolders(ports, places, {
      publish,
      onProgress: (progress) => display.update(progress),
      onProblem(file, problem) {
        if (file.endsWith('/corpus.json')) return display.say(`${dirname(file)}: ${problem}`);
        leftOut += 1;
        display.say(`Left out ${file}: ${problem}`);
      },
    });
    display.end();
    display.say(ingestSummary({ ...result, problems: leftOut }, (performance.now() - start) / 1000));
    return result.files > leftOut || result.files === 0 ? 0 : 1;
  } finally {
    display.end();
  }
}
