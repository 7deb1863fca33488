// An evidence pack only says that a control is in force if the settings and the store show this. It lists any
// controls that are missing.
import { expect, test } from 'vitest';
import type { OpenedStore } from '../../../adapters/composition/evidence/store-facts.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { MINILM } from '../../../adapters/models/minilm/weights.js';
import type { Publication } from '../../../ingest/model/editing.js';
import type { Release } from '../../../knowledge/model/release.js';
import { documentOf } from '../../fakes/memory-release.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { advisersFile, listed, packOf, SET_UPS } from './set-ups.js';
import { shared } from '../../support/per-test.js';

const temporary = shared(temporaryDatabase);
const store = shared((): OpenedStore => connectStores(temporary.database));

const TEAMS = SET_UPS['Teams with Azure OpenAI'];
const PUBLIC = SET_UPS['public sector'];

/** Returns the cells of the row with this reference. */
async function row(ref: string, environment: NodeJS.ProcessEnv, from = store): Promise<string[]> {
  return rowIn(await packOf(environment, from), ref);
}

function rowIn(pack: ReadonlyMap<string, string>, ref: string): string[] {
  const lines = [...pack.values()].join('\n').split('\n');
  const found = lines.find((line) => line.startsWith(`| ${ref} |`)) ?? '';
  return found.split(' | ').map((cell) => cell.trim());
}

/** Makes a store whose live release has one document. `kind` says how the release came to be published. */
const released = (kind: Publication['kind'], sample: boolean): OpenedStore => ({
  ...store,
  guidance: {
    liveRelease: () =>
      Promise.resolve({ number: 1, documents: 1, passages: 1, model: MINILM } as unknown as Release),
    editionsOf: () =>
      Promise.resolve([
        {
          id: 1,
          document: { ...documentOf({ slug: 'd', title: 'A note' }), sample },
          digest: '',
          origin: '',
        },
      ]),
  },
  editing: {
    ...store.editing,
    publications: () => Promise.resolve([{ id: 1, at: '2026-11-28', release: 1, kind }]),
  },
});

test.each(['127.0.0.2', 'LOCALHOST', '[::1]'])('the host %s is this machine', async (HOST) => {
  const pack = [...(await packOf({ HOST }, store)).values()].join('\n');
  expect(pack).toContain(`${HOST}, a local address`);
  expect(pack).not.toContain('Which proxy terminates TLS');
});

test('a lead and a second channel are controls only where they are set', async () => {
  const [, , , , held, absent] = await row('05-H07', TEAMS);
  expect(held).not.toMatch(/lead|second channel/);
  expect(absent).toMatch(
    /We tell the leads in the advisers’ file in their own chats: no advisers’ file is set/,
  );
  expect(absent).toMatch(/second channel: no second channel is set/);
  const more = { ...TEAMS, ADVISERS_SECOND_CHANNEL: 'teams:19:Pl4nted2@thread.tacv2' };
  expect((await row('05-H07', more))[4]).toContain('The request is posted in a second channel');
});

test.each([
  [PUBLIC, [listed('ann', ['web'])], /no lead is listed in the advisers’ file/],
  [PUBLIC, [], /no one is listed in the advisers’ file/],
  [PUBLIC, [listed('ann', ['slack'], { lead: true })], /no lead in the advisers’ file has an ID where/],
  [TEAMS, [listed('ann', ['web'], { lead: true })], /no lead in the advisers’ file has an ID where/],
])('an advisers’ file does not prove that a lead gets alerts', async (environment, advisers, why) => {
  const pack = await packOf({ ...environment, ADVISERS_FILE: advisersFile(advisers) }, store);
  const [, , , , held, absent] = rowIn(pack, '05-H07');
  expect(held).not.toContain('lead');
  expect(absent).toMatch(why);
  expect(rowIn(pack, '05-H09')[5]).toMatch(why);
  expect(pack.get('README.md')).toMatch(/\| 00-look-(?:no-roster|empty-roster|no-lead|unreached-lead) \|/);
});

test('counts the advisers and leads in the file who can be reached', async () => {
  const file = advisersFile([
    listed('ann', ['teams'], { lead: true }),
    listed('ben', ['slack'], { lead: true }),
    listed('cyd', []),
  ]);
  const pack = await packOf({ ...TEAMS, ADVISERS_FILE: file }, store);
  expect(rowIn(pack, '05-H07')[4]).toContain('We tell the leads');
  expect(rowIn(pack, '00-advisers').join()).toContain(
    'The advisers’ file lists 3 advisers (1 with an ID on a connected platform or at the open desk), including 2 leads (1 with an ID there)',
  );
  expect(rowIn(pack, '08-chat-advisers').join()).toContain('People named in the advisers’ file');
  expect((await row('08-chat-advisers', { ...TEAMS, ADVISERS_FILE: advisersFile([]) })).join()).toContain(
    'Anyone who can post in the advisers’ channel',
  );
});

test('says that the file of advisers could not be read, and claims nothing from it', async () => {
  const from = { ...TEAMS, ADVISERS_FILE: '/nowhere/Pl4nted/advisers.json' };
  const pack = await packOf(from, store);
  for (const ref of ['00-look-unread-roster', '00-advisers', '08-chat-advisers', '05-H07', '05-H08'])
    expect([ref, rowIn(pack, ref).join()]).toEqual([
      ref,
      expect.stringMatching(/advisers’ file could not be read/i),
    ]);
  expect(pack.get('README.md')).not.toContain('No advisers’ file is set');
  expect([...pack.values()].join()).not.toContain('Pl4nted');
});

test('review and test questions are controls only where there were any', async () => {
  const imported = await row('05-H01', {}, released('ingest', true));
  expect(imported[4]).not.toMatch(/review|test questions/);
  expect(imported[5]).toMatch(/no editor reviewed the guidance that is live.*there are no test questions/);
  expect((await row('05-H01', {}, released('publish', false)))[4]).toContain('An editor reviewed');
});

test('says first that sample notes are live, and lists what is', async () => {
  const pack = await packOf({}, released('ingest', true));
  expect(pack.get('README.md')).toContain('Sample notes are live');
  expect(pack.get('13-guidance.md')).toMatch(/\| A note \|.*sample note/);
  const real = await packOf({}, released('publish', false));
  expect(real.get('README.md')).not.toContain('Sample notes are live');
});

test('where no one can sign in, no page and no role is said to be open', async () => {
  const matrix = (await packOf(TEAMS, store)).get('08-access-matrix.md')!;
  expect(matrix).toMatch(/\| 08-right-govern \|.*no one can sign in/);
  expect(matrix).not.toContain('Other advisers and leads');
  expect(await row('12-readings', TEAMS)).toContainEqual(
    expect.stringMatching(/^For commands only, .* no record of what advisers read in Teams or Slack/),
  );
  expect((await row('08-originals-others', SET_UPS['public sector'])).join()).toContain(
    'if they give a reason',
  );
});

test('names everything that Microsoft and the model receive', async () => {
  const flow = (await packOf(TEAMS, store)).get('02-data-flow.md')!;
  expect(flow).toMatch(/\| 02-to-teams \|.*every message as it was typed, before we redact it/);
  expect(flow).toMatch(/\| 02-to-teams \|.*reported as unsafe/);
  expect(flow).toContain('login.microsoftonline.com and login.botframework.com');
  expect(flow).toMatch(/\| 02-to-language-model \|.*the case, also redacted/);
  expect(flow).toContain('practitioner -->|"messages, as typed"| to_teams');
});

test('a database on this machine is not a recipient', async () => {
  const own = { ...SET_UPS['public sector'], DATABASE_URL: 'postgresql://a:Pl4nted-own@127.0.0.1/ctac' };
  const pack = await packOf(own, store);
  expect(pack.get('09-recipients.md')).not.toContain('PostgreSQL server');
  expect((await row('12-database-tls', PUBLIC)).join()).toMatch(/sslmode in DATABASE_URL: not set/);
});

test('says that a database connection without TLS is one, and asks about it before use', async () => {
  const bare = await packOf(PUBLIC, store);
  expect(rowIn(bare, '00-look-plain-database').join()).toContain('does not ask for an encrypted connection');
  expect(rowIn(bare, '05-H09').at(-2)).toContain('DATABASE_URL does not ask for an encrypted connection');
  expect(bare.get('questions.md')).toMatch(/12-database-tls-ask \| yes/);
  for (const option of ['sslmode=verify-full', 'sslmode=require', 'ssl=true', 'ssl=0&sslrootcert=ca.pem']) {
    const tls = await packOf({ ...PUBLIC, DATABASE_URL: `${PUBLIC.DATABASE_URL}?${option}` }, store);
    expect([option, rowIn(tls, '00-look-plain-database')]).toEqual([option, ['']]);
  }
  for (const option of ['sslmode=disable', 'ssl=0']) {
    const off = await packOf({ ...PUBLIC, DATABASE_URL: `${PUBLIC.DATABASE_URL}?${option}` }, store);
    expect([option, rowIn(off, '00-look-plain-database').join()]).toEqual([
      option,
      expect.stringContaining('does not ask for an encrypted connection'),
    ]);
  }
});

test('gives the figures of the version that runs first, and the others for comparison', async () => {
  const parts = async (environment: NodeJS.ProcessEnv) =>
    (await packOf(environment, store)).get('10-quality.md')!.split('\n## ').slice(2, 4);
  const [here, elsewhere] = await parts({});
  expect(here).toMatch(/10-everyday-good-now .*0\.46/);
  expect(here).not.toMatch(/-with |-rules /);
  expect(elsewhere).toMatch(/10-everyday-good-without .*0\.15/);
});

test('gives no figure of another model for the model that is connected', async () => {
  const pack = await packOf(TEAMS, store);
  const [here, elsewhere] = pack.get('10-quality.md')!.split('\n## ').slice(2, 4);
  expect(here).toMatch(/10-everyday-good-now .*0\.46/);
  expect(here).not.toMatch(/-with /);
  expect(elsewhere).toMatch(/10-everyday-good-with .*recorded replies, before the passage reader/);
  expect((await row('00-good', TEAMS)).join()).toMatch(
    /There are no figures for your model.*another model, before the passage reader.*Language models graded/,
  );
});

test('shows the hardest figures with the others', async () => {
  const danger = async (id: string) => (await row(`10-danger-${id}`, {})).slice(4, 6);
  expect(await danger('long')).toEqual(['0.88', '150']);
  expect(await danger('to-be-missed')).toEqual(['0.74', '121']);
  expect((await row('10-calm-missing', {})).slice(4, 6)).toEqual(['0.22', '60']);
  expect((await row('10-hardest', {})).join()).toMatch(/0\.19.*0\.58.*0\.40/);
  expect((await row('00-good', {})).join()).toContain('0.19');
  expect((await row('00-danger', {})).join()).toMatch(/0\.983 .*0\.74/);
  expect((await row('00-found', {})).join()).toMatch(/0\.909 \(0\.90–0\.92\).*0\.649 of addresses/);
});

test('says that nothing is deleted wherever it names a period', async () => {
  const nothing = /Until the periods are confirmed, nothing is deleted/;
  for (const ref of ['01-access', '03-minimised']) {
    expect([ref, (await row(ref, {})).join()]).toEqual([ref, expect.stringMatching(nothing)]);
    expect([ref, (await row(ref, PUBLIC)).join()]).toEqual([ref, expect.not.stringMatching(nothing)]);
  }
  const held = async (environment: NodeJS.ProcessEnv) =>
    (await packOf(environment, store)).get('01-record-of-processing.md');
  expect(await held({})).toContain('| period in days (nothing is deleted yet) |');
  expect(await held(PUBLIC)).toContain('| deleted after |');
});

test('says first that the chat platform gets and keeps what was typed', async () => {
  expect((await row('00-look-teams', TEAMS)).join()).toContain(
    'Microsoft gets each message in Teams as it was typed',
  );
  expect(await row('00-look-teams', {})).toEqual(['']);
  expect((await row('03-minimised', TEAMS)).join()).toContain('The chat platform has it before that');
  expect((await row('03-minimised', {})).join()).toMatch(/adviser .* original messages/);
});

test('counts a limit for each address only where the proxy is named', async () => {
  const open = { ...PUBLIC, WEB_ACCESS: 'anyone' };
  const shared = 'TRUSTED_PROXIES is not set, so everyone behind a proxy shares one limit';
  for (const ref of ['00-look-shared-limit', '03-stranger', '12-etsi-6']) {
    expect([ref, (await row(ref, open)).join()]).toEqual([ref, expect.stringContaining(shared)]);
    const named = (await row(ref, { ...open, TRUSTED_PROXIES: '10.0.0.1' })).join();
    expect([ref, named]).toEqual([ref, expect.not.stringContaining(shared)]);
  }
});

test('says on the first page whose settings these are, and whether a service has used the store', async () => {
  expect((await row('00-read-where', {})).join()).toContain('the shell that ran “ctac evidence”');
  expect((await row('00-ran', {})).join()).toMatch(/^.*No service has recorded its settings in this store/);
});

test('counts reports of unsafe answers as a control only where someone can decide on them', async () => {
  const report = 'People can report an answer as unsafe';
  expect((await row('05-H02', TEAMS))[4]).not.toContain(report);
  expect((await row('05-H02', TEAMS))[5]).toContain('no one can sign in as an editor');
  expect((await row('05-H02', PUBLIC))[4]).toContain(report);
  expect((await row('03-wrong-answer', TEAMS)).join()).toContain('No one can sign in to decide');
});

test('does not promise to show a change that a model’s service makes silently', async () => {
  for (const ref of ['03-review', '05-change-control'])
    expect((await row(ref, TEAMS)).join()).toMatch(/but (?:not )?silent changes to a service’s model/);
  expect((await row('00-model', TEAMS)).join()).toContain('The deployment “answers” decides');
});

test('says how long a question is kept with its answer', async () => {
  expect((await row('07-later', PUBLIC)).join()).toMatch(/question.* 90 days.*cannot be run again/);
});

test('with sign-in by name alone, does not call a second admin a second person', async () => {
  expect((await row('01-access', {})).join()).toContain('one person can both search and approve');
  expect((await row('01-access', PUBLIC)).join()).not.toContain('one person can both search and approve');
});
