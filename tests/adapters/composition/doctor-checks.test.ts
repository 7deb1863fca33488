// Checks what `ctac doctor` reports about the data, the advisers, and signing in to Teams.
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { misspeltSettings } from '../../../adapters/composition/settings/misspelt-settings.js';
import { connectDoctor } from '../../../adapters/composition/doctor-checks.js';
import type { PlatformTuning } from '../../../adapters/composition/platforms.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { DAYS } from '../../../bot/model/people/roster.js';
import { SERVICE } from '../../../bot/model/people/service-hours.js';
import type { Guidance } from '../../../adapters/composition/guidance.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { newEscalation, NOW, person } from '../../fakes/samples/sample-records.js';
import { plainCalibration } from '../../fakes/memory-release.js';
import { content, refusing, startScriptedOpenAi } from '../../fakes/language-model/scripted-openai.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { describeFailure } from '../../../knowledge/model/errors.js';
import { SIGNING_SECRET } from '../../fakes/fake-slack/signed-request.js';
import { entraCredentials } from '../../fakes/fake-teams/fake-entra.js';
import { APP_ID, startFakeTeams, TENANT_ID } from '../../fakes/fake-teams/fake-teams.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { perTest } from '../../support/per-test.js';

const CHANNEL = '19:advisers@thread.tacv2';
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const temporary = perTest(temporaryDatabase);

function look(
  environment: NodeJS.ProcessEnv,
  part = 'advisers',
  tuning: PlatformTuning = {},
): Promise<string> {
  const checks = connectDoctor({
    settings: () => readSettings(environment),
    misspelt: misspeltSettings(environment),
    stores: () => Promise.resolve(connectStores(temporary.database)),
    guidance: () => Promise.resolve({ store: createGuidanceStore(temporary.database) } as Guidance),
    log,
    tuning,
  });
  return checks.find(({ name }) => name === part)!.look();
}

test('names a variable that is nearly a setting, and no other', async () => {
  const said = await look({ WEB_ACESS: 'signed-in', HOME: '/root' }, 'settings');
  expect(said).toMatch(/; WEB_ACESS is not a setting [^;]*Did you mean WEB_ACCESS\?$/);
  expect(said).not.toContain('HOME');
});

test('asks the language model as the service does, and fails where it does not answer', async () => {
  expect(await look({}, 'language model')).toBe('off (ANSWER_MODEL is empty)');
  const model = await startScriptedOpenAi();
  const environment = { ANSWER_MODEL: 'ours', OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: model.baseUrl };
  model.behave(content('{"queries":[],"sentence":"","question":"","nations":[],"about":"either"}'));
  expect(await look(environment, 'language model')).toMatch(/^ours answered in \d+ ms$/);
  model.behave(refusing(401, { message: 'No.' }));
  await expect(look(environment, 'language model')).rejects.toThrow(/status 401/);
  await model.close();
});

test('says whether sources are checked on their schedules, and how to turn that on', async () => {
  expect(await look({}, 'sources')).toMatch(/only when an editor asks; .*REFRESH_SOURCES=scheduled/);
  expect(await look({ REFRESH_SOURCES: 'scheduled' }, 'sources')).toMatch(/on their schedules$/);
});

test('fails where other users of the machine can read the data, and names one of the files', async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'doctor-'));
  expect(await look({ DATA_DIR }, 'data folder')).toBe(`only its owner can read ${DATA_DIR}`);
  writeFileSync(join(DATA_DIR, 'erasures.jsonl'), '');
  chmodSync(join(DATA_DIR, 'erasures.jsonl'), 0o644);
  expect(() => look({ DATA_DIR }, 'data folder')).toThrow(
    `Other users of this machine can read 1 of the files and folders in ${DATA_DIR}, for example ${DATA_DIR}/erasures.jsonl.`,
  );
});

test('fails if nothing was deleted for more than two days, though the periods are confirmed', async () => {
  const confirmed = { RETENTION_CONFIRMED: 'yes' };
  const ran = (hoursAgo: number) =>
    temporary.database.kysely
      .insertInto('retention_runs')
      .values({
        name: `run ${hoursAgo}`,
        started_at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
        ended_at: new Date().toISOString(),
        progress: '{}',
        deleted: '{}',
        failed: '{}',
      })
      .execute();
  expect(await look(confirmed, 'retention')).toMatch(/first run has not happened yet$/);
  await ran(72);
  await expect(look(confirmed, 'retention')).rejects.toThrow(
    /^Nothing has been deleted since \d{4}-\d\d-\d\d/,
  );
  await ran(20);
  expect(await look(confirmed, 'retention')).toMatch(/^last run \d{4}-\d\d-\d\d$/);
  const { conversations, escalations } = createStore(temporary.database).records;
  const chat = await conversations.open(
    { platform: 'web', id: 'c', kind: 'personal', address: {} },
    person,
    NOW,
  );
  await escalations.add({ ...newEscalation(chat.id), openedAt: '2020-01-01T00:00:00.000Z' });
  await expect(look(confirmed, 'retention')).rejects.toThrow(
    /^Open for longer .*: 1 request for an adviser\./,
  );
});

test('says if the decision to answer that was fitted for a release is from another version', async () => {
  const store = createGuidanceStore(temporary.database);
  const { number } = await store.draftRelease([], createFakeEmbedder().model);
  await store.publish(number, undefined);
  await store.saveCalibration(number, plainCalibration);
  expect(await look({}, 'guidance')).toBe('release 1: 0 documents, 0 passages');
  await store.saveCalibration(number, { ...plainCalibration, weights: { moonlight: 1 } });
  expect(await look({}, 'guidance')).toMatch(
    /with another version, so the standard calibration is used.*calibrate/,
  );
});

test('counts the advisers of the file, and says who is one without it', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'doctor-')), 'advisers.json');
  writeFileSync(path, JSON.stringify({ advisers: [{ id: 'bea', name: 'Bea' }] }));
  expect(await look({ ADVISERS_FILE: path })).toBe(
    'requests go to the page /desk; 1 adviser in the file; 1 on shift now',
  );
  expect(await look({})).toBe(
    'requests go to the page /desk; no advisers are listed, so anyone who can reply there counts as an adviser',
  );
});

test('counts the advisers with settings from the desk, as soon as they are saved', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'doctor-')), 'advisers.json');
  writeFileSync(path, JSON.stringify({ advisers: [{ id: 'bea', name: 'Bea' }] }));
  const { advisers } = createStore(temporary.database).records;
  const set = (version: number, hours: unknown) =>
    advisers.addChange({
      adviser: 'bea',
      version,
      details: { hours, nations: [], specialisms: [], languages: [] },
      by: { platform: 'web', id: 'desk:lee', name: 'Lee' },
      at: '2026-05-04T09:00:00.000Z',
    });
  // A 1-minute shift on another day of the week.
  const day = DAYS[(new Date().getUTCDay() + 2) % 7];
  await set(1, [{ days: [day], from: '12:00', to: '12:01' }]);
  expect(await look({ ADVISERS_FILE: path })).toMatch(
    /1 adviser in the file, 1 of them with settings from the desk; no one on shift until \d+ \w+ at 12pm$/,
  );
  await set(2, 'never');
  await expect(look({ ADVISERS_FILE: path })).rejects.toThrow(
    /cannot read the settings saved at the desk for bea/,
  );
});

test('names the opening hours set at the desk, and fails if this version cannot read them', async () => {
  const { advisers } = createStore(temporary.database).records;
  const by = { platform: 'web', id: 'desk:lee', name: 'Lee' };
  const set = (version: number, week: unknown) =>
    advisers.addChange({
      adviser: SERVICE,
      version,
      details: { week, closedDays: [] },
      by,
      at: '2026-05-04',
    });
  await set(1, [{ days: ['mon', 'tue'], from: '09:00', to: '17:00' }]);
  expect(await look({})).toBe(
    'requests go to the page /desk; no advisers are listed, so anyone who can reply there counts as an adviser; open Monday to Tuesday, 9am to 5pm, as set at the desk',
  );
  await set(2, 'in a later form');
  await expect(look({})).rejects.toThrow(/cannot read the opening hours saved at the desk/);
});

test('signs in to Teams even without a channel, and says when the certificate expires or why its file cannot be used', async () => {
  const teams = await startFakeTeams();
  const signIn = (from: NodeJS.ProcessEnv, credentials = teams.credentials) =>
    look({ MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_TENANT_ID: TENANT_ID, ...from }, 'Teams', {
      teams: { credentials },
    }).catch(describeFailure);
  const certificate = (name: string) => ({
    MICROSOFT_APP_CERTIFICATE: join(import.meta.dirname, `../teams/service/certificates/${name}.pem`),
  });
  const secret = { MICROSOFT_APP_PASSWORD: 'secret' };
  expect(await signIn(secret)).toBe('signed in');
  expect(await signIn(certificate('valid'))).toBe('signed in; the certificate is valid until 2126-11-05');
  expect(await signIn(certificate('other-key'))).toMatch(/belongs to another certificate/);
  const signingIn = { TEAMS_SIGN_IN_RESOURCE: `api://botid-${APP_ID}`, PUBLIC_URL: 'https://bot.example' };
  expect(await signIn({ ...secret, ...signingIn })).toBe(
    `signed in; advisers must be signed in to use their buttons (api://botid-${APP_ID})`,
  );
  const refused = { status: 401, error: 'invalid_client', code: 7000222 };
  expect(await signIn(secret, entraCredentials(APP_ID, refused))).toMatch(
    /refused the sign-in \(AADSTS7000222\)/,
  );
  expect(await look({}, 'Teams')).toMatch(/^not set up \(MICROSOFT_APP_ID is empty\)/);
  expect(teams.calls).toEqual([]);
  await teams.close();
});

test('says whether a reply that does not name the bot was heard in the channel in Teams', async () => {
  const teams = {
    ADVISERS_CHANNEL: `teams:${CHANNEL}`,
    MICROSOFT_APP_ID: 'app',
    MICROSOFT_APP_PASSWORD: 'secret',
    MICROSOFT_APP_TENANT_ID: 'tenant',
  };
  expect(await look(teams)).toMatch(
    /has not yet received a reply in this channel that does not mention it: unless/,
  );
  await createStore(temporary.database).transaction(async ({ conversations }) => {
    const place = { platform: 'teams' as const, id: CHANNEL, kind: 'channel' as const, address: {} };
    const channel = await conversations.open(place, undefined, '2026-05-04T09:00:00Z');
    await conversations.change(channel.id, { heardAt: '2026-05-04T09:00:00Z' });
  });
  expect(await look(teams)).toMatch(/receives replies in this channel that do not mention it/);
});

test('says which platform takes no messages, and what it answers', async () => {
  const { jobs } = createStore(temporary.database).records;
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SIGNING_SECRET };
  expect(await look(slack, 'messages')).toBe('none are waiting to be retried');
  const now = '2026-05-04T09:00:00.000Z';
  await jobs.enqueue({ kind: 'send', payload: { key: 'k' }, lane: 'l', platform: 'slack' }, now);
  for (const worker of ['one', 'two', 'three']) {
    const [job] = await jobs.claim({ worker, limit: 1, now, leaseUntil: now, platforms: ['slack'] });
    await jobs.retry(
      job!.id,
      worker,
      now,
      'Slack did not accept a message: token_revoked. Install the app again.',
    );
  }
  await expect(look(slack, 'messages')).rejects.toThrow('Messages are not getting through: 1 in Slack.');
  await expect(look(slack, 'messages')).rejects.toMatchObject({
    remedy: expect.stringContaining('token_revoked') as string,
  });
});

test('says that messages wait for a platform that has been taken out of the settings', async () => {
  const { jobs } = createStore(temporary.database).records;
  const send = { kind: 'send', payload: { key: 'k' }, lane: 'l', platform: 'slack' } as const;
  await jobs.enqueue(send, '2026-05-04T09:00:00.000Z');
  await expect(look({}, 'messages')).rejects.toThrow('not set up: 1 in Slack.');
});

test('says on which day in London a switch was turned off', async () => {
  const { switches } = createStore(temporary.database).records;
  const off = { name: 'chat', message: 'Back soon.', reason: 'A storm', by: 'Lee' } as const;
  await switches.turnOff({ ...off, at: '2026-06-30T23:30:00.000Z' });
  expect(await look({}, 'switches')).toContain('2026-07-01');
});
