import { counted } from '../../../../bot/wording/english/plurals.js';

export const complaintWording = {
  title: 'Complaints',
  /** The words in braces become a link. */
  intro: (days: number) =>
    `This page lists complaints about the service, or about how someone’s data is used. In chat, people can type “complaint”. You must acknowledge each complaint within ${days} days. If someone also wants a copy of their data, or wants it erased, add a {data request}.`,
  dueSoon: (count: number) =>
    `${counted(count, 'complaint')} ${count === 1 ? 'is' : 'are'} overdue or must be acknowledged within 7 days.`,
  none: 'There are no open complaints.',
  done: {
    add: 'The complaint has been added.',
    acknowledge: 'Acknowledged. If the complaint was made in chat, we’re telling the person there.',
    close: 'The complaint has been closed.',
  },
  from: {
    name: 'From {name}',
    person: 'From person {id} in {platform}',
    unnamed: 'From someone unnamed',
  },
  overdue: (date: string) => `Should have been acknowledged by ${date}`,
  acknowledgeBy: (date: string) => `Acknowledge by ${date}`,
  left: (days: number) => `${counted(days, 'day')} left`,
  acknowledged: (date: string) => `Acknowledged ${date}`,
  noWords: 'They did not say what the complaint is about, or the details have been erased.',
  received: (date: string) => `Received ${date}.`,
  receivedInChat: (date: string) => `Received ${date}, in chat.`,
  number: 'Complaint number: {id}',
  closed: 'Closed {when}, {name}: {outcome}.',
  acknowledge: 'Acknowledge',
  /** Added to the name of a button, for screen readers. */
  ofComplaint: (received: string) => `Complaint received ${received}`,
  answer: 'What did you decide, and what did you tell them? (optional)',
  form: {
    title: 'Add a complaint',
    about: 'What is it about?',
    aboutHint: 'Leave out names of children and families.',
    from: 'Who is it from, and how can you reach them? (optional)',
    platform: 'Platform, if they use the service',
    person: 'Their ID on that platform (optional)',
    personHint:
      'If you add their ID, we will include the complaint in any copy of their data, and erase it when we erase their data.',
    button: 'Add this complaint',
  },
} as const;
