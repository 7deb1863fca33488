// Announcements for screen readers when a request changes while its page is open.

export const requestWording = {
  written: (count: number) =>
    count === 1 ? 'The practitioner has sent a message.' : `The practitioner has sent ${count} messages.`,
  answered: 'The assistant has answered your question.',
  nowUrgent: 'This request is now urgent.',
  claimed: (name = 'An adviser') => `${name} has claimed this request.`,
  transferred: (name = 'another adviser') => `This request has been transferred to ${name}.`,
  reopened: (name = 'An adviser') => `${name} has reopened this request.`,
  waiting: 'This request is waiting for an adviser.',
} as const;
