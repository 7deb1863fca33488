// Answers questions in the order in which they were written. If an earlier question arrives late, answers it
// before the current one.
import { bugLogger } from '../jobs/describe-bug.js';
import type { BotPorts } from '../model/ports.js';
import type { JobPayloads } from '../model/jobs/job.js';

type Payload = JobPayloads['answer-question'];

export interface PlaceInQueue {
  enqueuedAt: string;
  isAgain?: true;
  /** Earlier questions that were already answered before this one. */
  gaveWayTo?: string[];
}

/**
 * Answers the earlier question here, so that its own job usually has nothing left to do. If this fails, that
 * job tries again. The later question keeps its deadline, because the person is waiting for that answer too.
 */
export async function giveWay(
  ports: BotPorts,
  { earlier, payload }: { earlier: Payload; payload: Payload },
  turn: PlaceInQueue,
  answer: (asked: Payload, turn: PlaceInQueue) => Promise<void>,
): Promise<void> {
  const gaveWayTo = [...(turn.gaveWayTo ?? []), earlier.message];
  const { receivedAt = '' } = (await ports.store.records.messages.find(earlier.message)) ?? {};
  const since = receivedAt > turn.enqueuedAt ? receivedAt : turn.enqueuedAt;
  await answer(earlier, { enqueuedAt: since, gaveWayTo }).catch(
    bugLogger(ports.log, 'warn', 'An earlier question could not be answered first.'),
  );
  await answer(payload, { ...turn, gaveWayTo });
}
