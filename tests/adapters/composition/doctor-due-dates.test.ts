// Checks what `ctac doctor` reports about what is due on a date: complaints, data requests and client secrets.
import { expect, test } from 'vitest';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { connectDoctor } from '../../../adapters/composition/doctor-checks.js';
import type { Guidance } from '../../../adapters/composition/guidance.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { describeFailure } from '../../../knowledge/model/errors.js';
import { APP_ID, TENANT_ID } from '../../fakes/fake-teams/fake-teams.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { perTest } from '../../support/per-test.js';

const temporary = perTest(temporaryDatabase);

function look(environment: NodeJS.ProcessEnv, part: string): Promise<string> {
  const checks = connectDoctor({
    settings: () => readSettings(environment),
    misspelt: [],
    stores: () => Promise.resolve(connectStores(temporary.database)),
    guidance: () => Promise.resolve({ store: createGuidanceStore(temporary.database) } as Guidance),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    tuning: {},
  });
  return checks.find(({ name }) => name === part)!.look();
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

test('warns of complaints that must be acknowledged now or should have been, and of no others', async () => {
  const { complaints } = createStore(temporary.database).records;
  const add = (id: string, days: number) =>
    complaints.add({
      id,
      receivedAt: daysAgo(days),
      via: 'desk',
      addedBy: 'Ann',
      words: 'quokka',
      version: 1,
    });
  expect(await look({}, 'complaints')).toBe('none waiting to be acknowledged');
  await add('new', 22);
  expect(await look({}, 'complaints')).toMatch(
    /^1 waiting to be acknowledged, the first by \d{4}-\d\d-\d\d$/,
  );
  await add('near', 24);
  await expect(look({}, 'complaints')).rejects.toThrow(
    '1 complaint must be acknowledged within 7 days, and 0 should have been acknowledged already.',
  );
  await add('past', 31);
  const failure = await look({}, 'complaints').then(() => '', describeFailure);
  expect(failure).toMatch(/1 complaint must be .*, and 1 should have been .* \/desk\/complaints/);
  expect(failure).not.toContain('quokka');
  for (const id of ['near', 'past']) {
    const acknowledged = { by: 'Ann', at: daysAgo(0) };
    await complaints.save({ ...(await complaints.find(id))!, acknowledged });
  }
  expect(await look({}, 'complaints')).toMatch(/^1 waiting/);
});

test('warns of data requests that are due within a week or overdue, and of no paused ones', async () => {
  const { subjects } = createStore(temporary.database).records;
  const add = (id: string, days: number, pauses: { from: string; why: string }[] = []) =>
    subjects.add({
      id,
      kind: 'access',
      subject: { by: 'name', sought: 'quokka' },
      openedAt: daysAgo(days),
      openedBy: 'Ann',
      pauses,
      own: [],
      leftOut: [],
      log: [],
      version: 1,
    });
  expect(await look({}, 'data requests')).toBe('none open');
  await add('paused', 90, [{ from: daysAgo(80), why: 'quokka' }]);
  expect(await look({}, 'data requests')).toBe('1 open, all paused');
  await add('new', 1);
  expect(await look({}, 'data requests')).toMatch(/^2 open, the first to be answered by \d{4}-\d\d-\d\d$/);
  await add('near', 26);
  await add('past', 40);
  const failure = await look({}, 'data requests').then(() => '', describeFailure);
  expect(failure).toMatch(/1 data request must be .*, and 1 should have been .* \/desk\/data-requests/);
  expect(failure).not.toContain('quokka');
});

test('warns of client secrets from 30 days before they expire', async () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const secret = {
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_TENANT_ID: TENANT_ID,
    MICROSOFT_APP_PASSWORD: 'x',
  };
  const look30 = (day: string) => look({ ...secret, MICROSOFT_APP_PASSWORD_EXPIRES: day }, 'client secrets');
  expect(await look({}, 'client secrets')).toBe('none in use');
  expect(await look(secret, 'client secrets')).toContain('set MICROSOFT_APP_PASSWORD_EXPIRES');
  expect(await look30(inDays(32))).toBe(`MICROSOFT_APP_PASSWORD expires on ${inDays(32)}`);
  await expect(look30(inDays(29))).rejects.toThrow(`MICROSOFT_APP_PASSWORD expires on ${inDays(29)}.`);
  await expect(look30(inDays(-1))).rejects.toThrow(`MICROSOFT_APP_PASSWORD expired on ${inDays(-1)}.`);
});
