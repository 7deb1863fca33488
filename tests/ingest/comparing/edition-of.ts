// Makes editions from given passages, and compares two of them, for tests.
import { diffEditionsSteps } from '../../../ingest/comparing/diff-editions.js';
import type { EditionContent, EditionDifference } from '../../../ingest/model/change.js';
import { atOnce } from '../../../knowledge/model/slice-long-work.js';
import { passageId, type Passage } from '../../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';

export type GivenPassage = string | ({ text: string } & Partial<Passage>);

export function editionOf(
  passages: readonly GivenPassage[],
  document: Partial<GuidanceDocument> = {},
): EditionContent {
  return {
    document: {
      slug: 'one',
      title: 'One',
      jurisdictions: ['england'],
      authority: 'statutory-guidance',
      standing: 'current',
      ...document,
    },
    passages: passages.map((given, position) => {
      const { text, ...more } = typeof given === 'string' ? { text: given } : given;
      return { id: passageId('one', text), document: 'one', text, headings: [], position, ...more };
    }),
  };
}

export function diffEditions(
  before: EditionContent | undefined,
  after: EditionContent | undefined,
): EditionDifference {
  return atOnce(diffEditionsSteps(before, after));
}
