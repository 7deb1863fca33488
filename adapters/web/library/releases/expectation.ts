// Describes the expected answer to a test question.
import type { ExpectedAnswer } from '../../../../ingest/model/editing.js';
import { filled } from '../../design/filled.js';
import { markup, type Content } from '../../design/markup.js';
import { documentPath } from '../../model/paths.js';
import type { TitleOf } from '../frame/titles.js';
import { goldenWording } from '../wording/golden-wording.js';

/** Leave out `isLive` if it does not matter whether the document is live. */
export function expectation(
  { outcome, document, words }: ExpectedAnswer,
  titleOf: TitleOf,
  isLive: (slug: string) => boolean = () => true,
): Content {
  const { expects } = goldenWording;
  if (outcome === 'unanswerable') return expects.noAnswer;
  const from =
    document === undefined
      ? expects.anyDocument
      : isLive(document)
        ? markup`<a href="${documentPath(document)}">${titleOf(document)}</a>`
        : expects.notLive(titleOf(document));
  return filled(words === undefined ? expects.quoteFrom : expects.quoteIncluding, { document: from, words });
}
