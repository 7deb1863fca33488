// When many people are asking, says straight away how long an answer may take and what to do in the meantime.
import type { StoredMessage } from '../model/messages/conversation.js';
import { busyKey } from '../model/jobs/wait-message-keys.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { queueMessage } from '../jobs/outbox.js';
import { plainMessage } from '../wording/plain-message.js';
import { adviserButton } from '../wording/buttons.js';

/** If nothing happens in a chat for this long, people stop watching it. */
const LONG_WAIT_MS = 20_000;
/** A first guess at the time between answers, used until the queue shows how long they really take. */
const BETWEEN_ANSWERS_MS = 250;
const MINUTE_MS = 60_000;

/**
 * Call this before queuing the question. Does nothing for urgent messages: their writer already has the
 * numbers to call, and their question goes first.
 */
export async function tellIfBusy(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  if (message.urgent) return;
  const waitMs = await expectedWaitMs(unit);
  if (waitMs < LONG_WAIT_MS) return;
  const minutes = Math.ceil(Math.min(waitMs, unit.ports.answerDeadlineMs) / MINUTE_MS);
  const link = unit.ports.libraryLink?.();
  await queueMessage(
    unit,
    message.conversation,
    (say) =>
      plainMessage(
        [
          say.busy.asking(minutes),
          link === undefined ? say.busy.instead : say.busy.insteadOrSearch(link),
          say.handoff.danger,
        ],
        { buttons: [adviserButton(say)] },
      ),
    { key: busyKey(message.id), purpose: 'notice' },
  );
}

/**
 * Estimates the wait from the speed of the queue: the number of answers since the first waiting question was
 * asked. All the workers must have been busy since then, or that question would not still be waiting.
 */
async function expectedWaitMs({ records, now }: UnitOfWork): Promise<number> {
  const { ahead, running, since, answered } = await records.jobs.answerQueue();
  const elapsedMs = since === undefined ? 0 : Math.max(0, Date.parse(now) - Date.parse(since));
  return (ahead * (elapsedMs + BETWEEN_ANSWERS_MS)) / (answered + running + 1);
}
