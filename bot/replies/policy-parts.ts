// Suggests an adviser for topics listed in the organisation's own policy.
import { publicText } from '../../knowledge/model/personal-data.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { policyTopicIn } from '../model/handoff/policy-topics.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import type { Part } from '../model/messages/message.js';
import type { BotPorts } from '../model/ports.js';

/**
 * Text that suggests an adviser for this topic. The button is not added here, because every answer already
 * has one.
 */
export function policyParts(
  { handoff }: PractitionerWords,
  { role, text = publicText('') }: StoredMessage,
  { policy }: BotPorts,
): Part[] {
  const topic = role === 'adviser' ? undefined : policyTopicIn(text, policy);
  return topic === undefined ? [] : [{ kind: 'text', text: handoff.policyOffer(topic) }];
}
