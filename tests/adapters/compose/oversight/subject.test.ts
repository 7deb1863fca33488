// Copies made with the command are redacted as messages are, on a real store with the real message reader.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connectCommands, type Commands } from '../../../../adapters/compose/commands.js';
import { KEY_OF_TESTS } from '../../../fakes/test-keys.js';

let commands: Commands;
let home: string;
afterEach(async () => {
  await commands.close();
  await rm(home, { recursive: true, force: true });
});

async function subjectPorts(environment: NodeJS.ProcessEnv) {
  home = await mkdtemp(join(tmpdir(), 'subject-'));
  const key = KEY_OF_TESTS.toString('base64');
  commands = connectCommands({ DATA_DIR: home, ENCRYPTION_KEY: key, LOG_LEVEL: 'silent', ...environment });
  return commands.subject();
}

test('reads what a copy holds with the message reader', async () => {
  const { read, redact } = await subjectPorts({});
  const text = 'my friend ben says he is scared of his uncle';
  expect(redact(text, {}, await read?.(text)).text).toBe('my friend [name 1] says he is scared of his uncle');
});

test('applies the strict rules if the message reader is off', async () => {
  const { read, redact } = await subjectPorts({ MESSAGE_READER: 'off' });
  expect(read).toBeUndefined();
  expect(redact('Who refers Kirnok?').text).toBe('Who refers [name 1]?');
});
