// Shares the progress of answers between processes that use the same store.
import { z } from 'zod';
import { PROGRESS_STAGES, type Broadcast } from '../../../bot/model/ports.js';
import type { ProgressBoard } from './progress.js';

const progressSchema = z.object({
  place: z.string(),
  stage: z.enum(PROGRESS_STAGES),
  verified: z.array(z.object({ text: z.string(), sources: z.array(z.string()) })).default([]),
});
/**
 * PostgreSQL allows up to 8,000 bytes in a notification. If the text would be longer, only the stage is sent.
 */
const LONGEST_WORD = 7_500;
const PROGRESS = 'progress ';

/**
 * Shares progress between processes, because the worker that writes an answer and the page that shows its
 * progress may be in different ones.
 */
export function shareProgress(board: ProgressBoard, broadcast: Broadcast): ProgressBoard {
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

/**
 * Undefined if the notification cannot be read. It may come from another version of the service, or from any
 * other program that uses the database.
 */
function readProgress(text: string): z.infer<typeof progressSchema> | undefined {
  try {
    return progressSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
