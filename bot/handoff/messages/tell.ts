// Says something of ours to one side of a handoff, wherever that side is reached.
import type { Button, Part } from '../../model/messages/message.js';
import type { Moment } from '../../kernel/moment.js';
import { queueMessage } from '../../kernel/outbox.js';
import { plainMessage } from '../../copy/plain-message.js';
import { cardThread } from '../advisers/advisers-place.js';
import type { Escalation } from '../../model/handoff/escalation.js';

/** The conversation in which the holder reads: their personal chat, or the card's thread. */
export async function holderConversation(
  moment: Moment,
  escalation: Escalation,
): Promise<string | undefined> {
  return escalation.holderConversation ?? (await cardThread(moment, escalation.id));
}

/** `key` says what is told; the same thing is told once. */
export async function tellHolder(
  moment: Moment,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
  extra: { parts?: Part[]; buttons?: Button[] } = {},
): Promise<void> {
  const conversation = await holderConversation(moment, escalation);
  if (conversation) await tell(moment, conversation, escalation, sentences, key, extra);
}

export async function tellPractitioner(
  moment: Moment,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
  extra: { parts?: Part[]; buttons?: Button[] } = {},
): Promise<void> {
  await tell(moment, escalation.conversation, escalation, sentences, key, extra);
}

/** Everybody who watches the card: advisers who may take it. */
export async function tellAdvisers(
  moment: Moment,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
): Promise<void> {
  const thread = await cardThread(moment, escalation.id);
  if (thread) await tell(moment, thread, escalation, sentences, key, {});
}

async function tell(
  moment: Moment,
  conversation: string,
  escalation: Escalation,
  sentences: string | readonly string[],
  key: string,
  extra: { parts?: Part[]; buttons?: Button[] },
): Promise<void> {
  await queueMessage(moment, conversation, plainMessage(sentences, extra), {
    key,
    purpose: 'notice',
    escalation: escalation.id,
  });
}
