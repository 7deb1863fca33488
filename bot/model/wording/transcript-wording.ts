// What advisers and practitioners read in the transcript of a request.

export const transcriptWording = {
  practitioner: 'The practitioner',
  assistant: 'The assistant',
  /** `asker` is who asked: “You” in a practitioner’s own data. */
  moves: {
    // The assistant asks by itself if a message sounds like danger.
    open: () => 'An adviser was asked for.',
    claim: (by: string) => `${by} claimed this.`,
    'hand-back': (by: string) => `${by} handed this back.`,
    reassign: (by: string) => `${by} transferred this to another adviser.`,
    redirect: (by: string) => `${by} transferred this to another specialism.`,
    resolve: (by: string) => `${by} closed this.`,
    withdraw: (_: string, asker: string) => `${asker} cancelled the request.`,
    reopen: (by: string) => `${by} reopened this.`,
    expire: () => 'The adviser did not reply in time, so this was offered to other advisers again.',
    'make-urgent': () => 'The request became urgent.',
    'not-urgent': (by: string) => `${by} marked this as not urgent.`,
    'no-danger': (_: string, asker: string) => `${asker} said that no one is in danger now.`,
    'move-place': () => 'The conversation moved to a private chat.',
  },
  title: (number: string) => `Request ${number}`,
  id: (id: string) => `ID: ${id}`,
  askedFor: (at: string) => `Asked for: ${at}`,
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
