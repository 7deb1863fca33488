// Handles a pressed button or a sent form. Only the kind of action decides who may do it, never the button's data.
import { ACTION_RULES } from '../model/messages/action-rules.js';
import type { Conversation } from '../model/messages/conversation.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { findOff, sayOff } from '../switches/when-off.js';
import { runAction } from './dispatch.js';
import { isSpent, pressedMessage, settlePressed } from './settle-pressed.js';

export async function receiveAction(
  unit: UnitOfWork,
  conversation: Conversation,
  event: Extract<IncomingEvent, { kind: 'action' }>,
): Promise<void> {
  const { from, id, sender, action, sentAt } = event;
  const off = ACTION_RULES[action.do].whileOff === 'stops' ? await findOff(unit, conversation) : undefined;
  if (off) return sayOff(unit, conversation, id, off);
  const pressed = await pressedMessage(unit, conversation, event);
  if (pressed && isSpent(pressed, action)) return;
  await runAction(unit, { person: from, conversation, event: id, sender }, action, sentAt);
  if (pressed) await settlePressed(unit, pressed.key, action);
}
