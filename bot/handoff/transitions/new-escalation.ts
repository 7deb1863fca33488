import type { EscalationReason } from '../../model/handoff/escalation.js';
import type { Conversation, StoredMessage } from '../../model/messages/conversation.js';
import type { Person } from '../../model/people/person.js';

export interface NewEscalation {
  conversation: Conversation;
  practitioner: Person;
  reason: EscalationReason;
  urgent: boolean;
  /** True if a child or victim wrote about themselves, even if their message could not be stored. */
  isOwn?: boolean;
  message?: StoredMessage;
  answer?: string;
  /** ID of the event or message that caused the request. We only reply once to each cause. */
  cause: string;
  sender?: string;
}
