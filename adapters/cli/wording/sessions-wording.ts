import { type CommandRefusal, commonWording } from './common-wording.js';

export const sessionsWording = {
  none: 'No one is signed in.',
  /** Shown for someone who has signed in but has no role. */
  practitioner: 'practitioner',
  used: (since: string, last: string) => `since ${since}, last used ${last} (UTC)`,
  unknown: [commonWording.notACommand('sessions'), 'Type "ctac sessions", or "ctac sessions end PERSON".'],
  severalCalled: (name: string): CommandRefusal => [
    `Several people are called ${name}.`,
    'Use the person’s ID, which comes first on each line of "ctac sessions".',
  ],
  noOneCalled: (wanted: string): CommandRefusal => [
    `No one with the ID or name ${wanted} is signed in.`,
    'Type "ctac sessions" to see who is. If someone has left, use --left with their ID to put their requests back in the queue.',
  ],
  ended: (count: number) => `${count} ${count === 1 ? 'session' : 'sessions'} ended.`,
  requests: {
    unknown: (id: string) =>
      `Check that the ID is right: no one with the ID ${id} is signed in. Any open requests of an adviser with that ID will go back in the queue the next time the service runs.`,
    ofWhoLeft: 'Their open requests will go back in the queue the next time the service runs.',
    claimedAtDesk:
      'Requests they claimed at the desk will go back in the queue the next time the service runs.',
  },
} as const;
