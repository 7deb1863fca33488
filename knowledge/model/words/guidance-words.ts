// Our own wording for quotes and documents: the text of a citation, and the sentences before the quotes.
import type { Authority, Jurisdiction } from '../source.js';

export interface GuidanceWords {
  locale: 'en-GB' | 'cy';
  /** For use as labels. */
  nations: Readonly<Record<Jurisdiction, string>>;
  /** For use within a sentence, after “for”. */
  forNation: Readonly<Record<Jurisdiction, string>>;
  unitedKingdom: string;
  authorities: Readonly<Record<Authority, string>>;
  paragraph: (paragraph: string) => string;
  page: (page: number) => string;
  /** For text copied on a certain day, if nothing says when it was published. */
  asItWasOn: (date: string) => string;
  updatedOn: (date: string) => string;
  replacedBy: (title: string) => string;
  replaced: string;
  withdrawnFor: (newerTitle: string) => string;
  withdrawn: string;
  partlyFrom: (date: string) => string;
  sample: string;
  /** Shown with a passage that an editor found wrong. */
  recalled: (date: string) => string;
  /** Label of the link to the newer document. */
  openNewer: string;
  nationsDiffer: string;
  /** Takes the nations of the guidance and, in the next 2, also the person's nations, as in “for Scotland”. */
  guidanceFor: (its: string) => string;
  nothingFor: (its: string, theirs: string) => string;
  firstQuoteIsFor: (its: string, theirs: string) => string;
  /** `asked` is the wording of the question; `quoted` is the wording of the quote. */
  contradiction: (asked: string, quoted: string) => string;
  whichNation: string;
  /** Shown before quotes if the language model did not choose them. */
  foundBySearchAlone: string;
  /** Shown before sentences that passed the check, if the rest did not arrive. */
  cutShort: string;
  /** Shown to someone who asked in this language, if little guidance is written in it. */
  ownLanguageOnly: string | undefined;
  /** "a, b and c". */
  list: (items: readonly string[]) => string;
}
