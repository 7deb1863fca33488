// The English text of citations and of the sentences above quotes.
import type { Authority, Jurisdiction } from '../source.js';
import type { InAnyWords } from './in-any-words.js';

const nations = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} satisfies Record<Jurisdiction, string>;
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const englishGuidanceWords = {
  locale: 'en-GB',
  /** Names of nations to use as labels. */
  nations,
  /** Names of nations to use in a sentence after “for”. */
  forNation: nations,
  unitedKingdom: 'United Kingdom',
  /** Used in a sentence after “for”. */
  wholeUnitedKingdom: 'the whole United Kingdom',
  authorities: {
    statute: 'Law',
    'statutory-guidance': 'Statutory guidance',
    'non-statutory-guidance': 'Non-statutory guidance',
    'practice-note': 'Practice note',
    other: 'Other publication',
  } satisfies Record<Authority, string>,
  paragraph: (paragraph: string) => `paragraph ${paragraph}`,
  noParagraph: (paragraph: string) =>
    `I did not find paragraph ${paragraph}. Add the title of the document, or ask what you want to know in your own words.`,
  paragraphForAdults: (paragraph: string) =>
    `I found paragraph ${paragraph}, but it is about adults, so I have not quoted it. Ask what you want to know in your own words.`,
  page: (page: number) => `page ${page}`,
  /** Used for text that was copied on a known day, if its publication date is not known. */
  asItWasOn: (date: string) => `as it was on ${date}`,
  updatedOn: (date: string) => `updated ${date}`,
  replacedBy: (title: string) => `This has been replaced by a newer version: ${title}.`,
  replaced:
    'This has been replaced by a newer version. Check the current version on the publisher’s website before you act on it.',
  withdrawnFor: (title: string) => `This publication has been withdrawn. There is newer guidance: ${title}.`,
  withdrawn:
    'This publication has been withdrawn. Check for current guidance on the publisher’s website before you act on it.',
  fewOfNewer:
    'Only a few paragraphs of the newer version are here, so it may just say where the guidance is now.',
  allFrom: (date: string) => `This text is from an earlier version: ${date}.`,
  allOlder: 'This text is from an earlier version.',
  partlyFrom: (date: string) => `Part of this text is from an earlier version: ${date}.`,
  partlyOlder: 'Part of this text is from an earlier version.',
  sample: 'Sample text written for this assistant, not published guidance.',
  breaksOff:
    'Our copy stops here in the middle of a sentence. Read the rest on the publisher’s website before you act on it.',
  recalled: (date: string) => `Recalled on ${date}. Do not rely on it.`,
  recalledNotQuoted:
    'Guidance that may answer this has been recalled because it may be wrong, so I have not quoted it.',
  changed: (date: string) => `This guidance changed on ${date}. Check what it says now.`,
  openNewer: 'Open the newer version',
  nationsDiffer: 'These quotes are from different nations. Check the nation under each quote.',
  /** `its` is the nations of the guidance, `theirs` the person’s. Both are worded to follow “for”. */
  guidanceFor: (its: string) => `This is guidance for ${its}.`,
  nothingFor: (its: string, theirs: string) => `This is guidance for ${its}. I found nothing for ${theirs}.`,
  /** Used when the person has just chosen a nation. */
  foundNothingFor: (theirs: string) => `I found nothing for ${theirs}.`,
  onlyForWhole: (theirs: string, whole: string) =>
    `I found nothing for ${theirs} in particular. This is guidance for ${whole}.`,
  firstQuoteIsFor: (its: string, theirs: string) =>
    `The first quote is from guidance for ${its}. Another quote below is for ${theirs}.`,
  /** `asked` is the figure in the question; `quoted` is the figure in the quote. */
  contradiction: (asked: string, quoted: string) =>
    `Your question says ${asked}. The guidance quoted here says ${quoted}.`,
  whichNation: 'Guidance on this is different in each nation. Which nation is the child or adult in?',
  /** Shown above quotes that the language model did not choose. */
  foundBySearchAlone:
    'I could not read the guidance closely this time. These quotes come from a search alone, so check that they answer your question.',
  /** Shown above sentences that passed the check, if the rest of the answer did not arrive. */
  cutShort:
    'I could not finish the written answer. Each sentence below has been checked, but the guidance may say more.',
  /** Shown above a quote in another language to people who ask in this one. */
  ownLanguageOnly: 'I can only quote guidance in its own language.',
  list: (items: readonly string[]) => list.format(items),
};

export type GuidanceWords = InAnyWords<typeof englishGuidanceWords>;
