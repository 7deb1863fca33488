import { expect, it } from 'vitest';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { connectPlatforms } from '../../../adapters/composition/platforms.js';
import { checkExposure, chooseSignIn, whyDeskIsClosed } from '../../../adapters/composition/pages.js';
import { createProgressBoard } from '../../../adapters/web/delivery/progress.js';
import { createServer } from '../../../adapters/web/server/server.js';
import { checkRole, parseProcessRole } from '../../../adapters/composition/settings/process-role.js';
import type { HttpExchange } from '../../../adapters/http/http.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const POSTGRES = { DATABASE_URL: 'postgresql://localhost/guidance' };
const SECRET = { SESSION_SECRET: 'only-for-tests-only-for-tests-only-for-tests' };

it('lets one process do everything on either store', () => {
  for (const environment of [{}, POSTGRES])
    expect(() => checkRole(readSettings(environment), 'both')).not.toThrow();
});

it('refuses parts on SQLite, and says what they need', () => {
  for (const role of ['web', 'worker'] as const) {
    expect(() => checkRole(readSettings(SECRET), role)).toThrow(ConfigurationFailure);
    expect(() => checkRole(readSettings(SECRET), role)).toThrow(/needs PostgreSQL/);
  }
});

it('refuses a web process whose cookies the others could not read', () => {
  expect(() => checkRole(readSettings(POSTGRES), 'web')).toThrow(/SESSION_SECRET/);
  expect(() => checkRole(readSettings({ ...POSTGRES, ...SECRET }), 'web')).not.toThrow();
  expect(() => checkRole(readSettings(POSTGRES), 'worker')).not.toThrow();
});

it('reads the role from the command line, and names those there are', () => {
  expect(parseProcessRole([])).toBe('both');
  expect(parseProcessRole(['--role=web'])).toBe('web');
  expect(parseProcessRole(['--role', 'worker'])).toBe('worker');
  for (const wrong of [['--role=boss'], ['--rolle=web'], ['web'], ['--role']])
    expect(() => parseProcessRole(wrong)).toThrow(ConfigurationFailure);
});

const OIDC = {
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'guidance',
  PUBLIC_URL: 'https://guidance.example.org',
  ...SECRET,
};

it.each<[NodeJS.ProcessEnv, 'open' | 'closed' | 'provider']>([
  [{}, 'open'],
  [{ HOST: '::1', PUBLIC_URL: 'http://localhost:3978' }, 'open'],
  [{ NODE_ENV: 'production' }, 'closed'],
  [{ NODE_ENV: 'production', HOST: '0.0.0.0' }, 'closed'],
  [{ PUBLIC_URL: 'https://guidance.example.org' }, 'closed'],
  [{ PUBLIC_URL: 'http://192.168.1.10:3978' }, 'closed'],
  [{ HOST: '0.0.0.0', ...OIDC }, 'provider'],
  [{ NODE_ENV: 'production', ...OIDC }, 'provider'],
])('starts with %j, and what needs no password is as said: %s', async (environment, doors) => {
  const settings = readSettings(environment);
  expect(() => checkExposure(settings)).not.toThrow();
  const signIn = chooseSignIn(settings);
  const fromHere = { headers: { host: 'localhost' }, remoteAddress: '127.0.0.1' } as HttpExchange;
  expect(signIn.permits(fromHere)).toBe(doors !== 'closed');
  const closed = whyDeskIsClosed(settings);
  if (doors === 'closed') {
    expect(closed).toMatch(/desk and editing are not available.*OIDC_ISSUER/);
    expect(await signIn.check()).toBe(closed);
  } else expect(closed).toBeUndefined();
  const { open } = connectPlatforms({ settings, progress: createProgressBoard(), log }).get('teams')!;
  const inbox = { receive: () => Promise.resolve({ duplicate: false }) };
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    log,
    ready: () => Promise.resolve({ ready: true }),
  });
  open?.(server, inbox);
  expect(server.registered().includes('POST /api/messages')).toBe(doors === 'open');
});
