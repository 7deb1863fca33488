// The parent process passes on the remedy that its child gives, without adding its own.
import { expect, test } from 'vitest';
import { askChild } from '../../../adapters/process/ask-child.js';
import type { ModelFailure } from '../../../knowledge/model/errors.js';
import { transpiled } from '../../support/deployment/transpiled.js';

const childOf = (file: string, start: string) =>
  askChild({
    file: transpiled(file),
    start,
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
  const child = childOf('adapters/models/cross-encoder/cross-encoder-child.ts', '/no-such-folder');
  const failure = await child.ready().catch((error: unknown) => error as ModelFailure);
  await child.close();
  expect(failure).toMatchObject({
    message: expect.not.stringContaining('remove CROSS_ENCODER_DIR'),
    remedy: expect.stringMatching(/^Put a BERT-family cross-encoder .* or remove CROSS_ENCODER_DIR\.$/),
  });
});
