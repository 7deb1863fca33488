// Packs the manifest and the icons into the file that an administrator uploads to Teams.
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { packageWording } from '../wording/package-wording.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import {
  createManifest,
  manifestOptionsSchema,
  manifestWords,
  WELSH_FILE,
  type ManifestOptions,
} from './manifest.js';

/** Throws `ConfigurationFailure` if an option would make Teams refuse the manifest. */
export function createAppPackage(options: ManifestOptions): Uint8Array {
  const checked = manifestOptionsSchema.safeParse(options);
  if (!checked.success) {
    const problems = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigurationFailure(...packageWording.refused(problems));
  }
  return zipSync({
    'manifest.json': asJson(createManifest(options)),
    [WELSH_FILE]: asJson(manifestWords(wordsIn('cy'))),
    'color.png': icon('color'),
    'outline.png': icon('outline'),
  });
}

function asJson(value: object): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}

function icon(name: 'color' | 'outline'): Uint8Array {
  return readFileSync(new URL(`${name}.png`, import.meta.url));
}
