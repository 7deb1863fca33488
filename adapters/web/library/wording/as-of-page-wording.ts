// Wording for the page that shows the guidance on a past date. Words in braces are filled in by the page.
import { counted } from './labels.js';

const documents = (count: number) => counted(count, 'document');

export const asOfPageWording = {
  title: 'Search the guidance from a past date',
  heading: 'What did the guidance say on a past date?',
  fields: {
    day: 'Date',
    question: 'Question',
    hint: 'Leave this empty to list the documents.',
    nation: 'Nation',
    noNation: 'Not given',
    button: 'Show the guidance',
  },
  problems: {
    day: 'Choose a date.',
    future: 'Choose a date that is not in the future.',
    preparing: ['Past guidance is being prepared for a new search model.', 'Try again in a few minutes.'],
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
  alsoLive: {
    title: 'Also live on that day',
    why: 'The assistant could quote from these documents on that day, but they are not listed above: they have no date, their date is later, or they were removed on the same day.',
  },
  then: {
    title: (day: string) => `What was in force on ${day}, by the documents’ own dates`,
    titleToday: 'What is live today',
    notHeld: 'Not in the library then: the assistant did not quote from it on that day.',
    otherHeld: 'The library had {version} then, and the assistant could only quote from that.',
    other: 'another version of this document',
    byDates:
      'The quotes below are chosen by the dates of the documents. The assistant may have quoted from different documents on that day.',
    today: (count: number) => `${documents(count)} ${count === 1 ? 'is' : 'are'} live today.`,
    had: (count: number) => `We have ${documents(count)} that ${count === 1 ? 'was' : 'were'} in force.`,
    nothingLive: 'None of them was in the library on that day, so the assistant quoted from none.',
    earliest: (day: string) => `The earliest guidance we have is from ${day}.`,
    later: (count: number) => `We only have later versions of ${documents(count)}.`,
    undated: (count: number) =>
      `${documents(count)} without a date ${count === 1 ? 'was' : 'were'} not included.`,
    whichNation: 'The answer depends on the nation. Choose a nation above and try again.',
    noAnswer: 'None of this guidance answers the question.',
  },
} as const;
