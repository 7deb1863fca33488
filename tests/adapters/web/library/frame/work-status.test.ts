// Tests how work on the guidance is shown while it runs.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import type { EditingWork } from '../../../../../bot/model/editing/editing-work.js';
import { showWork } from '../../../../../adapters/web/library/frame/work-status.js';
import { markup, toText } from '../../../../../adapters/web/design/markup.js';

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
const shown = (more: Partial<EditingWork>) =>
  load(
    toText(
      showWork(
        work(more),
        (slug) => slug,
        () => markup``,
      ),
    ),
  );

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
  // The same page without the last message of a form.
  expect($('.without-script a').attr('href')).toBe('?');
});

const tried = { kind: 'tried', release: 3, passed: false, tested: true } as const;
const refresh = { source: 'help', changes: [], problems: [] };

test.each<[string, Partial<EditingWork>, RegExp]>([
  [
    'a job that failed',
    { outcome: { kind: 'failed', problem: 'It did not work. Try later.' } },
    /Try later\./,
  ],
  [
    'a draft that was not published',
    { outcome: { kind: 'stopped', release: 3 } },
    /or give a reason to publish/,
  ],
  ['a job that someone else was faster than', { outcome: { kind: 'overtaken' } }, /try again/],
  ['a draft that failed its test', { outcome: tried }, /correct the changes or the test questions/],
  [
    'a live version that failed its test',
    { outcome: { ...tried, live: true } },
    /correct the guidance or the test questions/,
  ],
  [
    'a source that could not be read',
    {
      request: { kind: 'check', sources: ['help'] },
      refreshes: [{ ...refresh, state: 'failed', reason: 'No reply.' }],
      outcome: { kind: 'checked' },
    },
    /^(?!.*Nothing to review).*see why below/i,
  ],
])('shows %s as a problem, and says what to do', (_, more, whatToDo) => {
  const $ = shown({ ...more, endedAt: at });
  expect($('.error').text()).toMatch(whatToDo);
});

test.each<Partial<EditingWork>>([
  { outcome: { ...tried, passed: true } },
  { outcome: { ...tried, passed: true, tested: false } },
  { outcome: { kind: 'nothing' } },
  { refreshes: [{ ...refresh, state: 'available' }], outcome: { kind: 'checked' } },
])('does not show %j as a problem', (more) => {
  expect(shown({ ...more, endedAt: at })('.error')).toHaveLength(0);
});
