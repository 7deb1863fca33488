// The text of a request's transcript, which advisers and practitioners can read.

interface Mover {
  by: string;
  /** True if no one is named, because the assistant did it by itself. */
  isByAssistant: boolean;
  asker: string;
  to?: string;
}

export const transcriptWording = {
  assistant: 'The assistant',
  /**
   * `asker`: the person who made the request; “You” in a practitioner’s own data. `to`: the adviser or
   * specialism that the request was transferred to.
   */
  moves: {
    // Does not say who made the request, because the assistant makes one itself if a message may be about
    // danger.
    open: () => 'An adviser was requested.',
    claim: ({ by }: Mover) => `${by} claimed this.`,
    'hand-back': ({ by }: Mover) => `${by} handed this back.`,
    reassign: ({ by, to = 'another adviser' }: Mover) => `${by} transferred this to ${to}.`,
    redirect: ({ by, to = 'another specialism' }: Mover) => `${by} transferred this to ${to}.`,
    resolve: ({ by }: Mover) => `${by} closed this.`,
    withdraw: ({ asker }: Mover) => `${asker} cancelled the request.`,
    reopen: ({ by }: Mover) => `${by} reopened this.`,
    expire: () => 'The adviser did not reply in time, so this was offered to other advisers again.',
    'make-urgent': ({ by, isByAssistant }: Mover) =>
      isByAssistant ? 'The request became urgent.' : `${by} marked this as urgent.`,
    'not-urgent': ({ by }: Mover) => `${by} marked this as not urgent.`,
    'no-danger': ({ asker }: Mover) => `${asker} said that no one is in danger now.`,
    seen: ({ by }: Mover) => `${by} marked the cancelled request as seen.`,
    'move-place': () => 'The conversation moved to a private chat.',
  },
  title: (number: string) => `Request ${number}`,
  id: (id: string) => `ID: ${id}`,
  askedFor: (at: string) => `Requested: ${at}`,
  closed: (at: string) => `Closed: ${at}`,
  outcome: (outcome: string) => `Outcome: ${outcome}`,
  rated: { up: 'Rated: helpful', down: 'Rated: not helpful' },
  personalData: (isRemoved: boolean) => `Personal data: ${isRemoved ? 'removed' : 'included'}`,
  question: 'The question',
  answered: 'What the assistant answered',
  said: 'What was said',
  changed: 'changed',
  deleted: 'deleted',
  notDelivered: 'not delivered',
};
