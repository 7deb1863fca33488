// Tests that a source that is due is only checked once, even if several processes see that it is due.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enqueueDueRefreshes, startRefreshSchedule } from '../../../bot/editing/scheduled-refresh.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import type { FollowedSource } from '../../../ingest/model/source-registry.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const HOUR_MS = 3_600_000;

const editing = perTest(startEditing);
let bot: TestBot;
let sources: FollowedSource[];
beforeEach(async () => {
  editing.site.put(publication(PATH, '<p>Refer the child within 45 days of the first meeting.</p>'));
  // A source that is checked at 5am every day. The test starts at 9am.
  sources = [{ ...govukSource(PATH, 'help'), schedule: '0 5 * * *' }];
  const ports: Partial<EditingPorts> = {
    registry: () => Promise.resolve({ sources, problems: [] }),
    ports: editing.ports,
  };
  bot = await createTestBot({ editing: ports as EditingPorts });
  editing.ports.clock = bot.ports.clock;
});
afterEach(async () => {
  await bot.close();
});

const since = new Date('2026-05-04T09:00:00Z');
const watched = () => ({ ...bot.ports, editing: bot.ports.editing! });
const lookedAt = async () => (await editing.editing.source('help'))?.checkedAt;

it('waits for the hour of a source, and then looks once', async () => {
  expect(await enqueueDueRefreshes(watched(), since)).toBe(0);
  await bot.later(20 * HOUR_MS);
  expect(await enqueueDueRefreshes(watched(), since)).toBe(1);
  // Another process, or this one a minute later, finds that the job is already queued.
  await enqueueDueRefreshes(watched(), since);
  await bot.settle();
  expect(await lookedAt()).toBe('2026-05-05T05:00:00.000Z');
  expect(await editing.editing.changes(['open'])).toHaveLength(1);
  expect(bot.logged.filter((line) => line.includes('on schedule'))).toHaveLength(1);
  expect(await enqueueDueRefreshes(watched(), since)).toBe(0);
  await bot.later(24 * HOUR_MS);
  expect(await enqueueDueRefreshes(watched(), since)).toBe(1);
});

it('does not check a source that an editor has just checked, or that no one follows any more', async () => {
  await bot.later(20 * HOUR_MS);
  await enqueueDueRefreshes(watched(), since);
  await editing.refreshSource(sources[0]!);
  const requests = bot.logged.length;
  await bot.settle();
  expect(bot.logged.slice(requests).join()).not.toContain('on schedule');
  await bot.later(24 * HOUR_MS);
  await enqueueDueRefreshes(watched(), since);
  sources = [];
  await bot.settle();
  expect(await lookedAt()).toBe('2026-05-05T05:00:00.000Z');
});

it('checks again within a day what could not be reached, whatever the schedule', async () => {
  sources = [{ ...sources[0]!, schedule: '0 5 * * 1' }];
  await editing.site.close();
  await editing.refreshSource(sources[0]!);
  expect(await editing.editing.source('help')).toMatchObject({ state: 'failed', failures: 1 });
  await bot.later(10 * HOUR_MS);
  expect(await enqueueDueRefreshes(watched(), since)).toBe(0);
  await bot.later(11 * HOUR_MS);
  expect(await enqueueDueRefreshes(watched(), since)).toBe(1);
});

it('watches the clock by itself, and carries on if the list of sources cannot be read for a moment', async () => {
  let asked = 0;
  const registry = () => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error('unreadable')) : Promise.resolve({ sources, problems: [] });
  };
  const watching = startRefreshSchedule({ ...watched(), editing: { ...bot.ports.editing!, registry } }, 5);
  await expect.poll(() => asked).toBeGreaterThan(2);
  await watching.stop();
  expect(bot.logged.join()).toContain('Could not find out which sources are due');
});
