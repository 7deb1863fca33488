// Tests where the page of a change, and its print for a meeting, say that a change is.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { passages } from '../../../../../adapters/web/library/changes/change-passages.js';
import type { ChangeView } from '../../../../../adapters/web/library/changes/change-view.js';
import { toText } from '../../../../../adapters/web/design/markup.js';
import { diffEditionsSteps } from '../../../../../ingest/comparing/diff-editions.js';
import { atOnce } from '../../../../../knowledge/model/slice-long-work.js';
import { documentOf } from '../../../../fakes/memory-release.js';

const TEXT =
  '1.1 Moor the boat at the north quay.\n1.2 Lock the cabin.\n2.1 Ring the harbour master.\n2.2 Hand in the key within 2 days.';
const edition = (text: string) => ({
  document: documentOf({ slug: 'harbour' }),
  passages: [{ id: text, document: 'harbour', headings: [], position: 0, paragraph: '1.1', text }],
});
const placeOf = (before: string, after: string) => {
  const difference = atOnce(diffEditionsSteps(edition(before), edition(after)));
  const view = { read: { difference }, change: { decisions: {}, state: 'rejected' }, origin: { links: [] } };
  return load(toText(passages(view as unknown as ChangeView)))('.passage-place').text();
};

test('names the paragraph that changed, not the first of its passage, and none if several changed', () => {
  const later = TEXT.replace('2 days', '5 days');
  expect(placeOf(TEXT, later)).toBe('2.2');
  expect(placeOf(TEXT, TEXT.replace('2.2 Hand', '2.3 Hand').replace('2 days', '5 days'))).toBe(
    '2.3Previously under: 2.2',
  );
  expect(placeOf(TEXT, later.replace('north', 'south'))).toBe('');
  expect(placeOf(TEXT, `${TEXT}\n2.3 Pay the fee.`)).toBe('2.3');
});
