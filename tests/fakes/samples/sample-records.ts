// Makes records for tests of stores. Times and people are invented.
import type { StoredAnswer, StoredMessage } from '../../../bot/model/messages/conversation.js';
import type { Escalation } from '../../../bot/model/handoff/escalation.js';
import { newId } from '../../../bot/jobs/unit-of-work.js';
import type { Person } from '../../../bot/model/people/person.js';
import { plainMessage } from '../../../bot/wording/plain-message.js';
import { sampleAnswer } from './sample-answers.js';

export const NOW = '2026-05-04T09:00:00.000Z';
export const LATER = '2026-05-04T09:01:00.000Z';
export const person: Person = { platform: 'slack', id: 'ada', name: 'Ada' };

export function newMessage(
  conversation: string,
): Omit<StoredMessage, 'revision' | 'text' | 'redactedTypes' | 'deletedAt'> {
  return {
    id: newId(),
    conversation,
    platformMessageId: newId(),
    role: 'practitioner',
    kind: 'question',
    from: person,
    urgent: false,
    attachments: 0,
    sentAt: NOW,
    receivedAt: NOW,
  };
}

export function newOutgoing(conversation: string, key: string) {
  return {
    key,
    conversation,
    message: plainMessage('Hello.'),
    purpose: 'notice' as const,
    asReceived: true,
    queuedAt: NOW,
  };
}

export function newAnswer(conversation: string, message: StoredMessage, passage = 'passage-1'): StoredAnswer {
  const answer = sampleAnswer();
  const citations = answer.citations.map((one) => ({ ...one, passage: { ...one.passage, id: passage } }));
  return {
    id: newId(),
    message: message.id,
    revision: message.revision,
    conversation,
    answer: { ...answer, citations, passages: [{ id: passage, document: 'sample-guidance', score: 0.5 }] },
    urgent: false,
    createdAt: NOW,
  };
}

export function newEscalation(conversation: string): Escalation {
  return {
    id: newId(),
    conversation,
    reason: 'asked-for',
    urgent: false,
    state: 'waiting',
    practitioner: person,
    reach: 'unsettled',
    sharesWords: false,
    openedAt: NOW,
    waitingSince: NOW,
    followUp: { since: NOW, toldAt: NOW, steps: 0 },
    claims: 0,
    version: 1,
  };
}
