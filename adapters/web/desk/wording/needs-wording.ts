// Text of the lines at the top of the desk’s pages that say what needs the adviser. The pages fill in the words
// in braces.
import type { Alert } from '../../../../bot/model/jobs/job.js';

interface ByUrgency {
  urgent: string;
  other: string;
}

export const needsWording = {
  label: 'Needs your attention',
  /** Shown after a line about one request. */
  number: (number: string) => `Number ${number}.`,
  /** The last of two lines. */
  more: (count: number) => `${count} more things need your attention. Go to the list of requests.`,
  asked: {
    duty: {
      urgent:
        'Urgent: a request has been waiting since {when} and no one has claimed it. You are the duty adviser.',
      other: 'A request has been waiting since {when} and no one has claimed it. You are the duty adviser.',
    },
    'fits-best': {
      urgent: 'Urgent: a request has been waiting since {when}. You are the best match on shift.',
      other: 'A request has been waiting since {when}. You are the best match on shift.',
    },
    lead: {
      urgent: 'Urgent: a request has been waiting since {when} and no one has claimed it. You are a lead.',
      other: 'A request has been waiting since {when} and no one has claimed it. You are a lead.',
    },
  } satisfies Record<Alert, ByUrgency>,
  lost: {
    urgent:
      'Urgent: a request went back to the queue at {when}, because there was no reply in time. You can claim it again.',
    other:
      'A request went back to the queue at {when}, because there was no reply in time. You can claim it again.',
  },
  /** Only urgent requests come back because of this. */
  left: 'Urgent: {name} is signed out or away from the desk, and their request has been waiting since {when}.',
  urgentWaiting: (count: number) =>
    count === 1
      ? '1 urgent request has been waiting since {when}.'
      : `${count} urgent requests are waiting, the first since {when}.`,
  /** Used on the page of an urgent request, which is not counted. */
  otherUrgentWaiting: (count: number) =>
    count === 1
      ? '1 other urgent request has been waiting since {when}.'
      : `${count} other urgent requests are waiting, the first since {when}.`,
  reply: (count: number) =>
    count === 1
      ? '1 of your requests has been waiting for your reply since {when}.'
      : `${count} of your requests are waiting for your reply, the first since {when}.`,
  transferred: {
    urgent: 'Urgent: {name} transferred a request to you at {when}.',
    other: '{name} transferred a request to you at {when}.',
  },
  /** Only urgent ones are listed. */
  cancelled: 'Urgent: a request waiting for a reply was cancelled at {when}. Open it to mark it as seen.',
  notOpened: {
    urgent: 'Urgent: {name} has not opened a request that was transferred to them at {when}.',
    other: '{name} has not opened a request that was transferred to them at {when}.',
  },
  /**
   * Shown in browser notifications and read aloud by screen readers, so it never includes anyone's name.
   */
  news: {
    waiting: {
      urgent: 'An urgent request needs an adviser.',
      other: 'A new request is waiting for an adviser.',
    },
    /** An adviser had the request before. */
    again: {
      urgent: 'An urgent request needs an adviser again.',
      other: 'A request is waiting for an adviser again.',
    },
    reply: {
      urgent: 'Someone is waiting for your reply to an urgent request.',
      other: 'Someone is waiting for your reply.',
    },
    /** Used on the page of that request. */
    replyHere: {
      urgent: 'Someone is waiting for your reply to this urgent request.',
      other: 'Someone is waiting for your reply to this request.',
    },
    transferred: {
      urgent: 'An urgent request has been transferred to you.',
      other: 'A request has been transferred to you.',
    },
    'not-opened': {
      urgent: 'An urgent request has been transferred but not opened.',
      other: 'A request has been transferred but not opened.',
    },
    lost: {
      urgent: 'One of your urgent requests went back to the queue because there was no reply in time.',
      other: 'One of your requests went back to the queue because there was no reply in time.',
    },
    cancelled: 'An urgent request waiting for a reply was cancelled.',
    missed: 'A request could not be delivered to an adviser.',
  },
  count: {
    urgent: (count: number) => `${count} urgent`,
    yours: (count: number) => `${count} of your requests`,
    waiting: (count: number) => `${count} waiting`,
  },
} as const;
