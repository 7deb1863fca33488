// Tests how work on the guidance is shown while it runs.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import type { EditingWork } from '../../../../../bot/model/editing/editing-work.js';
import { showWork } from '../../../../../adapters/web/library/frame/work-status.js';
import { toText } from '../../../../../adapters/web/design/markup.js';

const at = '2026-05-04T09:00:00.000Z';
const work = (more: Partial<EditingWork>): EditingWork => ({
  id: 1,
  request: { kind: 'try', live: true },
  editor: 'Ada',
  askedAt: at,
  startedAt: at,
  refreshes: [],
  ...more,
});
const shown = (more: Partial<EditingWork>) => load(toText(showWork(work(more), (slug) => slug)));

test.each([{ kind: 'try', live: true }, { kind: 'try' }, { kind: 'publish' }] as const)(
  'while test questions run for %j, shows how many of how many are done',
  (request) => {
    const $ = shown({ request, progress: { done: 3, all: 12 } });
    expect($.text()).toContain('3 of 12 test questions run.');
    expect([$('progress').attr('value'), $('progress').attr('max')]).toEqual(['3', '12']);
  },
);

test('shows no count before the first question, or once the run has ended', () => {
  expect(shown({})('progress')).toHaveLength(0);
  const ended = { endedAt: at, outcome: { kind: 'nothing' as const }, progress: { done: 12, all: 12 } };
  expect(shown(ended)('progress')).toHaveLength(0);
});

test('without JavaScript, a link checks again', () => {
  const $ = shown({ progress: { done: 3, all: 12 } });
  expect($('.without-script a').text()).toBe('Check again');
  // The same page without what a form last said there.
  expect($('.without-script a').attr('href')).toBe('?');
});
