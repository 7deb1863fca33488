import type { CommandRefusal } from '../../cli/wording/common-wording.js';
import { counted } from '../../../bot/wording/english/plurals.js';
import { peopleWording } from '../../../bot/model/wording/people-wording.js';

const all = new Intl.ListFormat('en-GB');
const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const why = {
  MICROSOFT_APP_ID: 'The app could not sign in.',
  MICROSOFT_APP_PASSWORD: 'The password belongs to that app.',
  MICROSOFT_APP_CERTIFICATE: 'The certificate belongs to that app.',
  TEAMS_SIGN_IN_RESOURCE: 'Advisers could not sign in.',
  SLACK_BOT_TOKEN: 'We use it to check requests from Slack.',
  SLACK_SIGNING_SECRET: 'We cannot send anything without it.',
  SLACK_APP_TOKEN: 'We cannot send anything without it.',
  OIDC_ISSUER: 'People cannot sign in without them.',
  AUDIT_SIEM_AUTHORIZATION: 'There is nowhere to send it.',
  OIDC_CLIENT_ID: 'There is no provider to sign in with.',
  SEARCH: 'That is where the guidance is searched.',
  EMBEDDER: 'We need this to call the embedding service.',
  ANSWER_MODEL:
    'We need this to call the model, through the service set in ANSWER_MODEL_SERVICE (openai or azure-openai).',
};
export type DependentSetting = keyof typeof why;

/** What to do if the settings that this one needs cannot be set. The default is to remove this setting. */
const otherwise: Partial<Record<DependentSetting, string>> = {
  SEARCH: 'To search in memory instead, remove SEARCH. See “Much guidance” in docs/operate.md.',
  EMBEDDER: 'To use a model on this machine instead, set EMBEDDER=minilm. See “Settings” in docs/operate.md.',
  ANSWER_MODEL: 'To answer with quotes only, remove ANSWER_MODEL. See docs/connect-a-model.md.',
};

export const settingsWording = {
  noPublicUrl: (address: string) =>
    `PUBLIC_URL is not set, so links to quotes lead to ${address}, which people on other machines cannot open. Set PUBLIC_URL to the address that people use to reach this service.`,
  misspelt: ({ name, meant }: { name: string; meant: string }) =>
    `${name} is not a setting of this service and is ignored. Did you mean ${meant}?`,
  /** Says which values a setting accepts. Each is shown beside the setting’s name. */
  must: {
    oneOf: (values: readonly string[]) => `This must be ${oneOf.format(values)}.`,
    number: (isWhole: boolean) => (isWhole ? 'This must be a whole number.' : 'This must be a number.'),
    atLeast: (least: number) => `This must be at least ${least}.`,
    atMost: (most: number) => `This must be at most ${most}.`,
    address: 'This must be a full address, such as “https://guidance.example.org”.',
    database: 'This must be an address such as “postgresql://user:password@host:5432/database”.',
    channel: 'This must be slack:CHANNEL-ID or teams:CHANNEL-ID.',
    advisersChannel: 'This must be desk, slack:CHANNEL-ID or teams:CHANNEL-ID.',
    teamsAddress:
      'This must be one of Microsoft’s https addresses, such as “https://smba.infra.gov.teams.microsoft.us/teams/”.',
    signInResource:
      'This must be the application ID URI from “Expose an API” in Entra, such as api://botid- and the app ID.',
    botToken: 'This must start with “xoxb-”.',
    appToken: 'This must start with “xapp-”.',
    signingSecret:
      'This is too easy to guess. Copy it from your app’s page at api.slack.com, under Basic Information, App Credentials.',
    network: (entry: string) =>
      `This contains “${entry}”, which is not an address or a network such as 10.0.0.0/8.`,
    longSecret: 'This needs at least 32 characters.',
    randomSecret: 'This is too easy to guess. Create one with “openssl rand -base64 48”.',
    issuer: 'This must start with “https:” (“http:” is only for a provider on this machine).',
    key: 'This must be 32 bytes in base64. Create it with “openssl rand -base64 32”.',
    randomKey:
      'This is too easy to guess. Create one with “openssl rand -base64 32”. If the store is encrypted with this one, move it to ENCRYPTION_KEYS_PREVIOUS, and run “ctac keys rotate”.',
    vaultAddress: 'This must be an https address, or be on this machine.',
    plainAddress: 'This must be an address without a user, password, query or fragment.',
    vaultPath: 'This must be the mount and the name of the key, such as transit/guidance.',
    vaultNamespace: 'This must be a namespace such as charity/guidance.',
    vaultToken: 'This must be a token, without spaces.',
    date: peopleWording.must.date,
    given: 'This is missing.',
    text: 'This must be text, in quotation marks.',
    yesOrNo: 'This must be true or false, without quotation marks.',
    list: 'This must be a list, in square brackets.',
    group: 'This must be a group of names and values, in braces.',
    known: 'We do not recognise this name. Check the spelling.',
    filled: 'This must not be empty.',
    lettersAtLeast: (least: number) => `This must have at least ${least} characters.`,
    lettersAtMost: (most: number) => `This must have at most ${counted(most, 'character')}.`,
    entriesAtLeast: (least: number) => `This must have at least ${counted(least, 'entry', 'entries')}.`,
    entriesAtMost: (most: number) => `This must have at most ${counted(most, 'entry', 'entries')}.`,
    other: 'This value cannot be used.',
  },
  wrong: (faults: readonly string[]): CommandRefusal => [
    `Some settings are wrong. ${faults.join(' ')}`,
    'Correct them in .env or the environment. .env.example explains each one.',
  ],
  /** `shown`: the setting's name, with its value if the setting is a choice. */
  setWithout: (setting: DependentSetting, shown: string, missing: readonly string[]): CommandRefusal => [
    `${shown} is set without ${all.format(missing)}. ${why[setting]}`,
    missing.includes('OPENAI_API_KEY')
      ? `Set ${all.format(missing)} (or OPENAI_BASE_URL, for a service that needs no key). ${otherwise[setting] ?? `Or remove ${setting}.`}`
      : `Set ${all.format(missing)}. ${otherwise[setting] ?? `Or remove ${setting}.`}`,
  ],
  teamsOnThisMachine: [
    'TEAMS_SERVICE_URL is an address on this machine, so advisers would not get any messages.',
    'Set it to the address of your cloud, or leave it empty.',
  ],
  passwordAndCertificate: [
    'MICROSOFT_APP_PASSWORD and MICROSOFT_APP_CERTIFICATE are both set, but the bot can only sign in with one of them.',
    'Remove the one that you do not use.',
  ],
  certificateAppType: (type: string): CommandRefusal => [
    `MICROSOFT_APP_CERTIFICATE does not work with MICROSOFT_APP_TYPE=${type}.`,
    'Set MICROSOFT_APP_TYPE=SingleTenant, or remove MICROSOFT_APP_CERTIFICATE.',
  ],
  signInWithIdentity: [
    'TEAMS_SIGN_IN_RESOURCE does not work with MICROSOFT_APP_TYPE=UserAssignedMSI: a managed identity has no application ID URI.',
    'Use an app registration with MICROSOFT_APP_TYPE=SingleTenant, or remove TEAMS_SIGN_IN_RESOURCE.',
  ],
  signInOtherApp: (app: string): CommandRefusal => [
    'TEAMS_SIGN_IN_RESOURCE is the address of another app, so no adviser could sign in.',
    `Set it to the application ID URI of MICROSOFT_APP_ID, such as api://botid-${app}.`,
  ],
  noDataFolder: (path: string, problem: string): CommandRefusal => [
    `DATA_DIR is ${path}, which cannot be used as a folder (${problem}).`,
    'Set DATA_DIR to a folder that the service may create or write to.',
  ],
  sharedDataFolder: (path: string): CommandRefusal => [
    `DATA_DIR is ${path}, which has other folders in it and nothing from this service. Everyone else would lose access to them.`,
    'Set DATA_DIR to a folder of its own, such as one inside it that does not exist yet.',
  ],
  metricsOnPort: (port: number): CommandRefusal => [
    `PORT and METRICS_PORT are both ${port}.`,
    'Set METRICS_PORT to another port.',
  ],
  openMetrics: (host: string): CommandRefusal => [
    `METRICS_HOST is ${host}, so other machines could read the metrics without a token.`,
    'Set METRICS_TOKEN to 32 or more random characters, or METRICS_HOST to 127.0.0.1.',
  ],
  noSignIn: (host: string): CommandRefusal => [
    `HOST is ${host}, so other machines can reach this service, but sign-in is not set up.`,
    'Set HOST=127.0.0.1 to use it on this machine only. To let advisers and editors sign in from elsewhere, set OIDC_ISSUER (docs/connect-sign-in.md). To offer only the chat on your network, without the desk and editing, set NODE_ENV=production.',
  ],
  signInOverHttp: (address: string): CommandRefusal => [
    `PUBLIC_URL is ${address}, so people would sign in over plain HTTP.`,
    'Serve the pages over HTTPS and set PUBLIC_URL to that address. Plain HTTP is only allowed for an address on this machine.',
  ],
  keptTooLong: ({ shorter, longer }: { shorter: string; longer: string }): CommandRefusal => [
    `${shorter} is longer than ${longer}, so it would keep data that is no use once the data covered by ${longer} has been deleted.`,
    `Set ${longer} to at least as many days as ${shorter}.`,
  ],
  encryption: {
    noCurrentKey: [
      'ENCRYPTION_KEYS_PREVIOUS is set, but ENCRYPTION_KEY is not.',
      'Set ENCRYPTION_KEY to the key to use from now on, or ENCRYPTION_VAULT_URL to the address of the service that holds it.',
    ],
    noSharedKey: [
      'DATABASE_URL is set, but none of ENCRYPTION_KEY, ENCRYPTION_KEY_FILE and ENCRYPTION_VAULT_URL is.',
      'Create a key with “openssl rand -base64 32”, keep a copy of it away from the database, and give it to every process.',
    ],
    severalKeys: (set: readonly string[]): CommandRefusal => [
      set.length === 2 ? `${all.format(set)} are both set.` : `${all.format(set)} are all set.`,
      [
        set.length === 2
          ? 'Keep the one that the store was encrypted with, and remove the other.'
          : 'Keep the one that the store was encrypted with, and remove the others.',
        ...(set.includes('ENCRYPTION_VAULT_URL')
          ? ['To move to the key service, put the earlier key in ENCRYPTION_KEYS_PREVIOUS instead.']
          : []),
      ].join(' '),
    ],
    noVault: (set: readonly string[]): CommandRefusal => [
      `${all.format(set)} ${set.length === 1 ? 'is' : 'are'} set without ENCRYPTION_VAULT_URL.`,
      `Set ENCRYPTION_VAULT_URL, or remove ${all.format(set)}.`,
    ],
    vaultNeeds: [
      'ENCRYPTION_VAULT_URL needs ENCRYPTION_VAULT_PATH, and either ENCRYPTION_VAULT_TOKEN or ENCRYPTION_VAULT_TOKEN_FILE.',
      'Set them. See “The encryption key” in docs/operate.md.',
    ],
  },
  advisersFile: {
    fault: (place: string, fault: string) => `${place || 'The file'}: ${fault}`,
    faults: (faults: readonly string[]): CommandRefusal => [
      `ADVISERS_FILE has errors. ${faults.join(' ')}`,
      'Correct the file. There is an example in docs/operate.md.',
    ],
    unreadable: [
      'ADVISERS_FILE could not be read.',
      'Check that the file exists, that this service may read it, and that it is valid JSON.',
    ],
    holidaysUnreadable: (file: string): CommandRefusal => [
      `The bank holidays file named in ADVISERS_FILE could not be read: ${file}.`,
      'Download https://www.gov.uk/bank-holidays.json again, or list the dates in ADVISERS_FILE.',
    ],
  },
  role: {
    unknown: (given: string, roles: readonly string[]): CommandRefusal => [
      `There is no role called “${given}”.`,
      `Start with ${oneOf.format(roles.map((role) => `--role=${role}`))}, or without it.`,
    ],
    unknownOption: (roles: readonly string[]): CommandRefusal => [
      'We do not recognise one of the options you typed.',
      `The only option is --role, followed by one of: ${roles.join(', ')}.`,
    ],
    needsPostgres: (role: string): CommandRefusal => [
      `--role=${role} needs PostgreSQL, because SQLite can only serve one process that does everything.`,
      'Set DATABASE_URL, or start without --role.',
    ],
    needsSecret: [
      '--role=web needs SESSION_SECRET, because web processes must be able to read one another’s cookies.',
      'Set SESSION_SECRET to the same 32 or more random characters for every web process.',
    ],
  },
  /** Shown in an evidence pack instead of the value. */
  shown: {
    hidden: 'set, not shown',
    hiddenDefault: 'not shown',
    otherOptions: 'in other options',
    none: 'not set',
  },
  secretInPack: (file: string): CommandRefusal => [
    `A secret from the settings would appear in ${file}, so nothing was written.`,
    'Check whether a setting that is not secret, such as CONTACT or ANSWER_MODEL, has the same value as a secret one.',
  ],
} as const;
