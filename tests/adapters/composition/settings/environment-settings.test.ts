// Before anything starts, an error names each invalid setting and says how to set it. Empty settings are
// ignored.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readSettings,
  SETTING_NAMES,
} from '../../../../adapters/composition/settings/environment-settings.js';
import { checkExposure } from '../../../../adapters/composition/pages.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { readWeakSettings } from '../../../attacks/read-attacks.js';

const failureOf = (environment: NodeJS.ProcessEnv): ConfigurationFailure => {
  try {
    checkExposure(readSettings(environment));
  } catch (error) {
    if (error instanceof ConfigurationFailure) return error;
    throw error;
  }
  throw new Error(`Settings were taken: ${JSON.stringify(environment)}`);
};

const SECRET = '3f8a1c5e9b7d2064f1e8c3a5097b6d24';
const SLACK_SECRET = '8f742231b10e8888';

describe('without any setting', () => {
  it('everything has a default: this machine only, no account, no key', () => {
    expect(readSettings({})).toMatchObject({
      PORT: 3978,
      HOST: '127.0.0.1',
      DATA_DIR: './data',
      EMBEDDER: 'minilm',
      ADVISERS_CHANNEL: 'desk',
      // By default, sources are not fetched.
      REFRESH_SOURCES: 'by-hand',
    });
    expect(readSettings({}).DATABASE_URL).toBeUndefined();
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT: This must be a number'],
    [{ PORT: '1.5' }, 'PORT: This must be a whole number'],
    [{ PORT: '70000' }, 'PORT: This must be at most 65535'],
    [{ PUBLIC_URL: 'here' }, 'PUBLIC_URL: This must be a full address'],
    [{ DATABASE_URL: 'mysql://h/d' }, 'DATABASE_URL: This must be an address such as “postgresql:'],
    [{ DATABASE_URL: 'db.example.org' }, 'DATABASE_URL: This must be an address such as “postgresql:'],
    [{ RETENTION_ORIGINALS_DAYS: '0' }, 'RETENTION_ORIGINALS_DAYS: This must be at least 1'],
  ])('says in plain words what a setting must be: %o', (environment, said) => {
    expect(failureOf(environment).message).toContain(said);
  });

  it('an empty variable, or one of white space, counts as absent', () => {
    const empty = Object.fromEntries(SETTING_NAMES.map((name, n) => [name, n % 2 ? '' : ' \t']));
    expect(readSettings(empty)).toEqual(readSettings({}));
  });

  it('variables of other programs do not matter', () => {
    expect(readSettings({ PATH: '/bin', TERM: 'dumb' })).toEqual(readSettings({}));
  });
});

describe('a value', () => {
  it('is taken without the white space around it, as files from other systems have it', () => {
    expect(readSettings({ NODE_ENV: 'production\r', PORT: ' 80 ', HOST: '0.0.0.0 ' })).toMatchObject({
      NODE_ENV: 'production',
      PORT: 80,
      HOST: '0.0.0.0',
    });
  });

  it.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['NODE_ENV', 'staging'],
    ['PUBLIC_URL', 'guidance.example.org'],
    ['PUBLIC_URL', 'ftp://guidance.example.org'],
    ['DATABASE_URL', 'mysql://localhost/db'],
    ['LOG_LEVEL', 'loud'],
    ['ADVISERS_CHANNEL', 'email:someone'],
    ['ADVISERS_CHANNEL', 'slack:'],
    ['OIDC_ISSUER', 'not an address'],
    ['WEB_ACCESS', 'everybody'],
    ['MICROSOFT_APP_TYPE', 'Tenant'],
    ['SLACK_BOT_TOKEN', 'xapp-1'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['SLACK_API_URL', 'slack'],
    ['EMBEDDER', 'bert'],
    ['OPENAI_BASE_URL', 'localhost'],
    ['AZURE_OPENAI_ENDPOINT', 'name'],
  ])('%s=%s is refused by its name, with where to set it', (name, value) => {
    const failure = failureOf({ [name]: value });
    expect(failure.message).toContain(name);
    expect(failure.remedy).toContain('.env.example');
  });

  it('that is secret is not repeated in the message', () => {
    for (const name of ['SESSION_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'])
      expect(failureOf({ [name]: 'hunter2' }).message).not.toContain('hunter2');
  });

  it('that is wrong hides no other that is wrong', () => {
    const { message } = failureOf({ PORT: 'many', EMBEDDER: 'bert', LOG_LEVEL: 'loud' });
    for (const name of ['PORT', 'EMBEDDER', 'LOG_LEVEL']) expect(message).toContain(name);
  });

  it('of whatever kind is taken or refused, never worse', () => {
    const environment = fc.dictionary(
      fc.constantFrom(...SETTING_NAMES),
      fc.oneof(fc.string(), fc.constantFrom('https://a.example', 'postgres://a/b', '80', 'xoxb-1', SECRET)),
    );
    fc.assert(
      fc.property(environment, (given) => {
        try {
          readSettings(given);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationFailure);
          expect((error as ConfigurationFailure).remedy).not.toBe('');
        }
      }),
    );
  });
});

const APP = '11111111-2222-3333-4444-55555555555a';
const SIGN_IN_RESOURCE = `api://botid-${APP}`;
const SIGNING_IN = {
  MICROSOFT_APP_ID: APP,
  MICROSOFT_APP_PASSWORD: 'p',
  MICROSOFT_APP_TENANT_ID: 't',
  PUBLIC_URL: 'https://bot.example',
  TEAMS_SIGN_IN_RESOURCE: SIGN_IN_RESOURCE,
};

describe('settings that go together', () => {
  it.each([
    [{ MICROSOFT_APP_ID: 'a' }, ['MICROSOFT_APP_TENANT_ID', 'MICROSOFT_APP_PASSWORD']],
    [{ MICROSOFT_APP_ID: 'a', MICROSOFT_APP_TYPE: 'MultiTenant' }, ['MICROSOFT_APP_PASSWORD']],
    [{ MICROSOFT_APP_ID: 'a', MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, ['MICROSOFT_APP_TENANT_ID']],
    [{ MICROSOFT_APP_PASSWORD: 'p' }, ['MICROSOFT_APP_ID']],
    [{ MICROSOFT_APP_CERTIFICATE: 'c' }, ['MICROSOFT_APP_ID']],
    [{ MICROSOFT_APP_ID: 'a', MICROSOFT_APP_CERTIFICATE: 'c' }, ['MICROSOFT_APP_TENANT_ID']],
    [
      { TEAMS_SIGN_IN_RESOURCE: SIGN_IN_RESOURCE },
      ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID', 'PUBLIC_URL'],
    ],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_SIGNING_SECRET: SLACK_SECRET }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ OIDC_ISSUER: 'https://a.example' }, ['OIDC_CLIENT_ID', 'SESSION_SECRET', 'PUBLIC_URL']],
    [{ OIDC_CLIENT_ID: 'a' }, ['OIDC_ISSUER']],
    [{ EMBEDDER: 'openai' }, ['OPENAI_API_KEY']],
    [{ EMBEDDER: 'azure-openai' }, ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT']],
    [{ SEARCH: 'postgres' }, ['DATABASE_URL']],
    [{ ANSWER_MODEL: 'm' }, ['OPENAI_API_KEY']],
    [{ ANSWER_MODEL: 'm', ANSWER_MODEL_SERVICE: 'azure-openai' }, ['AZURE_OPENAI_API_DEPLOYMENT_NAME']],
  ])('%j is half of something, and the other half is named', (given, missing) => {
    const { message, remedy } = failureOf(given);
    for (const name of missing) {
      expect(message).toContain(name);
      expect(remedy).toContain(name);
    }
  });

  it('that leaves searching to PostgreSQL says how to do without it, and where to read more', () => {
    const { message, remedy } = failureOf({ SEARCH: 'postgres' });
    expect(message).toContain('SEARCH=postgres');
    expect(remedy).toMatch(/remove SEARCH.*docs\/operate\.md/);
    const DATABASE_URL = 'postgresql://user@host/database';
    expect(readSettings({ SEARCH: 'postgres', DATABASE_URL }).SEARCH).toBe('postgres');
    expect(readSettings({ DATABASE_URL }).SEARCH).toBe('memory');
  });

  it('that chooses a model says what it chose, what else would do, and where to read more', () => {
    const embedder = failureOf({ EMBEDDER: 'openai' });
    expect(embedder.message).toContain('EMBEDDER=openai');
    expect(embedder.remedy).toMatch(/OPENAI_BASE_URL.*EMBEDDER=minilm.*docs\/operate\.md/);
    const model = failureOf({ ANSWER_MODEL: 'm' });
    expect(model.message).toMatch(/ANSWER_MODEL_SERVICE.*azure-openai/);
    expect(model.remedy).toMatch(/OPENAI_BASE_URL.*remove ANSWER_MODEL.*docs\/connect-a-model\.md/);
    expect(failureOf({ EMBEDDER: 'bert' }).message).toContain(
      'EMBEDDER: This must be minilm, openai or azure-openai',
    );
  });

  it.each<NodeJS.ProcessEnv>([
    { MICROSOFT_APP_ID: 'a', MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: 't' },
    { MICROSOFT_APP_ID: 'a', MICROSOFT_APP_CERTIFICATE: 'c', MICROSOFT_APP_TENANT_ID: 't' },
    { MICROSOFT_APP_ID: 'a', MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TYPE: 'MultiTenant' },
    { MICROSOFT_APP_ID: 'a', MICROSOFT_APP_TENANT_ID: 't', MICROSOFT_APP_TYPE: 'UserAssignedMSI' },
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SLACK_SECRET },
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
    {
      OIDC_ISSUER: 'https://a.example',
      OIDC_CLIENT_ID: 'a',
      SESSION_SECRET: SECRET,
      PUBLIC_URL: 'https://b.example',
    },
    { EMBEDDER: 'openai', OPENAI_API_KEY: 'k' },
    { EMBEDDER: 'openai', OPENAI_BASE_URL: 'http://localhost:1234/v1' },
  ])('%j is whole', (given) => {
    expect(readSettings(given)).toMatchObject(given);
  });
});

it.each([
  [{ MICROSOFT_APP_PASSWORD: 'p' }, /both set/],
  [{ MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, /does not work with MICROSOFT_APP_TYPE=UserAssignedMSI/],
  [{ MICROSOFT_APP_TYPE: 'MultiTenant' }, /does not work with MICROSOFT_APP_TYPE=MultiTenant/],
])('a certificate is refused beside %j', (given, message) => {
  const certified = { MICROSOFT_APP_ID: 'a', MICROSOFT_APP_TENANT_ID: 't', MICROSOFT_APP_CERTIFICATE: 'c' };
  const failure = failureOf({ ...certified, ...given });
  expect(failure.message).toMatch(message);
  expect(failure.remedy).toMatch(/^(?:Remove|Set) /);
});

it.each([
  [{ MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, /does not work with MICROSOFT_APP_TYPE=UserAssignedMSI/],
  [{ TEAMS_SIGN_IN_RESOURCE: SIGN_IN_RESOURCE.replace(/.$/, '0') }, /is the address of another app/],
  [{ TEAMS_SIGN_IN_RESOURCE: `${SIGN_IN_RESOURCE}/access_as_user` }, /must be the application ID URI/],
  [{ TEAMS_SIGN_IN_RESOURCE: 'https://bot.example' }, /must be the application ID URI/],
])('advisers cannot sign in with %j', (given, message) => {
  const failure = failureOf({ ...SIGNING_IN, ...given });
  expect(failure.message).toMatch(message);
  expect(failure.remedy).not.toBe('');
});

it.each([
  SIGN_IN_RESOURCE,
  SIGN_IN_RESOURCE.replace('//', '//bot.example/'),
  SIGN_IN_RESOURCE.toUpperCase().replace('API', 'api'),
])('advisers can sign in with %s', (resource) => {
  const given = { ...SIGNING_IN, TEAMS_SIGN_IN_RESOURCE: resource };
  expect(readSettings(given)).toMatchObject(given);
});

describe('a session secret', () => {
  it('of random characters is taken, however it is written', () => {
    for (let round = 0; round < 200; round += 1)
      for (const secret of [randomBytes(16).toString('hex'), randomBytes(24).toString('base64')])
        expect(readSettings({ SESSION_SECRET: secret }).SESSION_SECRET).toBe(secret);
  });
});

it('takes a signing secret of random characters', () => {
  for (let round = 0; round < 200; round += 1) {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: randomBytes(16).toString('hex') };
    expect(readSettings(slack)).toMatchObject(slack);
  }
});

describe('signing in over plain HTTP', () => {
  const signIn = { OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'a', SESSION_SECRET: SECRET };

  it.each(['http://127.0.0.1:3978', 'http://localhost:3978', 'http://[::1]:3978', 'https://a.example'])(
    'is no question at %s',
    (address) => {
      expect(readSettings({ ...signIn, PUBLIC_URL: address }).PUBLIC_URL).toBe(address);
    },
  );
});

it.each(readWeakSettings())('$why is refused, with what to do', ({ settings, names, says }) => {
  const { message, remedy } = failureOf(settings);
  expect(message).toContain(names);
  expect(`${message} ${remedy}`).toContain(says);
});

it('takes addresses and networks as trusted proxies', () => {
  expect(readSettings({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8, fd00::/8' }).TRUSTED_PROXIES).toContain(
    'fd00',
  );
});
