// A passage that a sentence moved to or from is in view, because the sentence may mean something else there.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { changeSummary } from '../../../../../adapters/web/library/changes/change-page.js';
import { passages } from '../../../../../adapters/web/library/changes/change-passages.js';
import type { ChangeView } from '../../../../../adapters/web/library/changes/change-view.js';
import { toText } from '../../../../../adapters/web/design/markup.js';
import { diffEditionsSteps } from '../../../../../ingest/comparing/diff-editions.js';
import { atOnce } from '../../../../../knowledge/model/slice-long-work.js';
import { documentOf } from '../../../../fakes/memory-release.js';

const MOVES = 'A child must be accompanied by a harbour worker for the whole of the journey.';
const FELL = 'A map of the harbour is kept where every worker can see it.';
const about = (what: string) =>
  `A ${what} needs a second ${what} near the ${what} store, where each ${what} worker can find a ${what}.`;

/** Each text is a passage, below the heading before “/”. */
const edition = (texts: Readonly<Record<string, string>>) => ({
  document: documentOf({ slug: 'harbour' }),
  passages: Object.entries(texts).map(([place, text], position) => ({
    ...{ id: `${place} ${text}`, document: 'harbour', headings: [place.split('/')[0]!], position, text },
  })),
});
const difference = atOnce(
  diffEditionsSteps(
    edition({
      Boats: about('boat'),
      Sails: `${about('sail')} The time limit is 45 days.`,
      Ropes: `${about('rope')} ${MOVES}`,
      Lanterns: about('lantern'),
      'Maps/1': `${about('map')} ${FELL}`,
      'Maps/2': about('chart'),
    }),
    edition({
      Boats: `${about('boat')} ${MOVES}`,
      Sails: `${about('sail')} The time limit is forty-five days.`,
      Ropes: about('rope'),
      Lamps: about('lantern'),
      'Maps/1': about('map'),
      'Maps/2': `${FELL} ${about('chart')}`,
    }),
  ),
);
const view = {
  read: { difference },
  change: { decisions: {}, state: 'rejected' },
  origin: { links: [] },
} as unknown as ChangeView;

test('shows where a sentence went, folds only other wording, and says which passages are folded', () => {
  const page = load(toText(passages(view)));
  const shown = page('.passage-change').filter((_, one) => !page(one).closest('details').length);
  expect(shown.map((_, one) => page(one).find('h3').text().trim()).get()).toEqual([
    '1 Text moved',
    '3 Text moved',
  ]);
  expect(shown.eq(0).text()).toContain('Check that they still mean the same in their new place.');
  expect(page('details.cosmetic > summary').text()).toBe('3 passages with changes to wording only: 2, 4, 5');
});

test('counts moved text by itself, and says what is new about passages whose text is the same', () => {
  expect(changeSummary(view.read)).toBe(
    'No passages with substantive changes; 2 passages with moved text; 3 with changes to wording only; 1 passage unchanged (1 with a new heading, number or page).',
  );
});
