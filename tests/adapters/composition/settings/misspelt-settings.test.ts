// Tests that a variable whose name is nearly that of a setting is reported, and that no other variable is.
import { expect, it } from 'vitest';
import { misspeltSettings } from '../../../../adapters/composition/settings/misspelt-settings.js';

it.each([
  ['WEB_ACESS', 'WEB_ACCESS'],
  ['WEB_ACCES', 'WEB_ACCESS'],
  ['PROT', 'PORT'],
  ['SESION_SECERT', 'SESSION_SECRET'],
  ['RETENTION_ORIGINAL_DAYS', 'RETENTION_ORIGINALS_DAYS'],
  ['LOGLEVEL', 'LOG_LEVEL'],
])('%s is taken for %s', (name, meant) => {
  expect(misspeltSettings({ [name]: 'signed-in' })).toEqual([{ name, meant }]);
});

it.each([
  'HOME',
  'PATH',
  'HOSTNAME',
  'TERM',
  'XDG_DATA_DIRS',
  'npm_config_port',
  'OPENAI_ORG_ID',
  'POSTGRES_PORT',
])('%s is left alone', (name) => {
  expect(misspeltSettings({ [name]: 'x' })).toEqual([]);
});

it('settings themselves and empty variables are left alone', () => {
  expect(misspeltSettings({ WEB_ACCESS: 'anyone', PORT: '1', WEB_ACESS: ' ' })).toEqual([]);
});
