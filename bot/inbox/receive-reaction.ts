// Handles a reaction to a relayed message. Tells the message's writer, because the reaction only shows in the
// other chat.
import type { Conversation } from '../model/messages/conversation.js';
import { sameAdviser } from '../model/people/roster.js';
import { displayName } from '../handoff/advisers/display-name.js';
import { tellHolder, tellPractitioner } from '../handoff/messages/send-notice.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { samePerson } from '../model/people/person.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import { wordsIn } from '../wording/words-in.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';

type Reaction = Extract<IncomingEvent, { kind: 'reaction' }>;

/** Ignores reactions to the bot's other messages. */
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
  const reacted = ({ reactionGone, reacted }: PractitionerWords['handoff']) =>
    event.removed ? reactionGone : reacted;
  const sign = ({ aSign }: PractitionerWords['handoff']) => plainSign(event.reaction) ?? aSign;
  const words = firstWords(message.text ?? '');
  if (message.role === 'practitioner' && sameAdviser(ports.roster(), escalation.holder, event.from))
    return tellPractitioner(
      unit,
      escalation,
      (say) => reacted(say.handoff)(displayName(ports, event.from, say), sign(say.handoff), words),
      `reaction:${event.id}`,
    );
  if (message.role === 'adviser' && samePerson(escalation.practitioner, event.from))
    await tellHolder(
      unit,
      escalation,
      reacted(wordsIn('en').handoff)(adviserWording.practitioner, sign(wordsIn('en').handoff), words),
      `reaction:${event.id}`,
    );
}

/**
 * The most common reactions, shown as an emoji because most people would not recognise their names. Other
 * reactions are shown by name.
 */
const SIGNS = new Map([
  ['+1', '👍'],
  ['thumbsup', '👍'],
  ['like', '👍'],
  ['-1', '👎'],
  ['thumbsdown', '👎'],
  ['heart', '❤️'],
  ['white_check_mark', '✅'],
  ['pray', '🙏'],
  ['eyes', '👀'],
]);

/** Leaves out a skin tone, which Slack puts after “::”, and characters that can't be part of a name. */
function plainSign(reaction: string): string | undefined {
  const [sent = ''] = reaction.split('::');
  const name = sent.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}+ -]/gu, ' ').trim();
  const sign = SIGNS.get(sent) ?? name.slice(0, 40);
  return sign ? `“${sign}”` : undefined;
}

const WORDS_SHOWN = 8;

/** Takes redacted text, because a notification may be shown on a locked screen. */
function firstWords(text: string): string {
  const words = text.trim().split(/\s+/);
  return `${words.slice(0, WORDS_SHOWN).join(' ')}${words.length > WORDS_SHOWN ? ' …' : ''}`;
}
