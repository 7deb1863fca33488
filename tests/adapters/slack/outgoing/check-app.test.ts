// `ctac doctor` reports the Slack permissions that the app lacks, and what does not work without them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SCOPES } from '../../../../adapters/slack/model/scopes.js';
import { createSlackPlatform } from '../../../../adapters/slack/outgoing/platform.js';
import { ConfigurationFailure, DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { BOT_TOKEN, startFakeSlack, type FakeSlack } from '../../../fakes/fake-slack/fake-slack.js';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
  slack.scopes = Object.keys(SCOPES);
});
afterEach(() => slack.close());

const check = () => createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url }).check();

test('says that all is there', async () => {
  expect(await check()).toBe('has every scope');
});

test('names each scope that is missing, and what stops without it', async () => {
  slack.scopes = slack.scopes!.filter((scope) => scope !== 'users:read' && scope !== 'im:write');
  const failure = await check().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigurationFailure);
  expect(String(failure)).toMatch(
    /im:write \(direct messages cannot be opened.*users:read \(advisers are called/,
  );
});

test('does not guess where a gateway hides the scopes', async () => {
  slack.scopes = undefined;
  expect(await check()).toBe('its scopes could not be read');
});

test('a Slack that is away is no fault of the settings', async () => {
  slack.failNext('auth.test', { kind: 'status', status: 503 });
  await expect(check()).rejects.toBeInstanceOf(DeliveryFailure);
});
