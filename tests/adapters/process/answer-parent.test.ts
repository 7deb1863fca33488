// A parent process gives its child's remedy, and adds none of its own.
import { expect, test } from 'vitest';
import { askChild } from '../../../adapters/process/ask-child.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { transpiled } from '../../support/deployment/transpiled.js';

const childOf = (file: string, start: string) =>
  askChild({
    file: transpiled(file),
    start,
    failure: (reason, remedy = 'Try again.') => new ModelFailure(reason, remedy),
    startFailure: (reason, remedy = 'Start it again.') =>
      new ModelFailure(`It cannot be used: ${reason}`, remedy),
    onCrash: () => undefined,
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
