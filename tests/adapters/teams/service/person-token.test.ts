// Checks which issuer a person's token must have. For forged tokens, see `confirm-adviser.test.ts`.
import { expect, test } from 'vitest';
import { cloudOf } from '../../../../adapters/teams/service/cloud.js';
import { personRules } from '../../../../adapters/teams/service/person-token.js';

const TENANT = 'ABCDEFAB-8888-7777-6666-5555AAAA5555';

test.each([
  [undefined, 'https://login.microsoftonline.com'],
  ['https://smba.infra.gcc.teams.microsoft.com/teams/', 'https://login.microsoftonline.com'],
  ['https://smba.infra.gov.teams.microsoft.us/teams/', 'https://login.microsoftonline.us'],
])('expects tokens of the tenant’s cloud (%s)', (serviceUrl, login) => {
  const { issuer } = personRules(cloudOf(serviceUrl), { appId: 'app', tenantId: TENANT });
  expect(issuer).toBe(`${login}/${TENANT.toLowerCase()}/v2.0`);
});
