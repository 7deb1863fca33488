// `ctac ingest`: imports folders, shows the progress, and says what is live afterwards.
import { dirname, resolve } from 'node:path';
import { ingestFolders, type IngestPorts } from '../../ingest/ingest-folders.js';
import { openRecalls } from '../../bot/recalls/open-recalls.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { RecallPorts } from '../../bot/model/editing-ports.js';
import { ingestSummary, recallLines, showIngest } from './show-ingest.js';
import { ingestWording } from './wording/ingest-wording.js';

export interface IngestSetting {
  publish: boolean;
  stream: NodeJS.WriteStream;
  /** Finds who was given guidance that has changed. Absent if no one has been given any guidance yet. */
  recalls?: RecallPorts;
  writeJson?: (text: string) => void;
}

/**
 * Returns 1 if nothing was imported, or if the earlier guidance was kept because a folder's corpus.json has
 * an error. Names any files it left out, and still imports the others. Throws `InputFailure` if a folder's
 * name is empty.
 */
export async function ingest(
  ports: IngestPorts,
  folders: readonly string[],
  { publish, stream, recalls: recallPorts, writeJson }: IngestSetting,
): Promise<number> {
  // An empty name, for example from an unset variable, would mean the current folder and publish everything in it.
  if (folders.some((folder) => !folder.trim())) throw new InputFailure(...ingestWording.emptyName);
  const display = showIngest(stream);
  // Use absolute paths, so that a folder is recognised however its path is typed. Otherwise, if files were
  // removed from the folder, their editions would stay.
  const places = [...new Set(folders.map((folder) => resolve(folder)))];
  const leftOut: { file: string; problem: string }[] = [];
  const start = performance.now();
  try {
    const result = await ingestFolders(ports, places, {
      publish,
      onProgress: (progress) => display.update(progress),
      onProblem(file, problem) {
        if (file.endsWith('/corpus.json')) return display.say(`${dirname(file)}: ${problem}`);
        leftOut.push({ file, problem });
        display.say(ingestWording.leftOut(file, problem));
      },
      onUnread: (file, unread) => display.say(`${file}: ${unread}`),
      onRemark: (folder, remark) => display.say(ingestWording.remark(folder, remark)),
    });
    // Open recalls even if nothing has just been published, because an earlier run may have been stopped
    // after it published.
    const recalls = publish && recallPorts ? await openRecalls(recallPorts) : 0;
    display.end();
    const seconds = (performance.now() - start) / 1000;
    display.say(ingestSummary({ ...result, problems: leftOut.length }, { seconds, publish }));
    for (const line of recallLines(recalls)) display.say(line);
    writeJson?.(JSON.stringify({ ...result, recalls, leftOut, seconds }, null, 2));
    const isEmpty = result.files > 0 && result.files <= leftOut.length;
    return isEmpty || result.keptFolders.length ? 1 : 0;
  } finally {
    display.end();
  }
}
