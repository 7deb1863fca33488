// A fake language model that gives scripted replies, in the requested format or in a wrong one.
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { LanguageModel, StructuredCall } from '../../../knowledge/model/language-model.js';

export interface FakeLanguageModel extends LanguageModel {
  calls: Pick<StructuredCall<unknown>, 'name' | 'instructions' | 'text'>[];
}

/**
 * Makes a model that replies with the result of `reply`. If `reply` throws, the model fails with that error.
 */
export function createFakeLanguageModel(
  reply: (call: Pick<StructuredCall<unknown>, 'name' | 'text'>) => unknown,
): FakeLanguageModel {
  const calls: FakeLanguageModel['calls'] = [];
  return {
    id: 'fake',
    calls,
    async complete(call, signal) {
      const { name, instructions, text } = call;
      calls.push({ name, instructions, text });
      const parsed = call.shape.safeParse(await orEnded(Promise.resolve(reply(call)), signal));
      if (!parsed.success) throw new ModelFailure('Another shape.', 'Use another model.', { fault: 'call' });
      return { reply: parsed.data, tokens: { in: text.length, out: 10 } };
    },
  };
}

export const never = new Promise<never>(() => undefined);

function orEnded<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      const end = () => reject(new ModelFailure('Not in time.', 'Try again later.'));
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    }),
  ]);
}
