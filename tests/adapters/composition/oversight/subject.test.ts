// Checks that `ctac subject` redacts its copies in the same way as messages. Uses a real store and the real
// message reader.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connectCommands, type Commands } from '../../../../adapters/composition/commands.js';
import { SIGNING_SECRET } from '../../../fakes/fake-slack/signed-request.js';
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

test('rewrites advisers’ cards as the service would, without signing in to a platform', async () => {
  const { platforms, citationLink } = await subjectPorts({
    PUBLIC_URL: 'https://guidance.example',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
    MICROSOFT_APP_TENANT_ID: '11111111-2222-3333-4444-666666666666',
    MICROSOFT_APP_CERTIFICATE: join(tmpdir(), 'no-such-certificate.pem'),
  });
  expect(platforms.get('teams')).toMatchObject({ label: 'Teams', hearsOnlyMentions: true });
  expect(platforms.get('slack')?.label).toBe('Slack');
  expect(citationLink?.('answer', 1)).toMatch(/^https:\/\/guidance\.example\//);
});

test('applies the strict rules if the message reader is off', async () => {
  const { read, redact } = await subjectPorts({ MESSAGE_READER: 'off' });
  expect(read).toBeUndefined();
  expect(redact('Who refers Kirnok?').text).toBe('Who refers [name 1]?');
});
