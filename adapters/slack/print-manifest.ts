// Prints the manifest of the Slack app: `npm run --silent slack:manifest -- --language cy`.
import { parseArgs } from 'node:util';
import { ConfigurationFailure, describeFailure } from '../../knowledge/model/errors.js';
import { LANGUAGES } from '../../knowledge/model/language.js';
import { manifestIn } from './manifest.js';
import { setUpWording } from './wording/set-up-wording.js';

try {
  const { values } = parseArgs({ options: { language: { type: 'string', default: 'en' } } });
  const language = LANGUAGES.find((one) => one === values.language);
  if (!language) throw new ConfigurationFailure(...setUpWording.manifestLanguage);
  process.stdout.write(manifestIn(language));
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
