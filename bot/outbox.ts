// Puts a message of ours on its way: stored with the state that caused it, sent by the worker.
import type { Purpose, StoredOutgoing } from './conversation.js';
import type { OutgoingMessage } from './message.js';
import type { Moment } from './moment.js';

export interface Sending {
  /** Decides whether this has been queued before: name it after what caused it. */
  key: string;
  purpose: Purpose;
  answer?: string;
  escalation?: string;
  /** The message whose words stand in it, where there is one. */
  wordsOf?: string;
  /** Deliver those words as received: only into a private chat of the handoff. */
  asReceived?: boolean;
}

/** A second call with the same key changes nothing. Messages of one conversation leave in the order of these calls. */
export async function queueMessage(
  moment: Moment,
  conversation: string,
  message: OutgoingMessage,
  sending: Sending,
): Promise<void> {
  const outgoing = {
    ...sending,
    asReceived: sending.asReceived ?? false,
    conversation,
    message,
    queuedAt: moment.now,
  };
  if (!(await moment.records.outgoing.add(outgoing))) return;
  await enqueue(moment, conversation, { kind: 'send', payload: { key: sending.key } });
}

/** Gives a message its new form, wherever it is: one that still waits leaves in it, one that was posted is updated. */
export async function replaceMessage(
  moment: Moment,
  outgoing: Pick<StoredOutgoing, 'key' | 'conversation'>,
  message: OutgoingMessage,
): Promise<void> {
  await moment.records.outgoing.replace(outgoing.key, message);
  // The lane puts it behind the sending, which may be under way with the old form.
  await enqueue(moment, outgoing.conversation, { kind: 'update', payload: { key: outgoing.key } });
}

async function enqueue(
  { records, now }: Moment,
  conversation: string,
  job: { kind: 'send' | 'update'; payload: { key: string } },
): Promise<void> {
  const platform = (await records.conversations.find(conversation))?.place.platform;
  await records.jobs.enqueue({ ...job, platform, lane: `place:${conversation}` }, now);
}

export function questionLane(conversation: string): string {
  return `questions:${conversation}`;
}
