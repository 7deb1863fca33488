// Answers a question that was written earlier, but arrived later, before the one that found it.
import { bugLogger } from '../kernel/describe-bug.js';
import type { BotPorts } from '../model/ports.js';
import type { JobPayloads } from '../model/tasks/job.js';

type Payload = JobPayloads['answer-question'];

export interface Turn {
  enqueuedAt: string;
  isAgain?: true;
  /** Earlier questions that this one has already given way to. */
  gaveWayTo?: string[];
}

/**
 * Answers the earlier question here. Its own job then has nothing left to do, or tries again if this failed. The one
 * that gives way keeps its deadline: someone waits for it, whatever it waits for.
 */
export async function giveWay(
  ports: BotPorts,
  { earlier, payload }: { earlier: Payload; payload: Payload },
  turn: Turn,
  answer: (asked: Payload, turn: Turn) => Promise<void>,
): Promise<void> {
  const gaveWayTo = [...(turn.gaveWayTo ?? []), earlier.message];
  const { receivedAt = '' } = (await ports.store.records.messages.find(earlier.message)) ?? {};
  const since = receivedAt > turn.enqueuedAt ? receivedAt : turn.enqueuedAt;
  await answer(earlier, { enqueuedAt: since, gaveWayTo }).catch(
    bugLogger(ports.log, 'warn', 'An earlier question could not be answered first.'),
  );
  await answer(payload, { ...turn, gaveWayTo });
}
