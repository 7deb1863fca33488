import { tellsHelpWasCalled } from '../../safeguards/plainly-said/help-called.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { hasJoined, type Escalation } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';
import { questionOf } from './question-of.js';

/** True if the person has written that help was called, and nothing about danger since. */
export async function hasCalledHelp(
  records: Pick<Records, 'escalations' | 'messages'>,
  escalation: Escalation,
): Promise<boolean> {
  const written = [await questionOf(records, escalation)];
  for (const { message, direction } of await records.escalations.relayed(escalation.id))
    if (direction === 'to-adviser') written.push(await records.messages.find(message));
  for (const message of written.reverse()) {
    if (!message || message.deletedAt || hasJoined(escalation, message)) continue;
    if (tellsHelpWasCalled(message.text ?? '')) return true;
    if (message.urgent) return false;
  }
  return false;
}

/**
 * Says when to call 999, in words for this person and for what they have done. `isOwnHere`: whether they write
 * for themselves, if the caller knows. A reply in another conversation than the request’s must give it.
 */
export async function whenToCall(
  records: Pick<Records, 'escalations' | 'messages'>,
  escalation: Escalation,
  isOwnHere?: boolean,
): Promise<(say: PractitionerWords) => string> {
  const { practitioner, conversation } = escalation;
  const isOwn = isOwnHere ?? (await isOwnCase(records, practitioner, conversation));
  const isCalled = await hasCalledHelp(records, escalation);
  return ({ own, handoff, helpCalled }) => {
    if (isOwn) return isCalled ? helpCalled.own : own[0]!;
    return isCalled ? helpCalled.again : handoff.danger;
  };
}
