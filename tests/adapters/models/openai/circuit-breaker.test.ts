// A service that keeps failing is not called for a while. Failures caused by a single call do not count.
import { expect, it } from 'vitest';
import { createCircuitBreaker } from '../../../../adapters/models/openai/circuit-breaker.js';
import { ModelFailure } from '../../../../knowledge/model/errors.js';
import { askCall } from '../../../../knowledge/language-model/search-queries-prompt.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { createFakeLanguageModel } from '../../../fakes/language-model/fake-language-model.js';

const call = askCall({ text: publicText('Who?'), context: [] }, []);
const NOTHING = { queries: [], sentence: '', question: '', nations: [], about: 'either' };
const { signal } = new AbortController();

function breaking(fault: 'call' | 'service', restMs = 30_000) {
  let isWell = false;
  const states: string[] = [];
  const fake = createFakeLanguageModel(() => {
    if (isWell) return NOTHING;
    throw new ModelFailure('No.', 'Try again later.', { fault });
  });
  const breaker = createCircuitBreaker({ restMs, onChange: (state) => void states.push(state) });
  const model = breaker.model(fake);
  const failure = () =>
    model.complete(call, signal).then(
      () => 'none',
      (error: unknown) => String(error),
    );
  return { fake, states, failure, breaker, recover: () => (isWell = true) };
}

it('is not called after four failures, by anyone, until it has rested', async () => {
  const { fake, states, failure, breaker, recover } = breaking('service', 100);
  for (let n = 0; n < 4; n += 1) expect(await failure()).toMatch(/No\./);
  expect(await failure()).toMatch(/not be called for 30 seconds/);
  const writer = breaker.writer({ write: () => Promise.resolve([]) });
  await expect(writer.write({ question: publicText('Who?'), passages: [] }, signal)).rejects.toThrow(
    ModelFailure,
  );
  expect(fake.calls).toHaveLength(4);
  recover();
  await expect.poll(failure).toBe('none');
  expect(states).toEqual(['resting', 'calling']);
});

it('is called on and on where single calls are at fault', async () => {
  const { fake, states, failure } = breaking('call');
  for (let n = 0; n < 20; n += 1) expect(await failure()).toMatch(/No\./);
  expect(fake.calls).toHaveLength(20);
  expect(states).toEqual([]);
});
