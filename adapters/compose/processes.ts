// What processes on one store tell one another: that something is new, and how far an answer is.
import { setTimeout as wait } from 'node:timers/promises';
import { PROGRESS_STAGES } from '../../bot/model/ports.js';
import type { Broadcast, Log } from '../../bot/model/ports.js';
import { z } from 'zod';
import type { Settings } from './settings/config.js';
import { createBroadcast } from '../sql/engine/broadcast.js';
import type { ProgressBoard } from '../web/delivery/progress.js';

export interface Processes {
  /** Absent on SQLite, where one process does everything. */
  broadcast?: Broadcast;
  progress: ProgressBoard;
  close(): Promise<void>;
}

export function connectProcesses(
  { DATABASE_URL }: Pick<Settings, 'DATABASE_URL'>,
  progress: ProgressBoard,
  log: Log,
): Processes {
  if (DATABASE_URL === undefined) return { progress, close: () => Promise.resolve() };
  const broadcast = createBroadcast(DATABASE_URL, log);
  return { broadcast, progress: shareProgress(progress, broadcast), close: broadcast.close };
}

const progressSchema = z.object({
  place: z.string(),
  stage: z.enum(PROGRESS_STAGES),
  verified: z.array(z.object({ text: z.string(), sources: z.array(z.string()) })).default([]),
});
/** PostgreSQL carries 8,000 bytes a word; what is longer says the stage alone. */
const LONGEST_WORD = 7_500;
const PROGRESS = 'progress ';

/** The worker that answers and the page that shows how far it is may be two processes. */
function shareProgress(board: ProgressBoard, broadcast: Broadcast): ProgressBoard {
  broadcast.listen((word) => {
    const heard = word?.startsWith(PROGRESS) ? readProgress(word.slice(PROGRESS.length)) : undefined;
    if (heard) board.show(heard.place, heard.stage, heard.verified);
  });
  return {
    show(place, stage, verified) {
      board.show(place, stage, verified);
      const word = PROGRESS + JSON.stringify({ place, stage, verified });
      const fits = Buffer.byteLength(word) <= LONGEST_WORD;
      broadcast.send(fits ? word : PROGRESS + JSON.stringify({ place, stage }));
    },
    watch: (place, listener) => board.watch(place, listener),
  };
}

/** Undefined for what cannot be read: another version of ours may be running, and anybody may notify. */
function readProgress(text: string): z.infer<typeof progressSchema> | undefined {
  try {
    return progressSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Long for a word that travels in milliseconds; a pooler in between may keep it for ever. */
const HEARD_WITHIN_MS = 3_000;

/** Which processes may share the store, and whether they hear one another. Not being heard is slower, and no fault. */
export async function describeProcesses(
  { DATABASE_URL, SESSION_SECRET }: Settings,
  log: Log,
): Promise<string> {
  if (DATABASE_URL === undefined)
    return 'one process does everything; several need PostgreSQL (DATABASE_URL)';
  const heard = await heardAfterMs(DATABASE_URL, log);
  const hearing =
    heard === undefined
      ? 'words between them do not arrive (is there a pooler in between?), so each looks every second'
      : `heard one another within ${heard} ms`;
  const web = SESSION_SECRET === undefined ? '; --role=web needs SESSION_SECRET, which is not set' : '';
  return `--role=web and --role=worker may run apart; ${hearing}${web}`;
}

async function heardAfterMs(databaseUrl: string, log: Log): Promise<number | undefined> {
  const [one, other] = [createBroadcast(databaseUrl, log), createBroadcast(databaseUrl, log)];
  const listens = ({ listen }: Broadcast) => new Promise((resolve) => listen(resolve));
  const limit = wait(HEARD_WITHIN_MS, undefined, { ref: false });
  const asked = Promise.all([listens(one), listens(other)]).then(async () => {
    const start = performance.now();
    const heard = listens(other);
    one.send('doctor');
    await heard;
    return Math.ceil(performance.now() - start);
  });
  const answer = await Promise.race([asked, limit]);
  await Promise.all([one.close(), other.close()]);
  return answer ?? undefined;
}
