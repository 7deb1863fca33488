// Writes the Teams app package: `npm run teams:package [-- --out FILE]`. List the options with --help.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationFailure, describeFailure } from '../../../knowledge/model/errors.js';
import { packageWording } from '../wording/package-wording.js';
import { createAppPackage } from './app-package.js';

function main(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'data/teams-app.zip' },
      developer: { type: 'string', default: packageWording.developer },
      'privacy-url': { type: 'string' },
      'terms-url': { type: 'string' },
      'only-when-mentioned': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(packageWording.help);
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
  process.stdout.write(packageWording.wrote(values.out));
}

function required(name: string): string {
  const value = process.env[name]?.trim();
  if (value) return value;
  throw new ConfigurationFailure(...packageWording.notSet(name));
}

/** Teams offers people an update if the version has changed. */
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
