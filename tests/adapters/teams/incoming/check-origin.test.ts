// A valid signature is not enough. An activity must also come from Teams and, if the app belongs to one
// tenant, from that tenant.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTeamsActivities, type TeamsActivityCase } from '../../../attacks/platforms/read-platforms.js';
import { personalMessage, type Fields } from '../../../fakes/fake-teams/activities.js';
import { startHarness, type Harness } from '../harness.js';

// An ID with letters, so that upper and lower case differ.
const TENANT = 'abcdefab-8888-7777-6666-5555aaaa5555';

const harnesses = new Map<TeamsActivityCase['appType'], Harness>();
beforeAll(async () => {
  for (const appType of ['SingleTenant', 'MultiTenant'] as const)
    harnesses.set(appType, await startHarness({ appType, tenantId: TENANT }));
});
afterAll(async () => {
  for (const harness of harnesses.values()) await harness.close();
});

const cases = readTeamsActivities(TENANT);
const titled = (admitted: boolean) =>
  cases.filter((one) => one.admitted === admitted).map((one) => [one.why, one] as const);

test.each(titled(true))('lets in a message that %s', async (_, one) => {
  const { status, stored } = await deliver(one);
  expect({ status, stored }).toEqual({ status: 200, stored: 1 });
});

test.each(titled(false))('refuses a message that %s', async (_, one) => {
  const { status, stored } = await deliver(one);
  expect({ status, stored }).toEqual({ status: 403, stored: 0 });
});

test('tells someone who did not sign nothing about the tenant', async () => {
  const { status } = await deliver(
    cases.find(({ why }) => why === 'comes from another tenant')!,
    null,
  );
  expect(status).toBe(401);
});

let sent = 0;

async function deliver(one: TeamsActivityCase, sign: null | object = {}) {
  const harness = harnesses.get(one.appType)!;
  const before = harness.inbox.events.length;
  const { status } = await harness.deliver(activityOf(harness, one), sign);
  return { status, stored: harness.inbox.events.length - before };
}

function activityOf(harness: Harness, { channelId, conversation, channelData }: TeamsActivityCase): Fields {
  sent += 1;
  return personalMessage(harness.teams.serviceUrl, {
    id: String(sent),
    channelId,
    conversation: { conversationType: 'personal', id: 'a:chat', tenantId: conversation },
    channelData: channelData === undefined ? {} : { tenant: { id: channelData } },
  });
}
