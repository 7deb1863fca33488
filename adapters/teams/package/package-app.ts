// Writes the Teams app package: `npm run teams:package [-- --out FILE]`. List the options with --help.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationFailure, describeFailure } from '../../../knowledge/model/errors.js';
import { createAppPackage } from './app-package.js';

const HELP = `Creates the app package to upload to Teams. Set MICROSOFT_APP_ID and PUBLIC_URL first.

  --out FILE             where to save it; data/teams-app.zip by default
  --developer NAME       who is responsible for the app, at most 32 characters
  --privacy-url URL      the privacy notice; PUBLIC_URL by default
  --terms-url URL        the terms of use; PUBLIC_URL by default
  --only-when-mentioned  do not ask for permission to read channel messages that do not mention the bot
`;

function main(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'data/teams-app.zip' },
      developer: { type: 'string', default: 'Guidance team' },
      'privacy-url': { type: 'string' },
      'terms-url': { type: 'string' },
      'only-when-mentioned': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const publicUrl = required('PUBLIC_URL');
  const signInResource = process.env['TEAMS_SIGN_IN_RESOURCE']?.trim();
  const zip = createAppPackage({
    appId: required('MICROSOFT_APP_ID'),
    publicUrl,
    version: packageVersion(),
    developer: {
      name: values.developer,
      privacyUrl: values['privacy-url'] ?? publicUrl,
      termsUrl: values['terms-url'] ?? publicUrl,
    },
    readChannelMessages: !values['only-when-mentioned'],
    ...(signInResource && { signInResource }),
  });
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, zip);
  process.stdout.write(`Wrote ${values.out}. Upload it in Teams or the Teams admin centre.\n`);
}

function required(name: string): string {
  const value = process.env[name]?.trim();
  if (value) return value;
  throw new ConfigurationFailure(`${name} is not set.`, `Set ${name} in .env or in the environment.`);
}

/** Teams offers people an update when the version has changed. */
function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}

try {
  main();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
