// Asks a chat model for a reply in a given format, over real HTTP, with a scripted server.
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadChatLibrary } from '../../../../adapters/models/openai/chat-client.js';
import type { ModelService } from '../../../../adapters/models/openai/client-settings.js';
import { capabilitiesOf, type Output } from '../../../../adapters/models/openai/model-capabilities.js';
import { createLanguageModel } from '../../../../adapters/models/openai/language-model.js';
import { ConfigurationFailure, ModelFailure } from '../../../../knowledge/model/errors.js';
import {
  content,
  hangUp,
  nothing,
  refusing,
  silence,
  stall,
  startScriptedOpenAi,
  status,
  USAGE,
  webPage,
  type ChatBehaviour,
  type ScriptedOpenAi,
} from '../../../fakes/language-model/scripted-openai.js';
import { shared } from '../../../support/per-test.js';

const service = shared(startScriptedOpenAi);
beforeAll(async () => {
  await loadChatLibrary();
});

const call = {
  name: 'numbers',
  instructions: 'Give numbers.',
  text: 'Which child is referred?',
  shape: z.object({ sentences: z.array(z.number()) }),
  mostTokens: 200,
};
const REPLY = { sentences: [3, 1] };

interface Change {
  model?: string;
  output?: Output;
  timeoutMs?: number;
  service?: ModelService;
}
function modelFor({
  model = 'scripted',
  output = 'json-schema',
  timeoutMs = 10_000,
  ...change
}: Change = {}) {
  return createLanguageModel({
    service: change.service ?? { kind: 'openai', apiKey: 'sk-test', baseUrl: service.baseUrl },
    model,
    capabilities: { current: capabilitiesOf(model, output) },
    timeoutMs,
  });
}
function ask(behaviour: ChatBehaviour, change: Change = {}, signal = new AbortController().signal) {
  service.behave(behaviour);
  return modelFor(change).complete(call, signal);
}
const replied = (text = JSON.stringify(REPLY), message = {}) => content(text, message);
const bodies = () => service.requests.map(({ body }) => body);

describe('the language model', () => {
  it('is asked once, with a schema, at temperature 0, and says what tokens it took', async () => {
    expect(await ask(replied())).toEqual({
      reply: REPLY,
      tokens: { in: USAGE.prompt_tokens, out: USAGE.completion_tokens },
    });
    const [body] = bodies();
    expect(bodies()).toHaveLength(1);
    expect(body).toMatchObject({
      model: 'scripted',
      temperature: 0,
      max_tokens: 200,
      response_format: { type: 'json_schema', json_schema: { name: 'numbers', strict: true } },
    });
    expect(body!.response_format!.json_schema!.schema).toMatchObject({
      additionalProperties: false,
      required: ['sentences'],
    });
    expect(body!.messages.map(({ content: text }) => text)).toEqual([call.instructions, call.text]);
  });

  it('is asked as Azure documents it', async () => {
    const azure = {
      kind: 'azure' as const,
      apiKey: 'key',
      endpoint: `${service.origin}/`,
      deployment: 'ours',
      apiVersion: '2024-10-21',
    };
    await ask(replied(), { service: azure });
    const [{ path, headers }] = service.requests as [ScriptedOpenAi['requests'][0]];
    expect(path).toBe('/openai/deployments/ours/chat/completions?api-version=2024-10-21');
    expect(headers['api-key']).toBe('key');
  });

  it.each(['o3-mini', 'gpt-5-mini'])(
    'that reasons (%s) is sent no temperature, and has room to think',
    async (model) => {
      await ask(replied(), { model });
      const [body] = bodies();
      expect(body).not.toHaveProperty('temperature');
      expect(body!.max_tokens).toBeUndefined();
      expect(body!.max_completion_tokens).toBeGreaterThan(2_000);
      expect(body!.reasoning_effort).toBe('low');
    },
  );

  it('may be told the shape by a tool, or in words', async () => {
    expect((await ask(replied(), { output: 'tool' })).reply).toEqual(REPLY);
    expect(bodies()[0]!.tools).toHaveLength(1);
    expect((await ask(replied(), { output: 'json-object' })).reply).toEqual(REPLY);
    expect(bodies()[0]!.response_format).toEqual({ type: 'json_object' });
    expect(bodies()[0]!.messages[0]!.content).toMatch(/one JSON object of this schema/);
    expect((await ask(replied(), { output: 'text' })).reply).toEqual(REPLY);
    expect(bodies()[0]).not.toHaveProperty('response_format');
  });

  it.each([
    'Here you are:\n```json\n{"sentences": [3, 1]}\n```\nI hope that helps.',
    '<think>Perhaps {1}? No.</think>{"sentences": [3, 1]}',
  ])('may say other things around its reply: %s', async (text) => {
    expect((await ask(replied(text), { output: 'text' })).reply).toEqual(REPLY);
  });

  it('sends the same request, to the byte, for the same call', async () => {
    await ask(replied());
    const first = JSON.stringify(bodies()[0]);
    await ask(replied());
    expect(JSON.stringify(bodies()[0])).toBe(first);
  });

  it('needs a key', () => {
    expect(() => modelFor({ service: { kind: 'openai', apiKey: '' } })).toThrow(ConfigurationFailure);
  });
});

describe('a parameter that the service refuses', () => {
  it.each<[string, string, (body: ReturnType<typeof bodies>[0]) => unknown]>([
    [
      "Unsupported value: 'temperature' does not support 0 with this model.",
      'temperature',
      (body) => body.temperature,
    ],
    [
      "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
      'max_tokens',
      (body) => body.max_tokens,
    ],
    [
      'response_format json_schema is not supported',
      'response_format',
      (body) => body.response_format?.json_schema,
    ],
  ])('is left out from then on: %s', async (message, param, sent) => {
    service.behave((request, response) =>
      sent(request.body) === undefined
        ? replied()(request, response)
        : refusing(400, { message, param, code: 'unsupported_parameter' })(request, response),
    );
    const model = modelFor();
    const signal = new AbortController().signal;
    expect((await model.complete(call, signal)).reply).toEqual(REPLY);
    expect(service.requests).toHaveLength(2);
    expect((await model.complete(call, signal)).reply).toEqual(REPLY);
    expect(service.requests).toHaveLength(3);
  });

  it('is not looked for in a refusal of something else, nor for ever', async () => {
    await expect(ask(refusing(400, { message: 'No.' }))).rejects.toThrow(/returned status 400/);
    expect(service.requests).toHaveLength(1);
    await expect(
      ask(refusing(400, { message: 'temperature response_format reasoning max_tokens' })),
    ).rejects.toThrow(ModelFailure);
    expect(service.requests.length).toBeLessThanOrEqual(5);
  });
});

describe('the language model in trouble', () => {
  it.each<[string, ChatBehaviour, RegExp, 'call' | 'service']>([
    [
      'a quota that is used up',
      refusing(429, { code: 'insufficient_quota' }),
      /Increase the quota/,
      'service',
    ],
    ['too many requests', status(429, { 'retry-after': '0' }), /rate limit/, 'service'],
    [
      'a content filter',
      refusing(400, { code: 'content_filter' }),
      /content filter.*filter for violence/,
      'call',
    ],
    ['a filtered reply', replied('', { finish_reason: 'content_filter' }), /content filter/, 'call'],
    [
      'a wrong parameter',
      refusing(400, { param: 'top_k' }),
      /400 because of top_k.*ANSWER_MODEL_OUTPUT/,
      'call',
    ],
    ['a reply that was cut off', replied('{"sent', { finish_reason: 'length' }), /token limit/, 'call'],
    ['a refusal', replied('', { content: null, refusal: 'I cannot help.' }), /refused/, 'call'],
    ['an error of its own', status(500), /returned status 500/, 'service'],
    ['a wrong key', status(401), /Check the \S+ \S+ key/, 'service'],
    ['an unknown model', status(404), /name of the model/, 'service'],
    ['a web page', webPage, /answer/, 'service'],
    ['nothing at all', nothing, /answer/, 'service'],
    ['prose', replied('I would choose the first.'), /format/, 'call'],
    ['an empty message', replied(''), /format/, 'call'],
    ['another shape', replied('{"sentences": "all"}'), /format/, 'call'],
  ])('fails with %s, and its remedy', async (_, behaviour, expected, fault) => {
    const failure = await ask(behaviour).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelFailure);
    const { message, remedy, fault: at } = failure as ModelFailure;
    expect(`${message} ${remedy}`).toMatch(expected);
    expect(`${message} ${remedy}`).not.toMatch(/sk-|referred/);
    expect(at).toBe(fault);
    expect(service.requests).toHaveLength(1);
  });

  it('is asked once more where the connection broke, and fails where it breaks again', async () => {
    let broken = 0;
    const model = modelFor();
    service.behave((request, response) => (broken++ ? replied() : hangUp)(request, response));
    expect((await model.complete(call, new AbortController().signal)).reply).toEqual(REPLY);
    await expect(ask(hangUp)).rejects.toThrow(/cannot be reached/);
    expect(service.requests).toHaveLength(2);
  });

  it.each<[string, ChatBehaviour]>([
    ['never answers', silence],
    ['stalls after the headers', stall],
  ])('fails in time when it %s', async (_, behaviour) => {
    await expect(ask(behaviour, { timeoutMs: 500 })).rejects.toThrow(/in time/);
  });

  it('stops when we stop it', async () => {
    const ending = new AbortController();
    const asking = ask(silence, {}, ending.signal);
    ending.abort();
    await expect(asking).rejects.toThrow(ModelFailure);
  });
});
