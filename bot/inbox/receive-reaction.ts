// Somebody put a sign to a relayed message: the one who wrote it learns of it, as the sign stands only in one chat.
import type { Conversation } from '../model/messages/conversation.js';
import { rosterOf } from '../handoff/advisers/adviser-availability.js';
import { sameAdviser } from '../model/people/roster.js';
import { displayName } from '../handoff/advisers/display-name.js';
import { tellHolder, tellPractitioner } from '../handoff/messages/tell.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { samePerson } from '../model/people/person.js';
import { wording } from '../copy/wording.js';

type Reaction = Extract<IncomingEvent, { kind: 'reaction' }>;

/** A reaction to anything else of ours is no message to anybody. */
export async function receiveReaction(
  unit: UnitOfWork,
  conversation: Conversation,
  event: Reaction,
): Promise<void> {
  const { records, ports } = unit;
  const shown = await records.outgoing.withPlatformId(conversation.id, event.messageId);
  if (shown?.purpose !== 'relay' || shown.escalation === undefined || shown.wordsOf === undefined) return;
  const escalation = await records.escalations.lock(shown.escalation);
  const message = await records.messages.find(shown.wordsOf);
  if (escalation?.state !== 'claimed' || !message || message.deletedAt) return;
  const say = event.removed ? wording.handoff.reactionGone : wording.handoff.reacted;
  const sign = plainSign(event.reaction);
  const words = firstWords(message.text ?? '');
  if (message.role === 'practitioner' && sameAdviser(rosterOf(ports), escalation.holder, event.from))
    return tellPractitioner(
      unit,
      escalation,
      say(displayName(ports, event.from), sign, words),
      `reaction:${event.id}`,
    );
  if (message.role === 'adviser' && samePerson(escalation.practitioner, event.from))
    await tellHolder(
      unit,
      escalation,
      say(wording.adviser.practitioner, sign, words),
      `reaction:${event.id}`,
    );
}

/** Platforms name their signs; what is no name is left out. */
function plainSign(reaction: string): string {
  const name = reaction.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}+ -]/gu, ' ').trim();
  return name ? `“${name.slice(0, 40)}”` : 'a sign';
}

const WORDS_SHOWN = 8;

/** Of the redacted form: a notice may be shown on a locked screen. */
function firstWords(text: string): string {
  const words = text.trim().split(/\s+/);
  return `${words.slice(0, WORDS_SHOWN).join(' ')}${words.length > WORDS_SHOWN ? ' …' : ''}`;
}
