// The parent process passes on the remedy that its child gives. A child whose parent has gone exits without an
// error.
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { askChild } from '../../../adapters/process/ask-child.js';
import { forkChild, startChild } from '../../../adapters/process/fork-child.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';

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

test('a child that was busy when its parent disconnected exits without an error', async () => {
  const child = forkChild(fileURLToPath(new URL('child-that-blocks.ts', import.meta.url)));
  await startChild(child, {
    start: undefined,
    timeoutMs: 60_000,
    failure: (reason) => new ModelFailure(reason, ''),
  });
  await new Promise((resolve) => child.send({ kind: 'ask', id: 1, question: 0 }, resolve));
  const exited = once(child, 'exit');
  child.disconnect();
  expect(await exited).toEqual([0, null]);
});
