import { expect, it } from 'vitest';
import { whyDeskIsClosed } from '../../../adapters/composition/pages.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { welcome } from '../../../adapters/start/welcome.js';

const url = 'http://127.0.0.1:3978';
const welcomeWith = (environment: NodeJS.ProcessEnv) =>
  welcome('both', { url, deskClosed: whyDeskIsClosed(readSettings(environment)) });

it('says where to ask, where advisers work and where the guidance is', () => {
  expect(welcomeWith({})).toBe(`Ask questions: ${url}/\nAdvisers: ${url}/desk\nGuidance: ${url}/library\n`);
});

it('says in production without a sign-in that the desk and editing are not available, and how to turn them on', () => {
  const said = welcomeWith({ NODE_ENV: 'production' });
  expect(said).toMatch(/The desk and editing are not available.*OIDC_ISSUER/);
  expect(said).not.toContain('/desk');
});

it('of a worker says that it works, and where its status is', () => {
  expect(welcome('worker', {})).toBe('Working.\n');
  expect(welcome('worker', { url })).toContain(`${url}/readyz`);
});
