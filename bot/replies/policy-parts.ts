// Offers an adviser on topics that the deployer's own policy lists.
import { publicText } from '../../knowledge/model/personal-data.js';
import type { PractitionerWords } from '../copy/english/practitioner-words.js';
import { policyTopicIn } from '../model/handoff/policy-topics.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import type { Part } from '../model/messages/message.js';
import type { BotPorts } from '../model/ports.js';

/** Every answer has an adviser button. This text says when to use it. */
export function policyParts(
  { handoff }: PractitionerWords,
  { role, text = publicText('') }: StoredMessage,
  { policy }: BotPorts,
): Part[] {
  const topic = role === 'adviser' ? undefined : policyTopicIn(text, policy);
  return topic === undefined ? [] : [{ kind: 'text', text: handoff.policyOffer(topic) }];
}
