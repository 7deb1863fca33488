// Updates a message when one of its buttons is pressed: shows the choice, and removes the button.
import { settled, settledAgain } from '../wording/show-chosen-button.js';
import { replaceMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { ACTION_RULES } from '../model/messages/action-rules.js';
import type { Action } from '../model/messages/action.js';
import type { Conversation, StoredOutgoing } from '../model/messages/conversation.js';
import { buttonsOf, type IncomingEvent } from '../model/messages/message.js';

/** Returns the message to update, or undefined if pressing the button does not change it. */
export async function pressedMessage(
  { records, ports }: UnitOfWork,
  conversation: Conversation,
  { action, messageId, place }: Extract<IncomingEvent, { kind: 'action' }>,
): Promise<StoredOutgoing | undefined> {
  const { changesPressed, showsRating } = ports.platforms.get(place.platform) ?? {};
  if (!changesPressed || messageId === undefined || !ACTION_RULES[action.do].once) return undefined;
  // In a shared place, everyone who can read the answer may rate it.
  const isRating = action.do === 'feedback' && action.reason === undefined;
  if (isRating && (showsRating || place.kind !== 'personal')) return undefined;
  const pressed = await records.outgoing.withPlatformId(conversation.id, messageId);
  return pressed?.purpose === 'card' ? undefined : pressed;
}

/**
 * True if the button has already been pressed, although this person's screen still shows it. Choosing another
 * nation is a change, and the recipient of a message can only be chosen once, which `relayTo` says itself.
 */
export function isSpent(
  { message }: StoredOutgoing,
  action: Action,
  { jurisdiction }: Pick<Conversation, 'jurisdiction'>,
): boolean {
  if (action.do === 'relay-to') return false;
  if (action.do === 'set-nation' && action.jurisdiction !== jurisdiction) return false;
  return !buttonsOf(message).some((button) => button.action.do === action.do);
}

export async function settlePressed(unit: UnitOfWork, key: string, action: Action): Promise<void> {
  const pressed = await unit.records.outgoing.find(key);
  if (!pressed) return;
  const chosen = buttonsOf(pressed.message).find((button) => isSame(button.action, action));
  // The button may already be gone, if the action itself updated the message.
  if (chosen) return replaceMessage(unit, pressed, settled(pressed.message, chosen));
  const changed = action.do === 'set-nation' ? settledAgain(pressed.message, action.jurisdiction) : undefined;
  if (changed) await replaceMessage(unit, pressed, changed);
}

/** Assumes that all fields of an action are plain values. */
function isSame(one: Action, other: Action): boolean {
  const fields = (action: Action) => JSON.stringify(Object.entries(action).sort());
  return fields(one) === fields(other);
}
