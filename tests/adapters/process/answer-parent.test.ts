// The parent process passes on the remedy that its child gives, without adding its own.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { askChild } from '../../../adapters/process/ask-child.js';
import type { ModelFailure } from '../../../knowledge/model/errors.js';

const childThatRefuses = () =>
  askChild({
    file: fileURLToPath(new URL('child-that-refuses.ts', import.meta.url)),
    log: () => undefined,
    says: {
      process: 'Its process',
      failed: 'It failed',
      remedy: 'Try again.',
      cannotStart: 'It cannot be used',
      startRemedy: 'Start it again.',
    },
  });

test('a failure in a child process keeps its own remedy, and has no other', async () => {
  const child = childThatRefuses();
  const failure = await child.ready().catch((error: unknown) => error as ModelFailure);
  await child.close();
  expect(failure).toMatchObject({
    message: expect.not.stringContaining('Put it back'),
    remedy: 'Put it back.',
  });
});
