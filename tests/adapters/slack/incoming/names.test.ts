// A name is looked up once, even if several calls need it. If Slack stops giving a name, the known one is
// kept.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNames } from '../../../../adapters/slack/incoming/names.js';
import { createClient } from '../../../../adapters/slack/outgoing/client.js';
import { BOT_TOKEN, startFakeSlack, type FakeSlack } from '../../../fakes/fake-slack/fake-slack.js';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
  slack.accounts.names.set('U0PRI', 'Priya Zeta');
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await slack.close();
});

const names = () => createNames(createClient({ botToken: BOT_TOKEN, apiUrl: slack.url }));
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
const lookUps = () => slack.callsOf('users.info').length;

test('one look-up is enough for all who ask about the same person at the same time', async () => {
  const nameOf = names();
  const asked = ['U0PRI', 'U0PRI', 'U0PRI'].map(nameOf);
  expect(await Promise.all(asked)).toEqual(['Priya Zeta', 'Priya Zeta', 'Priya Zeta']);
  expect(lookUps()).toBe(1);
});

test('an earlier name is given while Slack gives none, however old it is, and then looked up again', async () => {
  const nameOf = names();
  await nameOf('U0PRI');
  slack.accounts.names.set('U0PRI', 'Priya Shah');
  later(61);
  slack.failNext('users.info', { kind: 'error', error: 'missing_scope' });
  expect(await nameOf('U0PRI')).toBe('Priya Zeta');
  expect(await nameOf('U0PRI')).toBe('Priya Zeta');
  expect(await nameOf('U0OTHER')).toBeUndefined();
  expect(lookUps()).toBe(2);
  later(6);
  expect(await nameOf('U0PRI')).toBe('Priya Shah');
});

test('someone whose name could not be read is looked up again after a while', async () => {
  const nameOf = names();
  slack.failNext('users.info', { kind: 'error', error: 'missing_scope' });
  expect(await nameOf('U0PRI')).toBeUndefined();
  later(6);
  expect(await nameOf('U0PRI')).toBe('Priya Zeta');
});
