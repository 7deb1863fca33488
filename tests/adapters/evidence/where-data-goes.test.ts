// Checks what an evidence pack says about where data goes (platforms, models and databases), and who can read
// it on the way.
import { expect, test } from 'vitest';
import { connectStores } from '../../../adapters/composition/stores.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { shared } from '../../support/per-test.js';
import { advisersFile, cellsOf, factsFor, listed, SET_UPS } from './set-ups.js';

const temporary = shared(temporaryDatabase);
const store = shared(() => connectStores(temporary.database));

const TEAMS = SET_UPS['Teams with Azure OpenAI'];
const PUBLIC = SET_UPS['public sector'];
const ONLY_TEAMS = {
  MICROSOFT_APP_ID: 'app',
  MICROSOFT_APP_TENANT_ID: 'tenant',
  MICROSOFT_APP_PASSWORD: 'Pl4nted-teams',
};

async function textOf(environment: NodeJS.ProcessEnv, ref: string): Promise<string> {
  return cellsOf(await factsFor(environment, store), ref).join(' ');
}

const byChannel = TEAMS;
const bySecondChannel = { ...ONLY_TEAMS, ADVISERS_SECOND_CHANNEL: 'teams:19:Pl4nted@thread.tacv2' };
const byFile = { ...ONLY_TEAMS, ADVISERS_FILE: advisersFile([listed('ann', ['teams'])]) };

test.each([
  ['the advisers’ channel is in Teams', byChannel],
  ['the second channel is in Teams', bySecondChannel],
  ['an adviser in the file has an ID in Teams', byFile],
])(
  'where %s, says that Teams gets what people write on the web page in a handoff',
  async (_, environment) => {
    const facts = await factsFor(environment, store);
    expect(cellsOf(facts, '02-to-teams')[3]).toContain('also those written on the web page');
    expect(cellsOf(facts, '02-typed')[1]).toContain(
      'it then goes to the adviser in Microsoft Teams, as typed',
    );
    expect(cellsOf(facts, '03-platform')[1]).toContain('what the person writes on the web page');
    expect(cellsOf(facts, '00-look-web-to-chat')[0]).toContain('what people write on the web page');
  },
);

test.each([
  ['to the desk', ONLY_TEAMS],
  ['to Slack', { ...SET_UPS.everything, ADVISERS_CHANNEL: 'slack:C0123456789' }],
])(
  'where requests go %s, does not say that Teams gets what people write on the web page',
  async (_, more) => {
    const facts = await factsFor(more, store);
    expect(cellsOf(facts, '02-to-teams')[3]).toMatch(
      /^answers and notices; in a handoff, what an adviser writes/,
    );
    expect(cellsOf(facts, '02-to-teams')[3]).not.toContain('web page');
    expect(cellsOf(facts, '02-typed')[1]).not.toContain('in Microsoft Teams, as typed');
  },
);

test('says that most of what goes to a database can be read there, and that everything comes from there', async () => {
  const [, , , leaves, arrives] = cellsOf(await factsFor(PUBLIC, store), '02-to-database');
  expect(leaves).toMatch(/What 12-encryption lists is encrypted .* the rest can be read there/);
  expect(leaves).not.toContain('placeholders');
  expect(arrives).toBe('everything in the store');
});

test('says when the small model reads a message, and only where it does', async () => {
  expect(await textOf({}, '02-receive')).toMatch(
    /Before the message is used for a search.* small model .* stricter/,
  );
  expect(await textOf({ MESSAGE_READER: 'off' }, '02-receive')).toMatch(
    /Rules alone do this \(MESSAGE_READER=off\)/,
  );
});

test('says what a practitioner sees before a question with removed details goes to a model', async () => {
  const text = await textOf(TEAMS, '02-model');
  expect(text).toMatch(/only if the person then presses “Ask the AI service too”/);
  expect(text).toMatch(/earlier questions and answers that go with it are not shown again/);
});

test('says what goes to a language model from outside the chats, and that no adviser is alerted', async () => {
  const teams = await textOf(TEAMS, '02-other-ways');
  expect(teams).toMatch(/“Search the guidance”.*no adviser is alerted.*no one is asked first/);
  expect(await textOf({}, '02-other-ways')).toMatch(
    /no adviser is alerted.*sends none of it to a language model/,
  );
  expect(await textOf({}, '02-other-ways')).not.toContain('Teams');
  for (const ref of ['02-model', '03-model', '05-H09'])
    expect([ref, await textOf(TEAMS, ref)]).toEqual([ref, expect.stringContaining('In the chats,')]);
  expect(await textOf(TEAMS, '02-to-teams')).toContain('typed into “Search the guidance”');
});

test('says that another assistant gets a question first, and that the retriever looks for no danger', async () => {
  for (const environment of [{}, TEAMS, PUBLIC]) {
    const ways = await textOf(environment, '02-other-ways');
    expect(ways).toContain('Another assistant or program gets the question first, as typed');
    expect(ways).toContain('the retriever does not look for danger');
    expect(ways).toContain('neither the question nor the answer is stored');
    expect(await textOf(environment, '05-H04')).toContain('the LangChain retriever does not look for danger');
    for (const ref of ['03-decides', '04-2.2.1'])
      expect(await textOf(environment, ref)).toMatch(/an adviser is alerted, except as H04 says/);
  }
});

test('says of a threshold that it decides alone only where no language model is connected', async () => {
  const taskOf = (environment: NodeJS.ProcessEnv) => textOf(environment, '06-calibration-minilm');
  expect(await taskOf({})).not.toContain('unsure');
  expect(await taskOf(TEAMS)).toContain('if no language model is asked, or it is unsure');
});
