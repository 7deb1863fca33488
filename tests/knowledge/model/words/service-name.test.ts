// Tests that the service has one name, written in one place.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SERVICE_NAME } from '../../../../knowledge/model/words/service-name.js';

const HERE = 'knowledge/model/words/service-name.ts';
const FOLDERS = ['adapters', 'bot', 'ingest', 'knowledge'];

test('writes the name of the service out only where it is set', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  ).filter((file) => file.endsWith('.ts'));
  const [, ...words] = SERVICE_NAME.split(' ');
  const named = files.filter((file) => readFileSync(file, 'utf8').includes(words.join(' ')));
  expect(named).toEqual([HERE]);
});
