// Signs in to Teams without sending any message, as `ctac doctor` does. Reports refusals and lost
// connections.
import { expect, test } from 'vitest';
import { createTeamsPlatform, type TeamsConfig } from '../../../../adapters/teams/outgoing/platform.js';
import {
  ConfigurationFailure,
  DeliveryFailure,
  describeFailure,
} from '../../../../knowledge/model/errors.js';
import { entraCredentials, type EntraReply } from '../../../fakes/fake-teams/fake-entra.js';
import { startFakeTeams, TENANT_ID } from '../../../fakes/fake-teams/fake-teams.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let apps = 0;

function platformWith(config: Partial<TeamsConfig>) {
  return createTeamsPlatform({ appId: 'app', appPassword: 'secret', tenantId: TENANT_ID, log, ...config });
}

function signIn(reply: EntraReply): Promise<unknown> {
  const appId = `app-${(apps += 1)}`;
  return platformWith({ appId, credentials: entraCredentials(appId, reply) })
    .signIn()
    .then(
      () => 'signed in',
      (error: unknown) => error,
    );
}

test('fetches a token, and calls nothing in Teams', async () => {
  expect(await signIn('token')).toBe('signed in');
  const teams = await startFakeTeams();
  const { serviceUrl, credentials } = teams;
  await platformWith({ appId: '11111111-2222-3333-4444-555555555555', serviceUrl, credentials }).signIn();
  expect(teams.tokensGiven()).toBe(1);
  expect(teams.calls).toEqual([]);
  await teams.close();
});

test.each([
  [401, 'invalid_client', 7000215],
  [401, 'invalid_client', 7000222],
  [400, 'unauthorized_client', 700016],
  [400, 'invalid_tenant', 90002],
])('what Microsoft refuses (%i %s) is a fault of the settings', async (status, error, code) => {
  const failure = await signIn({ status, error, code });
  expect(failure).toBeInstanceOf(ConfigurationFailure);
  expect(describeFailure(failure)).toMatch(
    new RegExp(
      `^Microsoft refused the sign-in \\(AADSTS${code}\\)\\. .*expired, and that .* are right\\. .*error\\?code=${code}`,
    ),
  );
  expect(describeFailure(failure)).not.toContain('words of the service');
});

test.each<[string, EntraReply]>([
  ['does not answer', 'no answer'],
  ['is down', { status: 503, error: 'temporarily_unavailable', code: 90033 }],
  ['is busy', { status: 429, error: 'temporarily_unavailable', code: 90055 }],
])('a Microsoft that %s is no fault of the settings', async (_, reply) => {
  const failure = await signIn(reply);
  expect(failure).toBeInstanceOf(DeliveryFailure);
  expect(describeFailure(failure)).toMatch(/^Teams could not be reached\. The bot could not sign in\./);
  expect(describeFailure(failure)).not.toContain('MICROSOFT_APP_PASSWORD');
});

test.each(['AggregateAuthenticationError', 'AuthenticationError'])(
  'says if the machine does not have the managed identity (%s)',
  async (name) => {
    const none = Object.assign(new Error('words of the service'), { name, statusCode: 400 });
    const credentials = {
      isValidAppId: () => Promise.resolve(true),
      isAuthenticationDisabled: () => Promise.resolve(false),
      createCredentials: () => Promise.resolve({ signRequest: () => Promise.reject(none) }),
    } as unknown as TeamsConfig['credentials'];
    const failure = await platformWith({ credentials, appType: 'UserAssignedMSI', appPassword: '' })
      .signIn()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigurationFailure);
    expect(describeFailure(failure)).toMatch(/managed identity.*Assign/);
    expect(describeFailure(failure)).not.toContain('words of the service');
  },
);
