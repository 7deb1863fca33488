// Which processes may be started with which settings.
import { expect, it } from 'vitest';
import { checkRole } from '../../adapters/connect.js';
import { readSettings } from '../../adapters/config.js';
import { parseProcessRole } from '../../bot/process-role.js';
import { ConfigurationFailure } from '../../knowledge/errors.js';

const POSTGRES = { DATABASE_URL: 'postgresql://localhost/guidance' };
const SECRET = { SESSION_SECRET: 'x'.repeat(32) };

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
