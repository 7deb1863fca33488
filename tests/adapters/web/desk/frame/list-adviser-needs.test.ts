// Checks which changes the desk announces while the page is open.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { toText } from '../../../../../adapters/web/design/markup.js';
import {
  needsNews,
  needsRegion,
  type Needs,
} from '../../../../../adapters/web/desk/frame/list-adviser-needs.js';
import { shortNumber } from '../../../../../bot/model/handoff/request-number.js';
import { newEscalation } from '../../../../fakes/samples/sample-records.js';
import { needsWording } from '../../../../../adapters/web/desk/wording/needs-wording.js';

const { news } = needsWording;

function waiting(key: string, urgent: boolean): Needs {
  const need = { kind: 'waiting', key, escalation: 'e1', urgent, since: '2026-05-04T09:00:00.000Z' } as const;
  return { needs: [need], missed: [], now: new Date('2026-05-04T09:10:00.000Z') };
}

test('a request that is no longer urgent is not a new one', () => {
  const urgent = waiting('e1:0:urgent:waiting:2026-05-04T09:00:00.000Z:2', true);
  expect(needsNews(urgent, waiting('e1:0:calm:waiting:1', false))).toBe('');
  expect(needsNews(urgent, waiting('e1:1:calm:waiting:0', false))).toBe(news.waiting.other);
});

test('a request that an adviser had before is not called new', () => {
  const { needs, ...view } = waiting('e1:1:calm:waiting:0', false);
  const again = { ...view, needs: needs.map((need) => ({ ...need, isBack: true as const })) };
  expect(needsNews({ ...view, needs: [] }, again)).toBe('A request is waiting for an adviser again.');
});

test('a request that becomes urgent is news', () => {
  const calm = waiting('e1:0:calm:waiting:0', false);
  expect(needsNews(calm, waiting('e1:0:urgent:waiting:2026-05-04T09:00:00.000Z:0', true))).toBe(
    news.waiting.urgent,
  );
});

test('a second message that could not be delivered is news, even if it was written before the first', () => {
  const lost = (...keys: string[]): Needs => {
    const { needs, now } = waiting('e1:0:calm:waiting:0', false);
    return { needs, now, missed: [{ ...newEscalation('chat'), id: 'e1', lost: keys }] };
  };
  const first = lost('card:e1');
  expect(needsNews(first, first)).toBe('');
  expect(needsNews(first, lost('alert:e1', 'card:e1'))).toBe(news.missed);
  expect(needsNews(lost('alert:e1', 'card:e1'), first)).toBe('');
});

test('the list of requests leaves a new request to its count, and still tells of each reminder', () => {
  const none: Needs = { needs: [], missed: [], now: new Date('2026-05-04T09:00:00.000Z'), on: '/desk' };
  const first = { ...waiting('e1:0:urgent:waiting:2026-05-04T09:00:00.000Z:0', true), on: '/desk' };
  const reminder = { ...waiting('e1:0:urgent:waiting:2026-05-04T09:00:00.000Z:1', true), on: '/desk' };
  expect(needsNews(none, first)).toBe('');
  expect(needsNews(first, reminder)).toBe(news.waiting.urgent);
});

test('the list of requests tells the adviser that a request was taken back from them', () => {
  const before: Needs = { needs: [], missed: [], now: new Date('2026-05-04T09:00:00.000Z'), on: '/desk' };
  const { needs, ...view } = waiting('e1:1:calm:waiting:0', false);
  const lost = needs.map((need) => ({ ...need, lostAt: '2026-05-04T09:10:00.000Z' }));
  expect(needsNews(before, { ...view, needs: lost, on: '/desk' })).toBe(news.lost.other);
});

test('the list of requests says at the top that an urgent request waits, if it says anything else above it', () => {
  const view = waiting('e1:0:urgent:waiting:2026-05-04T09:00:00.000Z:0', true);
  const linesOf = (needs: Needs['needs']) =>
    load(toText(needsRegion({ ...view, needs, on: '/desk' })))('.needs li')
      .toArray()
      .map((line) => load(line).text());
  expect(linesOf(view.needs)).toEqual([]);
  const since = '2026-05-04T08:00:00.000Z';
  const reply = { kind: 'reply', key: 'e2:1:urgent:reply:m', escalation: 'e2', urgent: true, since } as const;
  const [first, second] = linesOf([reply, ...view.needs]);
  expect(first).toContain('1 urgent request has been waiting since');
  expect(second).toContain('waiting for your reply');
});

test('counts every urgent request that waits, also one with a line of its own', () => {
  const [need] = waiting('e1:0:urgent:waiting:2026-05-04T09:00:00.000Z:0', true).needs;
  const now = new Date('2026-05-04T09:10:00.000Z');
  const other = { ...need!, key: 'e2', escalation: 'e2' };
  const asked = { ...other, asked: 'duty' } as const;
  const linesOf = (needs: Needs['needs'], on: string) =>
    load(toText(needsRegion({ needs, missed: [], now, on })))('.needs').text();
  expect(linesOf([need!, asked], '/desk')).toContain('2 urgent requests are waiting');
  expect(linesOf([need!, asked], '/desk/advisers')).toContain('2 urgent requests are waiting');
  expect(linesOf([asked], '/desk/advisers')).not.toMatch(/\d urgent request/);
  expect(linesOf([need!, other], '/desk/escalation/e2')).toContain('1 other urgent request has been waiting');
});

test('names the adviser who left an urgent request, to every adviser', () => {
  const { needs, ...view } = waiting('e1:1:urgent:waiting:2026-05-04T09:00:00.000Z:0', true);
  const left = { ...needs[0]!, asked: 'lead', leftBy: 'Ben Cole' } as const;
  const shown = (on: string) => load(toText(needsRegion({ ...view, needs: [left], on })))('.needs').text();
  for (const on of ['/desk', '/desk/advisers'])
    expect(shown(on)).toContain('Ben Cole is signed out or away from the desk');
});

test('the page of a request has at most 2 lines, names a single request, and leaves nothing for the script to repeat', () => {
  const now = new Date('2026-05-04T09:10:00.000Z');
  const of = (escalation: string) => ({ key: escalation, escalation, since: now.toISOString() });
  const waits = { ...of('e1'), kind: 'waiting', urgent: true } as const;
  const reply = { ...of('e2'), kind: 'reply', urgent: false } as const;
  const given = { ...of('e3'), kind: 'transferred', urgent: false, by: 'Ann' } as const;
  const calm = { ...of('e4'), kind: 'waiting', urgent: false } as const;
  const shown = (needs: Needs['needs'], on = '/desk/escalation/e9') =>
    load(toText(needsRegion({ needs, missed: [], now, on })));
  const page = shown([waits, reply, given, calm]);
  expect(page('.needs li')).toHaveLength(2);
  expect(page('.needs li').first().text()).toContain(`Number ${shortNumber('e1')}`);
  expect(page('.needs li').last().text()).toContain('2 more things need your attention');
  const listed = page('[data-listed]').toArray();
  expect(listed.map((need) => page(need).attr('data-need'))).toEqual(['e1', 'e2', 'e3']);
  const elsewhere = shown([waits, reply, given, calm], '/desk/advisers');
  expect(elsewhere('.needs li')).toHaveLength(3);
  expect(elsewhere('[data-listed]')).toHaveLength(0);
  expect(shown([waits, { ...waits, ...of('e5') }])('.needs').text()).not.toContain('Number');
});
