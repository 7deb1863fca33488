// Tests which buttons need a token, and each kind of token that is refused. Uses the real Bot Framework over
// HTTP.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ACTION_RULES } from '../../../../bot/model/messages/action-rules.js';
import { actionSchema, type Action } from '../../../../bot/model/messages/action.js';
import { buttonPressed, buttonSubmitted } from '../../../fakes/fake-teams/activities.js';
import { APP_ID, TENANT_ID } from '../../../fakes/fake-teams/fake-teams.js';
import { personToken, type PersonTokenOptions } from '../../../fakes/fake-teams/person-tokens.js';
import { startHarness, type Harness } from '../harness.js';

const RESOURCE = `api://botid-${APP_ID}`;
const DESK = 'https://bot.example/desk';
const CLAIM = { action: { do: 'claim', escalation: 'e1' } };
const REFUSED =
  'We could not confirm who you are, so nothing has changed. Try again, or use the desk in your browser.';

let harness: Harness;
/** A harness without the setting that makes advisers sign in. */
let open: Harness;
beforeAll(async () => {
  [harness, open] = await Promise.all([signingIn(), startHarness()]);
});
afterAll(() => Promise.all([harness.close(), open.close()]));
beforeEach(() => {
  harness.inbox.events.length = 0;
  harness.logLines.length = 0;
  harness.teams.exchange = personToken;
});

function signingIn(): Promise<Harness> {
  return startHarness({ adviserSignIn: { resource: RESOURCE, deskUrl: DESK } });
}

const ACTIONS = actionSchema.options.map(({ shape }) => shape.do.value);
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

let presses = 0;

async function press(data: object, at = harness) {
  const id = `f:${(presses += 1)}`;
  const response = await at.deliver(buttonPressed(at.teams.serviceUrl, data, { id }));
  return { status: response.status, reply: (await response.json()) as Record<string, unknown> };
}

test('asks the client for a token for this app, and names the desk for when it has none', async () => {
  harness.teams.exchange = () => Promise.resolve(undefined);
  const { status, reply } = await press(CLAIM);
  expect(status).toBe(200);
  expect(reply).toEqual({
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: {
      text: 'Your organisation requires advisers to sign in to do this.',
      connectionName: 'entra',
      tokenExchangeResource: { id: expect.stringMatching(/^[\da-f-]{36}$/), uri: RESOURCE },
      buttons: [{ type: 'signin', title: 'Open the desk', text: 'Open the desk', value: DESK }],
    },
  });
  expect(harness.inbox.events).toEqual([]);
});

test('takes the button that comes back with the person’s token, and stores nothing of it', async () => {
  const tokens: string[] = [];
  harness.teams.exchange = async (...about) => {
    tokens.push(await personToken(...about));
    return tokens.at(-1);
  };
  const { reply } = await press(CLAIM);
  expect(reply).toMatchObject({ statusCode: 200 });
  expect(harness.inbox.events).toMatchObject([{ kind: 'action', action: { do: 'claim', escalation: 'e1' } }]);
  expect(tokens).toHaveLength(1);
  for (const part of tokens[0]!.split('.')) {
    expect(JSON.stringify(harness.inbox.events)).not.toContain(part);
    expect(harness.logLines.join('\n')).not.toContain(part);
  }
});

test.each<[string, PersonTokenOptions, RegExp]>([
  ['is for someone else', { oid: 'aaaaaaaa-0000-0000-0000-000000000002' }, /for someone else/],
  ['has expired', { issuedAt: minutesAgo(70), expiresAt: minutesAgo(6) }, /JWTExpired.*exp/],
  ['was issued too long ago', { issuedAt: minutesAgo(96) }, /JWTExpired.*iat/],
  ['is for another app', { audience: '00000000-0000-0000-0000-000000000000' }, /aud/],
  ['is for the same app in the earlier form', { audience: RESOURCE }, /aud/],
  ['is from another tenant', { tenant: '00000000-0000-0000-0000-000000000000' }, /iss/],
  ['is from another cloud', { issuer: `https://login.microsoftonline.us/${TENANT_ID}/v2.0` }, /iss/],
  ['is from the earlier issuer', { issuer: `https://sts.windows.net/${TENANT_ID}/` }, /iss/],
  ['is an app’s own', { scope: null }, /not for a person/],
  ['another key signed', { wrongKey: true }, /JWSSignatureVerificationFailed/],
])('does nothing with a token that %s', async (_, options, failure) => {
  const tokens: string[] = [];
  harness.teams.exchange = async (asked, press) => {
    tokens.push(await personToken(asked, press, options));
    return tokens.at(-1);
  };
  const { status, reply } = await press(CLAIM);
  expect(status).toBe(200);
  expect(reply).toEqual({
    statusCode: 412,
    type: 'application/vnd.microsoft.error.preconditionFailed',
    value: { code: '412', message: REFUSED },
  });
  expect(harness.inbox.events).toEqual([]);
  const lines = harness.logLines.join('\n');
  expect(lines).toMatch(failure);
  for (const part of tokens[0]!.split('.')) expect(lines).not.toContain(part);
});

test.each([
  [
    'Teams’ own token, in the place of a person’s',
    () => harness.teams.sign().then((given) => given.slice(7)),
  ],
  ['no token', () => Promise.resolve('no.token.at-all')],
])('does nothing with %s', async (_, token) => {
  harness.teams.exchange = token;
  expect((await press(CLAIM)).reply).toMatchObject({ statusCode: 412 });
  expect(harness.inbox.events).toEqual([]);
});

test('does nothing while Entra’s keys cannot be fetched, and then goes on', async () => {
  const fresh = await signingIn();
  fresh.teams.exchange = (...about) => {
    fresh.teams.keysAway = true;
    return personToken(...about);
  };
  expect((await press(CLAIM, fresh)).reply).toMatchObject({ statusCode: 412 });
  expect(fresh.inbox.events).toEqual([]);
  expect(fresh.logLines.join('\n')).toContain('KeysUnreachable');
  fresh.teams.keysAway = false;
  fresh.teams.exchange = personToken;
  expect((await press(CLAIM, fresh)).reply).toMatchObject({ statusCode: 200 });
  await fresh.close();
});

test.each(ACTIONS)('%s asks for a token only if it is an adviser’s', async (name) => {
  harness.teams.exchange = () => Promise.resolve(undefined);
  const action = exampleOf(name);
  const { reply } = await press({ action });
  const asked = ACTION_RULES[name].by === 'adviser';
  expect(reply['statusCode']).toBe(asked ? 401 : 200);
  expect(harness.inbox.events).toHaveLength(asked ? 0 : 1);
  expect((await press({ action }, open)).reply).toMatchObject({ statusCode: 200 });
});

test('a client that cannot send a token can use practitioners’ buttons, but not advisers’', async () => {
  const { serviceUrl } = harness.teams;
  await harness.deliver(buttonSubmitted(serviceUrl, CLAIM));
  expect(harness.inbox.events).toEqual([]);
  expect(harness.logLines.join('\n')).toContain('their Teams client cannot sign in');
  await harness.deliver(buttonSubmitted(serviceUrl, { action: { do: 'help' } }));
  expect(harness.inbox.events).toHaveLength(1);
});

/** Returns an action with the fields of all kinds of actions, so that it is valid for each schema. */
function exampleOf(name: Action['do']): object {
  const fields = { answer: 'a1', escalation: 'e1', message: 'm1', number: 1, away: true, language: 'cy' };
  return { do: name, rating: 'up', jurisdiction: 'wales', pseudonym: '[name 1]', ...fields };
}
