// Runs the same tests on the fake language model and on the real adapter, over HTTP.
import { describe, expect, it } from 'vitest';
import { capabilitiesOf } from '../../../adapters/models/openai/model-capabilities.js';
import { createLanguageModel } from '../../../adapters/models/openai/language-model.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { askCall } from '../../../knowledge/language-model/search-queries-prompt.js';
import type { LanguageModel } from '../../../knowledge/model/language-model.js';
import { createFakeLanguageModel, never } from '../../fakes/language-model/fake-language-model.js';
import { content, silence, startScriptedOpenAi, status } from '../../fakes/language-model/scripted-openai.js';
import { shared } from '../../support/per-test.js';

const call = askCall({ text: publicText('Who appoints a guardian?'), context: [] }, ['england']);
const REPLY = { queries: ['guardian'], sentence: 'A guardian.', question: '', nations: [], about: 'child' };

/** Makes a model that gives this reply. With `never`, the model does not reply. With an error, it fails. */
type Make = (reply: unknown) => LanguageModel;

const service = shared(startScriptedOpenAi);

const fake: Make = (reply) =>
  createFakeLanguageModel(() => {
    if (reply instanceof Error) throw reply;
    return reply;
  });
const adapter: Make = (reply) => {
  service.behave(
    reply === never ? silence : reply instanceof Error ? status(500) : content(JSON.stringify(reply)),
  );
  return createLanguageModel({
    service: { kind: 'openai', apiKey: 'sk-test', baseUrl: service.baseUrl },
    model: 'scripted',
    capabilities: { current: capabilitiesOf('scripted', 'json-schema') },
    timeoutMs: 20_000,
  });
};

describe.each<[string, Make]>([
  ['the fake', fake],
  ['a service over HTTP', adapter],
])('a language model: %s', (_, make) => {
  const complete = (reply: unknown, signal = new AbortController().signal) =>
    make(reply).complete(call, signal);

  it('gives the reply in the shape wanted, with its tokens, and names itself', async () => {
    const { reply, tokens } = await complete(REPLY);
    expect(reply).toEqual(REPLY);
    expect(tokens?.in).toBeGreaterThan(0);
    expect(make(REPLY).id).not.toBe('');
  });

  it('leaves out what is beyond the shape', async () => {
    expect((await complete({ ...REPLY, more: 'words' })).reply).toEqual(REPLY);
  });

  it.each([{ ...REPLY, queries: 'guardian' }, [], 'guardian', 7, null])(
    'fails with a reply of another shape: %j',
    async (reply) => {
      await expect(complete(reply)).rejects.toMatchObject({ fault: 'call' });
      await expect(complete(reply)).rejects.toThrow(ModelFailure);
    },
  );

  it('fails where the service fails', async () => {
    const failure = new ModelFailure('It failed.', 'Try again later.');
    await expect(complete(failure)).rejects.toMatchObject({ fault: 'service' });
  });

  it('ends with its signal, before and while it waits', async () => {
    await expect(complete(never, AbortSignal.abort())).rejects.toThrow(ModelFailure);
    await expect(complete(never, AbortSignal.timeout(50))).rejects.toThrow(ModelFailure);
  });
});
