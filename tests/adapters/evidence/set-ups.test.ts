// Checks what an evidence pack says about each set-up: recipients, periods, models, access and dependencies.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OpenedStore } from '../../../adapters/composition/evidence/store-facts.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { MINILM, PUBLISHED_MINILM } from '../../../adapters/models/minilm/weights.js';
import type { EmbeddingModel, Release } from '../../../knowledge/model/release.js';
import { plainCalibration } from '../../fakes/memory-release.js';
import { comparePacks } from '../../../adapters/evidence/files/compare-packs.js';
import { noteBackup } from '../../../adapters/sql/backup/last-backup.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { factsFor, packOf, SET_UPS } from './set-ups.js';
import { shared } from '../../support/per-test.js';

const temporary = shared(temporaryDatabase);
const store = shared((): OpenedStore => connectStores(temporary.database));

const recipients = async (environment: NodeJS.ProcessEnv) =>
  (await factsFor(environment, store)).recipients.map(
    ({ name, where, personalData }) => `${name}, ${where}: ${personalData}`,
  );

test('the default start sends nothing of anyone’s', async () => {
  const found = await recipients({});
  expect(found).toEqual([expect.stringMatching(/^Publishers of the sources.*: none$/)]);
  expect((await packOf({}, store)).get('01-record-of-processing.md')).toContain(
    'No platform, service or other machine that receives personal data is connected',
  );
});

test('names who gets events of the audit log, and who keeps its checkpoints', async () => {
  const environment = {
    AUDIT_SIEM_URL: 'https://siem.example/in',
    AUDIT_CHECKPOINTS_TO: 'file:/var/log/checkpoints,syslog+tls://log.example:6514',
  };
  const found = await recipients(environment);
  expect(found).toContain('SIEM, siem.example: staff');
  expect(found).toContain('Service that keeps the audit log’s checkpoints, log.example:6514: none');
  expect((await packOf(environment, store)).get('01-record-of-processing.md')).not.toContain(
    'No platform, service',
  );
});

test('names the key service, and says that the key is not beside the store', async () => {
  const environment = {
    ENCRYPTION_VAULT_URL: 'https://vault.example:8200',
    ENCRYPTION_VAULT_PATH: 'transit/guidance',
    ENCRYPTION_VAULT_TOKEN: 'hvs.a-token',
  };
  expect(await recipients(environment)).toContain('Key service, vault.example:8200: none');
  const pack = await packOf(environment, store);
  expect(pack.get('12-security-controls.md')).toContain('in a key service (ENCRYPTION_VAULT_URL)');
  expect([...pack.values()].join()).not.toMatch(/The encryption key is a file in DATA_DIR|hvs\./);
});

test('Teams with Azure OpenAI names Microsoft and the address of the model', async () => {
  const found = await recipients(SET_UPS['Teams with Azure OpenAI']);
  expect(found).toContainEqual(
    expect.stringMatching(
      /^Microsoft Teams, smba\.trafficmanager\.net, .*teams\.microsoft\.com.*: original$/,
    ),
  );
  expect(found).toContain('Language model gpt-4.1-mini on Azure OpenAI, ours.openai.azure.com: redacted');
  const pack = await packOf(SET_UPS['Teams with Azure OpenAI'], store);
  expect(pack.get('06-models-and-prompts.md')).toMatch(/\| gpt-4\.1-mini .*deployment answers, API/);
  expect(pack.get('02-data-flow.md')).toContain('to_language_model');
});

test('a public-sector set-up names its database, sign-in and confirmed periods', async () => {
  const pack = await packOf(SET_UPS['public sector'], store);
  expect(pack.get('09-recipients.md')).toContain('PostgreSQL server | db.example.gov.uk:5432');
  expect(pack.get('08-access-matrix.md')).toContain('OpenID Connect with login.example.gov.uk');
  expect(pack.get('07-retention-schedule.md')).toContain('Yes, in the settings');
  expect(pack.get('questions.md')).toContain('second factor');
});

test('asks for periods that no one has confirmed', async () => {
  expect((await packOf({}, store)).get('07-retention-schedule.md')).toMatch(
    /Have the retention periods been confirmed\? \| \*\*Question for Data protection officer:\*\* No, so nothing is deleted/,
  );
});

test('opens the chat to anyone only where the settings do', async () => {
  const line = async (environment: NodeJS.ProcessEnv) =>
    (await packOf(environment, store))
      .get('08-access-matrix.md')!
      .split('\n')
      .find((one) => one.startsWith('| 08-right-ask |'));
  expect(await line({})).toMatch(/without signing in \| chat and library/);
  expect(await line(SET_UPS['public sector'])).toMatch(/\| practitioner, adviser, lead, editor, admin \|/);
});

test('lists every package it runs with, and none for development', async () => {
  const pack = await packOf({}, store);
  const { components, dependencies, ...bom } = JSON.parse(pack.get('dependencies.cdx.json')!) as {
    components: { name: string; version: string; purl: string; hashes?: unknown[]; 'bom-ref': string }[];
    dependencies: { ref: string; dependsOn: string[] }[];
    specVersion: string;
  };
  const { dependencies: wanted, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  expect(bom.specVersion).toBe('1.6');
  const at = (path: string) => components.find((one) => one['bom-ref'] === path);
  for (const name of Object.keys(wanted)) expect(at(`node_modules/${name}`)).toBeDefined();
  expect(at('node_modules/vitest')).toBeUndefined();
  expect(Object.keys(devDependencies).length).toBeGreaterThan(0);
  expect(at('node_modules/pg')!.purl).toBe(`pkg:npm/pg@${wanted['pg']}`);
  expect(components.filter(({ hashes }) => !hashes)).toEqual([]);
  const refs = new Set(['ctac-guidance-assistant', ...components.map((one) => one['bom-ref'])]);
  expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([]);
});

test('compares two packs statement by statement, without counts of the day', async () => {
  const [before, after] = [
    await packOf({}, store),
    await packOf({ WEB_ACCESS: 'signed-in', RETENTION_MESSAGES_DAYS: '60' }, store),
  ];
  expect(comparePacks(before, before)).toEqual([]);
  const found = comparePacks(before, after);
  expect(found).toContainEqual({
    document: '07-retention-schedule',
    id: 'Periods/messages',
    what: 'Redacted messages, and what we sent',
    before: expect.stringMatching(/^90 \(default\)/),
    after: expect.stringMatching(/^60 \(default 90\)/),
  });
  expect(found.map(({ what }) => what)).toContain('Who can ask');
  const more = comparePacks(before, await packOf(SET_UPS['Teams with Azure OpenAI'], store));
  expect(more).toContainEqual(
    expect.objectContaining({ document: '02-data-flow', what: 'Microsoft Teams', after: expect.any(String) }),
  );
});

const inUse = async (environment: NodeJS.ProcessEnv, from = store) => {
  const { models, prompts } = await factsFor(environment, from);
  return [...models, ...prompts].filter((one) => one.inUse).map(({ id }) => id);
};
/** Makes a store whose live release was embedded with this model. */
const releasedWith = (model: EmbeddingModel, calibration?: typeof plainCalibration): OpenedStore => ({
  ...store,
  guidance: {
    ...store.guidance,
    liveRelease: () =>
      Promise.resolve({ number: 3, documents: 1, passages: 1, model, calibration } as unknown as Release),
  },
});

test('says which fitted parts are in use with the local embedding model, and which with a service', async () => {
  const always = ['message-reader', 'ranking'];
  const local = [
    ...always,
    'passage-reader',
    'turns',
    'written-questions',
    'calibration-minilm',
    'guidance-encoder',
    'minilm',
  ];
  expect((await inUse({})).sort()).toEqual(local.sort());
  const service = { EMBEDDER: 'openai', OPENAI_API_KEY: 'sk-1' };
  expect((await inUse(service)).sort()).toEqual(['calibration', 'embedding-service', ...always].sort());
});

test('goes by the model of the live release, and its own calibration', async () => {
  const earlier = await inUse({}, releasedWith(PUBLISHED_MINILM));
  expect(earlier).toEqual(expect.arrayContaining(['calibration', 'turns']));
  expect(earlier).not.toContain('written-questions');
  expect(earlier).not.toContain('calibration-minilm');
  const own = await inUse({}, releasedWith(MINILM, plainCalibration));
  expect(own.filter((id) => id.includes('calibration'))).toEqual(['own-calibration']);
});

test('a language model that is turned off is not in use', async () => {
  const environment = SET_UPS['Teams with Azure OpenAI'];
  expect(await inUse(environment)).toEqual(expect.arrayContaining(['language-model', 'pick']));
  const { switches } = store.store.records;
  await switches.turnOff({ name: 'model', message: '', reason: 'A test', by: 'Ann', at: '2026-11-28' });
  const off = await inUse(environment);
  await switches.turnOn('model');
  for (const id of ['language-model', 'ask', 'pick', 'say']) expect(off).not.toContain(id);
});

test('without the message reader, no document says that a small model reads messages', async () => {
  const claims = async (environment: NodeJS.ProcessEnv) =>
    [...(await packOf(environment, store))].flatMap(([name, text]) =>
      /rules and a small model|a small model on this machine/i.test(text) ? [name] : [],
    );
  expect((await claims({})).length).toBeGreaterThan(4);
  expect(await claims({ MESSAGE_READER: 'off' })).toEqual([]);
});

test('says where the key is, and asks about what others keep only where they are connected', async () => {
  const [plain, teams, publicSector] = await Promise.all(
    [{}, SET_UPS['Teams with Azure OpenAI'], SET_UPS['public sector']].map((one) => packOf(one, store)),
  );
  const near = /The key is in a file in DATA_DIR/;
  expect(plain!.get('03-dpia-inputs.md')).toMatch(near);
  expect(publicSector!.get('03-dpia-inputs.md')).not.toMatch(near);
  expect(plain!.get('07-retention-schedule.md')).not.toContain('Copies on chat platforms');
  expect(teams!.get('07-retention-schedule.md')).toContain('your agreement with Microsoft Teams?');
  const architecture = (pack: Map<string, string>) =>
    pack
      .get('04-algorithmic-transparency-record.md')!
      .split('\n')
      .find((line) => line.startsWith('| 04-2.4.1.1'));
  expect(architecture(plain!)).toMatch(/a store \(SQLite\) and web pages\. The models/);
  expect(architecture(teams!)).toMatch(/connected to Microsoft Teams, Language model/);
  expect(architecture(publicSector!)).toMatch(/a store \(PostgreSQL\) and web pages\. The models/);
  expect(plain!.get('12-security-controls.md')).not.toContain('the language model that you connected');
});

test('says how many complaints are open, and when the last backup was made', async () => {
  const { complaints } = store.store.records;
  const pack = () => packOf({}, store);
  expect((await pack()).get('07-retention-schedule.md')).toContain('The store has no record of a backup');
  await noteBackup(temporary.database.kysely, '2026-11-28T02:00:00.000Z');
  const received = { via: 'desk', addedBy: 'Ann', words: 'Plantedwords', version: 1 } as const;
  await complaints.add({ ...received, id: 'late', receivedAt: '2026-10-01T09:00:00.000Z' });
  await complaints.add({ ...received, id: 'new', receivedAt: '2026-11-27T09:00:00.000Z' });
  const made = await pack();
  const record = made.get('01-record-of-processing.md')!;
  expect(record).toContain('2 open, 2 of them not acknowledged yet, 1 past the date; 0 closed');
  expect(record).toContain('Section 164A');
  expect(made.get('07-retention-schedule.md')).toContain('Recorded at 2026-11-28T02:00:00.000Z');
  expect([...made.values()].join()).not.toContain('Plantedwords');
});

test('marks each standard that was not read whole, for someone to compare', async () => {
  const open = (await packOf({}, store)).get('questions.md')!;
  for (const what of [
    /v4\.0 template/,
    /specification 4\.2/,
    /provisions in the standard/,
    /guidelines themselves/,
  ])
    expect(open).toMatch(what);
});
