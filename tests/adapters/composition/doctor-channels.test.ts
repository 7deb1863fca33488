// Checks what `ctac doctor` reports about each channel in the settings, and what it posts there when asked.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { connectDoctor } from '../../../adapters/composition/doctor-checks.js';
import type { PlatformTuning } from '../../../adapters/composition/platforms.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { SCOPES } from '../../../adapters/slack/model/scopes.js';
import { describeFailure } from '../../../knowledge/model/errors.js';
import { BOT_TOKEN, startFakeSlack } from '../../fakes/fake-slack/fake-slack.js';
import { SIGNING_SECRET } from '../../fakes/fake-slack/signed-request.js';
import { APP_ID, startFakeTeams, TENANT_ID } from '../../fakes/fake-teams/fake-teams.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { perTest } from '../../support/per-test.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const WITHOUT_EDITORS = 'EDITORS_CHANNEL is not set, so reports of unsafe answers are';

const temporary = perTest(temporaryDatabase);

/** Returns what `ctac doctor` reports about a part, or its error. Undefined if there is no such part. */
function look(part: string, from: NodeJS.ProcessEnv, send = true, tuning: PlatformTuning = {}) {
  return connectDoctor({
    settings: () => readSettings(from),
    misspelt: [],
    stores: () => Promise.resolve(connectStores(temporary.database)),
    guidance: () => Promise.reject(new Error('not asked for')),
    log,
    send,
    tuning,
  })
    .find(({ name }) => name === part)
    ?.look()
    .catch((error: unknown) => `FAULT ${describeFailure(error)}`);
}

/** Returns the text that `ctac doctor` prints for each part, according to the documentation. */
function promised(page: string): [part: string, said: string][] {
  const lines = readFileSync(`docs/${page}.md`, 'utf8').matchAll(/`works {3}([^:]+): ([^`]+)`/g);
  return [...lines].map(([, part, said]) => [part!, said!]);
}

test('without a channel there is nothing to look up or send to', async () => {
  expect(await look('channels', {})).toBe(
    `no channel is set; requests go to the page /desk; ${WITHOUT_EDITORS} only shown on the /library page`,
  );
  expect(await look('test card', {})).toBe('no channel is set, so nothing was sent');
});

describe('channels in Teams', () => {
  const teams = perTest(startFakeTeams);

  const environment = {
    ADVISERS_CHANNEL: 'teams:19:advisers@thread.tacv2',
    EDITORS_CHANNEL: 'teams:19:editors@thread.tacv2',
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'secret',
    MICROSOFT_APP_TENANT_ID: TENANT_ID,
  };
  const run = (part: string, from: NodeJS.ProcessEnv = environment, send = true) =>
    look(part, from, send, {
      teams: { serviceUrl: teams.serviceUrl, credentials: teams.credentials },
    });

  test('are looked up, which posts nothing', async () => {
    const found = 'found; the app is in its team, with 2 members';
    expect(await run('channels')).toBe(`advisers’ channel: ${found}; editors’ channel: ${found}`);
    expect(teams.calls.map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(await run('channels', { ...environment, EDITORS_CHANNEL: undefined })).toBe(
      `advisers’ channel: ${found}; ${WITHOUT_EDITORS} shown on the /library page and in the advisers’ channel`,
    );
  });

  test('are described in the words of the checklist for Teams', async () => {
    const promises = promised('connect-teams');
    expect(promises).toHaveLength(5);
    for (const [part, said] of promises) expect(await run(part), part).toContain(said);
  });

  test.each([
    [403, 'BotNotInConversationRoster', /Add the app to that chat or team again/],
    [404, 'ConversationNotFound', /the conversation was deleted/],
    [401, 'Unauthorized', /Check MICROSOFT_APP_ID, and MICROSOFT_APP_PASSWORD or MICROSOFT_APP_CERTIFICATE/],
    [403, 'BotDisabledByAdmin', /Ask the Teams administrator to allow the app/],
  ])(
    'say what is missing where Teams answers %i (%s), and in which channel',
    async (status, code, remedy) => {
      teams.script({}, { status, code });
      const said = await run('channels');
      expect(said).toMatch(/^FAULT 1 of 2 channels .*\. Editors’ channel: Teams answered/);
      expect(said).toMatch(remedy);
    },
  );

  test('are looked up, and get a test card, even if another is in Slack and Slack is not set up', async () => {
    const from = { ...environment, ADVISERS_SECOND_CHANNEL: 'slack:C2' };
    const fault =
      'FAULT 1 of 3 channels cannot be used. Second channel: ADVISERS_SECOND_CHANNEL names a Slack channel, but Slack is not set up. Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or choose another channel for ADVISERS_SECOND_CHANNEL. Working: advisers’ channel, editors’ channel.';
    expect(await run('channels', from)).toBe(fault);
    expect(await run('test card', from)).toBe(fault);
    expect(teams.calls.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'POST']);
  });

  test('get a test card each, and only when asked', async () => {
    expect(await run('test card')).toBe('sent to the advisers’ channel and the editors’ channel');
    expect(teams.calls.map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(teams.calls[0]!.body.summary).toContain('This is a test card');
    expect(run('test card', environment, false)).toBeUndefined();
  });
});

describe('channels in Slack', () => {
  const slack = perTest(startFakeSlack);
  beforeEach(() => {
    slack.scopes = Object.keys(SCOPES);
    slack.accounts.channels.set('C2', { name: 'second' }).set('C3', { name: 'editors' });
  });

  const run = (part: string) =>
    look(part, {
      ADVISERS_CHANNEL: 'slack:C1',
      ADVISERS_SECOND_CHANNEL: 'slack:C2',
      EDITORS_CHANNEL: 'slack:C3',
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
    });

  test('are all looked up without posting anything', async () => {
    expect(await run('channels')).toBe(
      'advisers’ channel: found; the app is in #advisers; second channel: found; the app is in #second; editors’ channel: found; the app is in #editors',
    );
    expect(slack.messages).toEqual([]);
  });

  test('are described in the words of the checklist for Slack', async () => {
    const promises = promised('connect-slack');
    expect(promises).toHaveLength(5);
    for (const [part, said] of promises) expect(await run(part), part).toContain(said);
  });

  test('that cannot be used are all named, with what to do', async () => {
    slack.accounts.channels.set('C2', { name: 'second', is_archived: true });
    slack.accounts.channels.set('C3', { name: 'editors', is_member: false });
    expect(await run('channels')).toBe(
      'FAULT 2 of 3 channels cannot be used. Second channel: #second is archived in Slack. Choose another channel. Editors’ channel: The app is not in #editors in Slack. Invite it there with /invite. Working: advisers’ channel.',
    );
  });

  test.each([
    ['channel_not_found', /^FAULT 1 of 3 .* Advisers’ channel: Slack has no channel C1, .*\/invite/],
    [
      'missing_scope',
      /^FAULT 1 of 3 .* Advisers’ channel: Slack did not .* Install the app again with every/,
    ],
  ])('that Slack does not show (%s) are named, with what to do', async (error, said) => {
    slack.failNext('conversations.info', { kind: 'error', error });
    expect(await run('channels')).toMatch(said);
  });

  test('get a test card each', async () => {
    expect(await run('test card')).toBe(
      'sent to the advisers’ channel, the second channel and the editors’ channel',
    );
    expect(slack.messages.map(({ channel }) => channel)).toEqual(['C1', 'C2', 'C3']);
    expect(slack.messages[0]!.text).toContain('This is a test card');
  });

  test('that refuse the test card are named', async () => {
    slack.failNext('chat.postMessage', { kind: 'none' }, { kind: 'error', error: 'not_in_channel' });
    expect(await run('test card')).toBe(
      'FAULT 1 of 3 channels cannot be used. Second channel: Slack did not accept a message: not_in_channel. Invite the app to the channel with /invite. Working: advisers’ channel, editors’ channel.',
    );
    expect(slack.messages.map(({ channel }) => channel)).toEqual(['C1', 'C3']);
  });
});
