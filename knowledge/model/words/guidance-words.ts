// What we say ourselves about quotes and documents: the words of a citation, and the sentences before the quotes.
import type { Authority, Jurisdiction } from '../source.js';

export interface GuidanceWords {
  locale: 'en-GB' | 'cy';
  /** As labels. */
  nations: Readonly<Record<Jurisdiction, string>>;
  /** Within a sentence, after “for”. */
  forNation: Readonly<Record<Jurisdiction, string>>;
  unitedKingdom: string;
  authorities: Readonly<Record<Authority, string>>;
  paragraph: (paragraph: string) => string;
  page: (page: number) => string;
  replacedBy: (title: string) => string;
  replaced: string;
  withdrawn: string;
  sample: string;
  /** The label of the link to it. */
  openNewer: string;
  nationsDiffer: string;
  /** Each in the words of the question and of the quote. */
  contradiction: (asked: string, quoted: string) => string;
  whichNation: string;
  foundBySearchAlone: string;
  cutShort: string;
  /** To someone who asked in this language, if guidance is seldom written in it. */
  ownLanguageOnly: string | undefined;
  /** "a, b and c". */
  list: (items: readonly string[]) => string;
}
