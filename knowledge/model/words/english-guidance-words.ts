// The English wording for quotes and documents.
import type { GuidanceWords } from './guidance-words.js';

const nations = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const;
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const englishGuidanceWords: GuidanceWords = {
  locale: 'en-GB',
  nations,
  forNation: nations,
  unitedKingdom: 'United Kingdom',
  authorities: {
    statute: 'Law',
    'statutory-guidance': 'Statutory guidance',
    'non-statutory-guidance': 'Non-statutory guidance',
    'practice-note': 'Practice note',
    other: 'Other publication',
  },
  paragraph: (paragraph) => `paragraph ${paragraph}`,
  page: (page) => `page ${page}`,
  asItWasOn: (date) => `as it was on ${date}`,
  updatedOn: (date) => `updated ${date}`,
  replacedBy: (title) => `This has been replaced by a newer version: ${title}.`,
  replaced:
    'This has been replaced by a newer version. Check the current version on the publisher’s website before you act on it.',
  withdrawnFor: (title) => `This publication has been withdrawn. There is newer guidance: ${title}.`,
  withdrawn:
    'This publication has been withdrawn. Check for current guidance on the publisher’s website before you act on it.',
  partlyFrom: (date) => `Part of this text is from an earlier version: ${date}.`,
  sample: 'Sample text written for this assistant, not published guidance.',
  recalled: (date) => `Recalled on ${date}. Do not rely on it.`,
  openNewer: 'Open the newer version',
  nationsDiffer: 'These quotes are from different nations. Check the nation under each quote.',
  guidanceFor: (its) => `This is guidance for ${its}.`,
  nothingFor: (its, theirs) => `This is guidance for ${its}. I found nothing for ${theirs}.`,
  firstQuoteIsFor: (its, theirs) =>
    `The first quote is guidance for ${its}. Another quote below is for ${theirs}.`,
  contradiction: (asked, quoted) => `Your question says ${asked}. The guidance quoted here says ${quoted}.`,
  whichNation: 'Guidance on this is different in each nation. Which nation is the child or adult in?',
  foundBySearchAlone:
    'I could not read the guidance closely this time. I found these quotes by search alone.',
  cutShort:
    'I could not finish the written answer. Each sentence below has been checked, but the guidance may say more.',
  ownLanguageOnly: undefined,
  list: (items) => list.format(items),
};
