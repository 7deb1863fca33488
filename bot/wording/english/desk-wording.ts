// Text of the desk's pages for one request and for the list of requests. The pages replace the words in
// braces.
import type {
  EscalationReason,
  EscalationTransition,
  RelayedMessage,
} from '../../model/handoff/escalation.js';
import type { CameBack } from '../../model/handoff/request-changes.js';
import type { UndeliveredEntry } from '../../model/queries.js';
import { counted } from './plurals.js';
import { deskFormsWording } from './desk-forms-wording.js';

export const deskWording = {
  reasons: {
    'asked-for': 'Asked for an adviser',
    urgent: 'A child may be in danger',
    unanswerable: 'No answer was found',
    'low-rating': 'The answer did not help',
    policy: 'Needs a person',
  } satisfies Record<EscalationReason, string>,
  urgent: 'Urgent',
  /** Who last changed whether the request is urgent. */
  urgency: {
    raised: 'Marked as urgent by {name} at {when}',
    lowered: 'Marked as not urgent by {name} at {when}',
    noDanger: 'At {when}, the practitioner said that no one is in danger now',
  },
  /** How a request that waits again came back to the queue. */
  cameBack: {
    'hand-back': 'Back in the queue at {when}: {name} handed it back',
    late: 'Back in the queue at {when}: {name} did not reply in time',
    absent: 'Back in the queue at {when}: {name} is signed out or away from the desk',
    gone: 'Back in the queue at {when}: {name} can no longer reply',
    redirect: 'Back in the queue at {when}: {name} transferred it to another specialism',
    reopen: 'Back in the queue at {when}: the practitioner needs more help',
  } satisfies Record<CameBack['how'], string>,
  /** Who replied before the request came back to the queue. */
  replied: {
    nothingOpen: '{name} replied at {when}; nothing to answer since',
    open: '{name} replied at {when}',
  },
  queue: {
    title: 'Requests',
    /**
     * The most important numbers come first, because a browser with many tabs shows only the start of each
     * title.
     */
    windowTitle: (counts: string) => `Desk: ${counts}`,
    urgentCount: (counts: string, urgent: number) => `${counts} ${urgent} waiting and urgent.`,
    order: 'Urgent requests come first, then those that have waited longest.',
    groups: {
      urgent: 'Urgent and waiting',
      waiting: 'Waiting',
      yours: 'Yours',
      others: 'With other advisers',
    },
    /** Read out by screen readers before the time. */
    waitingFor: 'Waiting for',
    since: 'since {when}',
    dangerSign: (sign: string) => `Danger sign: ${sign}`,
    urgentMessage: 'Urgent message: {message}',
    asked: 'asked {when}',
    number: (number: string) => `number ${number}`,
    with: 'with {name}',
    answered: 'answered, no reply from the person yet',
    awaitsReply: 'waiting for a reply since {when}',
    awaitsNewAdviser: 'answered before it changed hands at {when}; no reply since',
    messagesSince: (count: number) => `${counted(count, 'message')} since`,
    missed: { urgent: 'Urgent request opened {when}', other: 'Request opened {when}' },
  },
  alerts: {
    title: 'Tell me about new requests and replies:',
    sound: 'Sound',
    notification: 'Desktop notification',
    trySound: 'Try the sound',
    hint: 'These work while you are signed in and a desk page is open. Urgent requests have a different sound. If you are signed out, one last alert tells you so. After that, nothing alerts you.',
  },
  activity: {
    title: 'Latest activity',
    nothing: 'No other news yet.',
    urgent: (summary: string) => `Urgent. ${summary}`,
    number: (number: string) => `Number ${number}`,
    reminded: (summary: string, times: number) => `${summary} Reminded ${times} times.`,
  },
  undelivered: {
    title: 'Not delivered',
    why: 'These messages could not be delivered. The person may have left or removed the app, or the app may have refused the messages or be disconnected. We will only try again if the app is reconnected within 4 hours.',
    what: {
      card: {
        practitioner: 'A request card to the practitioner',
        adviser: 'A request card to an adviser',
        channel: 'A request card to the advisers’ channel',
      },
      relay: {
        practitioner: 'A message to the practitioner',
        adviser: 'A message to an adviser',
        channel: 'A message to the advisers’ channel',
      },
      notice: {
        practitioner: 'A message from the assistant to the practitioner',
        adviser: 'A message from the assistant to an adviser',
        channel: 'A message from the assistant to the advisers’ channel',
      },
    } satisfies Record<UndeliveredEntry['purpose'], Record<UndeliveredEntry['to'], string>>,
  },
  request: {
    title: 'Request',
    urgentTitle: 'Urgent request',
    notSent: (problem: string) => `Not sent: ${problem}`,
    all: 'All requests',
    allClosed: 'Closed requests',
    /** On the page that shows a quote in its document. */
    back: 'Back to the request',
    messages: 'Messages',
    whatYouCanDo: 'What you can do',
    wholeConversation: 'Conversation about this request (personal details removed)',
    history: 'Request history',
    transcript: 'Transcript and original messages',
    notSentWords: 'This was not sent:',
    facts: {
      dangerSign: 'Danger sign',
      status: 'Status',
      replied: 'Earlier reply',
      reason: 'Reason',
      urgency: 'Urgency',
      asked: 'Asked',
      nation: 'Nation',
      agency: 'Agency',
      needs: 'Needs',
      via: 'Via',
      rating: 'Rating',
      number: 'Number',
      closed: 'Closed',
    },
    /** In the red panel. */
    signSeen: { only: 'Danger sign: {sign}', inWords: 'Danger sign: {sign}. Seen in: “{words}”' },
    closedBy: '{when} by {name}',
    nationNotKnown: 'Not known',
    viaWeb: 'Web page',
    ratings: { up: 'Helpful', down: 'Not helpful' },
    adviser: 'Adviser',
    assistant: 'Assistant',
    transcriptHolds:
      'This starts at the question and ends when the request is closed. It leaves out anything else that the practitioner asked the assistant, because it may be about someone else.',
    showedNumbers: 'It showed these numbers:',
    notDelivered: 'not delivered',
  },
  thread: {
    nothing: 'Nothing has been written yet.',
    hidden:
      'Personal details are hidden: you see “[name 1]” in place of a name. Only the adviser who holds the request sees them.',
    hiddenClosed: 'Personal details are hidden now that the request is closed.',
    you: 'You',
    heads: {
      'to-adviser': '{who}',
      'to-practitioner': '{who}',
      note: '{who}, a note for advisers',
      private: '{who} searched privately. The practitioner can’t see this',
    } satisfies Record<RelayedMessage['direction'], string>,
    /** Above the part of a sent message that the practitioner did not get. */
    onlyAdvisers: 'Only advisers see this part. It was not sent',
    notSentYet: 'not sent yet',
    changed: 'changed',
    searching: 'Searching the guidance…',
    askedBack: (question: string) => `${question} Add this to your question, then search again.`,
    foundNothing: 'The assistant found nothing it could quote.',
    searchAgain: 'Search again',
    seeResult: 'See the result',
    quotesFound: (count: number) => (count ? counted(count, 'quote') : 'no quotes'),
    quotesSent: (count: number) => `${counted(count, 'quote')} sent`,
    sendingOutOfDate: 'All these quotes are out of date. Check the current version before you send them.',
  },
  states: {
    waiting: 'Waiting for an adviser',
    claimed: (name: string) => `With ${name}`,
    withdrawn: 'Cancelled',
    /** `outcome` may end with a colon and the adviser's comment. */
    resolved: (outcome: string | undefined) =>
      outcome ? `Closed: ${outcome.replace(': ', '. ')}` : 'Closed',
  },
  moves: {
    open: 'An adviser was requested',
    claim: 'Claimed',
    'hand-back': 'Handed back',
    reassign: 'Transferred',
    redirect: 'Transferred to another specialism',
    resolve: 'Closed',
    withdraw: 'Cancelled',
    reopen: 'Reopened',
    expire: 'Offered to other advisers because there was no reply',
    'make-urgent': 'Marked as urgent',
    'not-urgent': 'Marked as not urgent',
    'no-danger': 'The practitioner said that no one is in danger now',
    'move-place': 'Moved to a private chat',
    seen: 'Marked as seen',
  } satisfies Record<EscalationTransition['transition'], string>,
  /** A message did this, not an adviser. */
  becameUrgent: 'Became urgent because of what the practitioner wrote',
  movedBy: '{move} by {name}',
  movedTo: '{move} to {to}',
  handover: {
    label: 'Handover',
    from: {
      transferred: 'Transferred by {name} at {when}.',
      'handed-back': 'Handed back by {name} at {when}.',
    },
    note: 'Their note: {note}',
    longNote: 'Their note',
  },
  notListed: 'To be put on the list of advisers, give your service administrator your desk ID:',
  others: {
    title: 'This person’s other requests',
    count: (count: number) => counted(count, 'other request'),
    fact: 'This person',
    none: 'No other requests.',
    /** In web chat, we only know the conversation, not the person. */
    inWebChat: {
      title: 'Other requests in this conversation',
      fact: 'This conversation',
      none: 'No other requests in this conversation.',
      hint: 'In web chat, we only know the conversation, not the person. Requests in their other conversations are not shown here, so ask if they have written before.',
    },
  },
  signOut: {
    title: 'You are not signed out yet',
    stillHas: (count: number) =>
      count === 1
        ? 'You still have 1 request. It stays yours after you sign out. If someone else should take over, transfer it or hand it back first.'
        : `You still have ${count} requests. They stay yours after you sign out. If someone else should take over, transfer them or hand them back first.`,
    /** `urgent`: how many of them are urgent, at least 1. */
    stillHasUrgent(count: number, urgent: number) {
      if (count === 1)
        return 'You still have 1 request, and it is urgent. After you sign out, it goes back to the queue and the other advisers are alerted, unless you are signed in in another browser too.';
      if (count === urgent)
        return `You still have ${count} requests, and they are urgent. After you sign out, they go back to the queue and the other advisers are alerted, unless you are signed in in another browser too.`;
      return `You still have ${count} requests, ${urgent} of them urgent. After you sign out, urgent requests go back to the queue and the other advisers are alerted, unless you are signed in in another browser too. The others stay yours. If someone else should take over, transfer them or hand them back first.`;
    },
    sure: 'Sign out',
    back: 'Back to the requests',
  },
  closed: {
    title: 'Closed requests',
    pageTitle: (page: number) => (page === 1 ? 'Closed requests' : `Closed requests, page ${page}`),
    found: 'Requests found',
    none: 'No requests have been closed yet.',
    noneMatch: 'No closed requests match. Try fewer words, different words or fewer filters.',
    noneNumbered:
      'No request has that number. Enter a number such as 2026-11-29-4016AB, or just its last 6 characters.',
    filters: {
      words: 'Words in the question or outcome',
      from: 'Closed from',
      to: 'Closed up to',
      nation: 'Nation',
      adviser: 'Adviser',
      outcome: 'Outcome',
    },
    filtersHint: 'Personal details are removed from questions, so you cannot search for names.',
    items: 'closed requests',
    otherOutcome: 'Something else',
    cancelled: 'Cancelled',
    nationNotKnown: 'Nation not known',
    closed: 'closed {when}',
  },
  find: {
    label: 'Requests by number',
    number: 'Request number',
    find: 'Find',
    empty: 'Enter a request number, such as 2026-11-29-4016AB. The last 6 characters are enough.',
  },
  forms: deskFormsWording,
  problems: {
    noOutcome: 'Choose the outcome.',
    noDetail: 'Say in a few words what the outcome was.',
    notSure:
      'The practitioner is waiting for a reply. Reply first, or tick the box to close the request anyway.',
    notReceived:
      'The practitioner has not received the last reply. Contact them another way, or tick the box to close the request anyway.',
    safetyUnknown:
      'This request is urgent. Ask whether the child is safe. If you know that they are, or have done everything you can, tick the box.',
    notSent: 'Your message has not been sent, so this request is still open.',
    noNation: 'Choose the nation.',
    noOne: 'Choose who to transfer it to.',
    empty: 'Write a message first.',
    tooLong: (length: number, most: number) =>
      `Your message is too long (${length.toLocaleString('en-GB')} characters). Shorten it to ${most.toLocaleString('en-GB')} characters or fewer, or send it in parts.`,
  },
};
