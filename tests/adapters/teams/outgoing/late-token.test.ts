// If a token arrives too late, the message is not sent, because we have already given up. Otherwise, people
// would see it twice.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTeamsPlatform } from '../../../../adapters/teams/outgoing/platform.js';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { personalMessage } from '../../../fakes/fake-teams/activities.js';
import { APP_ID, TENANT_ID } from '../../../fakes/fake-teams/fake-teams.js';
import { startHarness, type Harness } from '../harness.js';
import { answered } from '../rendering/samples.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const silent = () => undefined;

/** Makes a platform that has to wait `tokenMs` for its token. */
function platformWith(tokenMs: number, callLimitMs: number) {
  const { credentials } = harness.teams;
  const slow = Object.assign(Object.create(credentials) as typeof credentials, {
    createCredentials: () =>
      Promise.resolve({ signRequest: (request: unknown) => wait(tokenMs).then(() => request) }),
  });
  return createTeamsPlatform({
    appId: APP_ID,
    appType: 'SingleTenant',
    appPassword: 'not-used-with-the-fake',
    tenantId: TENANT_ID,
    openIdMetadataUrl: harness.teams.openIdMetadataUrl,
    credentials: slow,
    callLimitMs,
    log: { info: silent, warn: silent, error: silent },
  });
}

test('begins no call once it has given up', async () => {
  await harness.deliver(personalMessage(harness.teams.serviceUrl));
  const { place } = harness.inbox.events[0]!;
  const sending = platformWith(600, 300).send(place, answered, 'key-1');
  await expect(sending).rejects.toThrow(DeliveryFailure);
  await wait(1_000);
  expect(harness.teams.calls).toEqual([]);
});

test('sends within the limit', async () => {
  await harness.deliver(personalMessage(harness.teams.serviceUrl));
  const { place } = harness.inbox.events[0]!;
  await platformWith(200, 10_000).send(place, answered, 'key-1');
  expect(harness.teams.calls).toHaveLength(1);
});
