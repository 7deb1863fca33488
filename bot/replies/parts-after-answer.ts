// The end of every kind of answer: helplines, the organisation that is responsible if it is not this one, an
// adviser for topics in the deployer's own policy, and when advisers are back or how long a reply usually
// takes.
import { publicText } from '../../knowledge/model/personal-data.js';
import { opensAtNow } from '../handoff/advisers/adviser-availability.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { policyTopicIn } from '../model/handoff/policy-topics.js';
import type { Conversation, StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import { formatTime } from '../model/messages/format-time.js';
import type { Part } from '../model/messages/message.js';
import type { BotPorts } from '../model/ports.js';
import { nameSigns } from '../safeguards/naming/name-signs.js';
import { speaksOfOneAdult } from '../safeguards/one-adult.js';
import { remitParts } from '../safeguards/remit.js';
import { usualWaitText } from '../wording/duration-text.js';
import type { InTheirWords, PractitionerWords } from '../wording/english/practitioner-words.js';

interface Answering {
  message: StoredMessage;
  conversation: Pick<Conversation, 'jurisdiction'>;
  stored: Pick<StoredAnswer, 'answer' | 'urgent'>;
  /** What the answer says about when an adviser may reply. */
  times: InTheirWords<string | undefined> | undefined;
}

/**
 * When advisers are back or, while one is on shift, the usual wait. The web page says this next to its button.
 * Someone who wrote about danger has a request already, which says it.
 */
export async function adviserTimes(
  unit: UnitOfWork,
  { message, place }: { message: Pick<StoredMessage, 'urgent'>; place: Conversation['place'] },
): Promise<Answering['times']> {
  if (message.urgent || place.platform === 'web') return undefined;
  const opensAt = (await opensAtNow(unit))?.toISOString();
  const waitMs = unit.ports.usualWaitMs?.();
  return (say) =>
    opensAt !== undefined && opensAt > unit.now
      ? say.status.away(formatTime(opensAt, say.language))
      : usualWaitText(say, waitMs);
}

export function partsAfterAnswer(say: PractitionerWords, ports: BotPorts, answering: Answering): Part[] {
  const { text = publicText('') } = answering.message;
  return [
    ...helplineParts(ports, answering),
    ...remitParts(say, text, { today: ports.clock(), contacts: ports.allContacts() }),
    ...policyParts(say, answering.message, ports),
    ...timesParts(say, answering),
  ];
}

/**
 * Helplines for someone who describes exploitation calmly and gets no answer from the guidance. Leaves out
 * messages in other languages, because we cannot name the signs in them. The helpline for adults is in the
 * note that this service is for children.
 */
function helplineParts(
  { contacts }: BotPorts,
  { message: { role, text = publicText('') }, conversation, stored: { answer, urgent } }: Answering,
): Part[] {
  const isFound = answer.outcome === 'answered' || answer.outcome === 'needs-clarification';
  if (isFound || urgent || role === 'adviser' || speaksOfOneAdult(text)) return [];
  const isNamed = nameSigns(text).some((sign) => sign !== 'in-welsh' && sign !== 'in-other-languages');
  return isNamed ? [{ kind: 'contacts', contacts: contacts(conversation.jurisdiction, 'in-danger') }] : [];
}

/**
 * Text that suggests an adviser for this topic. The button is not added here, because every answer already
 * has one.
 */
function policyParts(
  { handoff }: PractitionerWords,
  { role, text = publicText('') }: StoredMessage,
  { policy }: BotPorts,
): Part[] {
  const topic = role === 'adviser' ? undefined : policyTopicIn(text, policy);
  return topic === undefined ? [] : [{ kind: 'text', text: handoff.policyOffer(topic) }];
}

function timesParts(say: PractitionerWords, { times }: Answering): Part[] {
  const text = times?.(say);
  return text === undefined ? [] : [{ kind: 'text', text }];
}
