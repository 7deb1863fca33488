// Tests that the service has one name in each language, written in one place.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SERVICE_NAME, WELSH_SERVICE_NAME } from '../../../../knowledge/model/words/service-name.js';

const HERE = 'knowledge/model/words/service-name.ts';
/** Slack reads this file as it is. Its own test compares the names in it. */
const MANIFEST = 'adapters/slack/manifest.yaml';
const FOLDERS = ['adapters', 'bot', 'ingest', 'knowledge'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
).filter((file) => /\.(?:ts|ya?ml)$/.test(file));

test.each([
  [SERVICE_NAME, [MANIFEST, HERE]],
  [WELSH_SERVICE_NAME, [HERE]],
])('writes out “%s” only where it is set', (name, places) => {
  const words = name.replace('CTAC', '').trim();
  expect(files.filter((file) => readFileSync(file, 'utf8').includes(words))).toEqual(places);
});
