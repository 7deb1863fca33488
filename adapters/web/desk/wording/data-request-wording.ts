import { counted } from '../../../../bot/wording/english/plurals.js';

export const dataRequestWording = {
  title: 'Data requests',
  /** The words in braces become a link. */
  intro:
    'Use this page when someone asks what data we hold about them, or asks us to erase it. In chat, they can also type “my data” and “forget me” themselves. Complaints are on {a separate page}.',
  none: 'There are no open requests.',
  done: {
    open: 'The request has been added.',
    approve: 'The search has been approved.',
    pause: 'The time limit is paused.',
    resume: 'The time limit is running again.',
    own: 'Saved. The next download will show these details.',
    leave: 'Saved. The next download will leave these words out.',
    close: 'The request has been closed.',
    erase: 'Their data has been erased.',
  },
  kinds: { access: 'Copy of their data', erasure: 'Erasure' },
  someoneNamed: 'Someone named {name}',
  paused: 'Paused',
  overdue: (date: string) => `Overdue since ${date}`,
  dueSoon: (count: number) =>
    `${counted(count, 'request')} ${count === 1 ? 'is' : 'are'} due within 7 days or overdue.`,
  left: (days: number) => `${counted(days, 'day')} left`,
  answerBy: (date: string) => `Answer by ${date}`,
  history: 'Request history',
  number: 'Request number: {id}',
  notApproved: 'A search by name looks through everyone’s conversations, so a second admin must approve it.',
  approvedBy: '{name} approved this search by name.',
  askAnother: 'Ask another admin to approve it here.',
  approve: 'Approve the search',
  readings: {
    title: 'Include the dates their requests were read',
    adds: 'This adds the date each request was read and the reason, but not staff names.',
  },
  own: {
    title: 'Show their own details in the download',
    label: 'The person’s own details',
    hint: 'Names, phone numbers and so on were removed from messages. Enter those of the person who asked, separated by commas. Other people’s details that we recognised will still be removed.',
  },
  readFirst:
    'We removed the details of other people that we recognised. Some may have been missed: read the copy before you send it.',
  leave: {
    title: 'Leave out other people’s details',
    label: 'Other people’s details to leave out',
    hint: 'Enter names and other details of other people that you find in the copy, one per line. You do not need to match capital letters. The next download will show [removed] instead of these words. Read it again before you send it.',
    now: 'The list is now:',
    nowEmpty: 'The list is now empty.',
  },
  pause: {
    title: 'Pause while you wait for the person',
    why: 'What did you ask them?',
    button: 'Pause',
    resumeTitle: 'Continue',
    resume: 'The person has replied: resume the time limit',
  },
  closeTitle: { access: 'Close this request', erasure: 'Close without erasing' },
  erase: {
    title: 'Erase',
    warning:
      'This cannot be undone. If a backup is restored, we erase the data again. Download a copy first if they want one.',
    button: 'Erase their data',
  },
  form: {
    title: 'Add a request',
    kind: 'What do they want?',
    kinds: { access: 'A copy of their data', erasure: 'Erasure' },
    by: 'How can we find them?',
    ways: {
      identity: 'By their ID on a platform, if they have messaged us',
      name: 'By name or reference, to find what other people wrote about them',
    },
    platform: 'Platform',
    person: 'ID on the platform',
    personHint: 'The person can see it by typing “my data” in their chat.',
    sought: 'Name or reference',
    soughtHint: 'A second admin must approve a search by name.',
    button: 'Add this request',
  },
} as const;
