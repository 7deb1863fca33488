import { counted } from '../../../../bot/wording/english/plurals.js';

interface ListedDetails {
  listed: number;
  withHours: number;
  withSpecialisms: number;
}

function hoursSet(set: number, all: number): string {
  if (set === 0) return 'No hours are set, so they count as on shift at any time.';
  if (set === all) return 'Hours are set for everyone.';
  return `Hours are set for ${set} of ${all}. Those without hours count as on shift at any time.`;
}

function specialismsSet(set: number, all: number): string {
  if (set === 0) return 'No specialisms are set.';
  if (set === all) return 'Specialisms are set for everyone.';
  return `Specialisms are set for ${set} of ${all}.`;
}

export const setUpWording = {
  title: 'Set up',
  intro:
    'Do these steps in order. Each step shows what has been done. You can leave and come back at any time.',
  progress: (done: number, all: number) => `${done} of ${all} steps done.`,
  done: 'Done',
  toDo: 'To do',
  sources: {
    title: 'Follow real sources',
    live: (count: number) =>
      `${counted(count, 'document')} ${count === 1 ? 'is' : 'are'} live, not counting sample notes.`,
    sampleOnly:
      'Only the sample notes are live. Check the sources you follow, review any changes, then publish them.',
    notChecked:
      'No sources have been checked yet, so we do not know about any changes their publishers have made.',
    onlyWhenAsked: 'Sources are only checked when an editor asks.',
    goToSources: 'Go to sources',
    review: 'Review changes',
  },
  advisers: {
    title: 'Set up your advisers',
    atDesk: 'Requests go to the desk.',
    inChannel: (platform: string) => `Requests go to a channel in ${platform}.`,
    listed: ({ listed, withHours, withSpecialisms }: ListedDetails) => {
      const are = counted(listed, 'adviser is', 'advisers are');
      if (withHours === listed && withSpecialisms === listed)
        return `${are} listed, with hours and specialisms.`;
      return `${are} listed. ${hoursSet(withHours, listed)} ${specialismsSet(withSpecialisms, listed)}`;
    },
    whoSetsDetails: 'Advisers can set their own at the desk. A lead can set everyone’s.',
    goToAdvisers: 'Go to advisers',
    noneListed:
      'No advisers are listed. Anyone with access to the desk or the channel can claim a request. To list advisers with their hours, ask your service administrator.',
    goToDesk: 'Go to the desk',
  },
  signIn: {
    title: 'Connect your organisation’s sign-in',
    states: {
      provider: 'People sign in with your organisation’s accounts.',
      local:
        'Anyone using this computer can sign in with only a name. Before anyone else uses the service, your service administrator needs to connect your organisation’s sign-in.',
      closed:
        'No one can sign in from another computer. Your service administrator needs to connect your organisation’s sign-in.',
    },
  },
  test: {
    title: 'Send a test request',
    intro: 'This sends a request for an adviser, as a practitioner would.',
    claimIt: 'Claim it, reply and close it, to check that everyone involved gets the messages.',
    askAnAdviser:
      'Ask an adviser to claim it, reply and close it, to check that everyone involved gets the messages.',
    isMarked: 'It is marked as a test and is not counted in the figures.',
    sendAnother: 'Send another test request',
    see: 'See the request at the desk',
    said: { sent: 'Test request sent. An adviser can now claim it.' },
    states: {
      waiting: 'Sent. The request is waiting for an adviser to claim it.',
      claimed: 'An adviser has claimed the request. They now need to reply and close it.',
      replied: 'An adviser has claimed the request and replied. They now need to close it.',
      resolved: 'An adviser claimed the request, replied and closed it. The test worked.',
      closedUnanswered: 'The request was closed without a reply. Send another one to test replying.',
      withdrawn: 'The request was cancelled. Send another one.',
    },
    request: {
      from: 'Set-up test',
      text: 'This is a test of the service. Please claim it, reply and close it.',
    },
  },
} as const;
