// Wording for the page that shows the guidance on a past date. Words in braces are filled in by the page.
import { counted } from '../../../../bot/wording/english/plurals.js';

const documents = (count: number) => counted(count, 'document');

export const asOfPageWording = {
  title: 'Search the guidance from a past date',
  heading: 'What did the guidance say on a past date?',
  fields: {
    day: 'Date',
    question: 'Question',
    hint: 'Leave this empty to list the documents. The first time you ask about a date, its guidance has to load. After 20 seconds, we show what is ready.',
    nation: 'Nation',
    noNation: 'Not given',
    button: 'Show the guidance',
  },
  problems: {
    day: 'Choose a date.',
    future: 'Choose a date that is not in the future.',
    preparing: ['Past guidance is being prepared for a new search model.', 'Try again in a few minutes.'],
    loading: [
      'The guidance from that day is still loading.',
      'Choose “Show the guidance” again in a minute.',
    ],
    short: 'Enter a longer question, or leave it empty to list the documents.',
  },
  versions: {
    title: (day: string) => `What the assistant quoted from on ${day}`,
    version: (release: number) => `Version ${release}`,
    between: (from: string, to: string) => `{version}, live from ${from} to ${to}`,
    since: (from: string) => `{version}, live since ${from}`,
    none: 'No version was live on that day.',
    first: (from: string) => `The first one went live on ${from}.`,
  },
  documents: {
    title: (release: number) => `Documents in version ${release}`,
    none: 'It has no documents.',
    noneForNation: 'It has no documents for this nation.',
    earlier: 'Live only earlier that day',
    inVersion: (release: number) => `Version ${release}`,
  },
  answers: {
    title: 'What each version says',
    now: 'We ask each version today. On the day itself, the assistant may have chosen different quotes.',
    left: (count: number) =>
      `We only ask the latest versions from that day, not the ${count === 1 ? 'earlier one' : `${count} earlier ones`}.`,
    version: (release: number) => `Version ${release}`,
    loading:
      'This version is still loading. Choose “Show the guidance” again in a minute to see what it says.',
  },
  standings: {
    superseded: 'Replaced by newer guidance',
    withdrawn: 'Withdrawn',
    /** The publisher does not say when. */
    sinceSuperseded: 'Since replaced by newer guidance (date not known)',
    sinceWithdrawn: 'Since withdrawn (date not known)',
  },
  then: {
    title: (day: string) => `What was in force on ${day}, by the documents’ own dates`,
    had: (count: number) => `We have ${documents(count)} that ${count === 1 ? 'was' : 'were'} in force.`,
    earliest: (day: string) => `The earliest guidance we have is from ${day}.`,
    later: (count: number) => `We only have later versions of ${documents(count)}.`,
    maybeInForce: (count: number) =>
      `${documents(count)} may have been in force, but ${count === 1 ? 'was not included: its date is' : 'were not included: their dates are'} only a month or year.`,
    maybeReplaced: (count: number) =>
      `A later version of ${documents(count)} may already have been in force: its date is only a month or year.`,
    undated: (count: number) =>
      `${documents(count)} without a date ${count === 1 ? 'was' : 'were'} not included.`,
    whichNation: 'The answer depends on the nation. Choose a nation above and try again.',
    noAnswer: 'None of this guidance answers the question.',
  },
} as const;
