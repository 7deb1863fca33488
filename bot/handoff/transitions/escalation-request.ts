// What opens an escalation, or is added to one that is open already.
import type { EscalationReason } from '../../model/handoff/escalation.js';
import type { Conversation, StoredMessage } from '../../model/messages/conversation.js';
import type { Person } from '../../model/people/person.js';

export interface EscalationRequest {
  /** The conversation where we tell the practitioner, and where the handoff takes place. */
  conversation: Conversation;
  practitioner: Person;
  reason: EscalationReason;
  urgent: boolean;
  /** The question and answer that the request is about, if any. */
  message?: StoredMessage;
  answer?: string;
  /** The event or message that caused the request. We only reply once to the same cause. */
  cause: string;
  /** The sender given in the event. */
  sender?: string;
}
