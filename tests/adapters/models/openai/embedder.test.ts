// Tests the embedder of an external service over real HTTP, with a server that sends scripted answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createOpenAiEmbedder,
  type OpenAiEmbedderConfig,
} from '../../../../adapters/models/openai/embedder.js';
import { ConfigurationFailure, ModelFailure } from '../../../../knowledge/model/errors.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { embedderContract } from '../../../contracts/models/embedder.js';
import { createFakeEmbedder } from '../../../fakes/models/fake-embedder.js';

interface Seen {
  path: string;
  headers: IncomingMessage['headers'];
  body: { input: string[]; model: string; dimensions?: number };
}
type Answer = (seen: Seen, response: ServerResponse) => void | Promise<void>;

const words = createFakeEmbedder({ dimension: 32 });
let server: Server;
let baseUrl: string;
let script: Answer[] = [];
let requests: Seen[] = [];

const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};
const vectors = (all: ArrayLike<unknown>[]) => ({
  object: 'list',
  data: all.map((embedding, index) => ({ object: 'embedding', index, embedding: Array.from(embedding) })),
});
/** Vectors with length 3, as from a service that does not normalise them. */
const ok: Answer = async ({ body }, response) => {
  if (body.input.some((text) => text === '')) return json(response, 400, { error: { message: 'empty' } });
  const embeddings = await words.embedPassages(body.input.map((text) => ({ text })));
  json(response, 200, vectors(embeddings.map(({ vector }) => vector.map((value) => value * 3))));
};
const status =
  (code: number, headers: Record<string, string> = {}, error: object = { message: 'no' }): Answer =>
  (_, response) =>
    json(response, code, { error }, headers);

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      const seen = { path: request.url!, headers: request.headers, body: JSON.parse(text) as Seen['body'] };
      requests.push(seen);
      void (script.shift() ?? ok)(seen, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  script = [];
  requests = [];
});

const create = (changes: Partial<OpenAiEmbedderConfig> = {}) =>
  createOpenAiEmbedder({
    service: { kind: 'openai', apiKey: 'sk-test', baseUrl: `${baseUrl}/v1` },
    model: 'words',
    dimension: 32,
    timeoutMs: 5_000,
    longestPauseMs: 1_000,
    ...changes,
  });
const question = publicText('Who decides?');
const soon = { 'retry-after': '0' };

embedderContract('The service', { givesSpans: false }, () => create());

describe('the embedder of a service', () => {
  it('asks as OpenAI documents it', async () => {
    const embedder = await create();
    await embedder.embedQuestion(question);
    expect(requests[0]).toMatchObject({
      path: '/v1/embeddings',
      headers: { authorization: 'Bearer sk-test' },
      body: { model: 'words', input: ['Who decides?'], encoding_format: 'float' },
    });
    expect(requests[0]!.body.dimensions).toBeUndefined();
  });

  it('asks as Azure documents it', async () => {
    const service = {
      kind: 'azure',
      apiKey: 'key',
      endpoint: `${baseUrl}/`,
      deployment: 'ours',
      apiVersion: '2024-10-21',
    } as const;
    await (await create({ service })).embedQuestion(question);
    expect(requests[0]!.path).toBe('/openai/deployments/ours/embeddings?api-version=2024-10-21');
    expect(requests[0]!.headers['api-key']).toBe('key');
  });

  it('sends many passages in several requests, and keeps their order', async () => {
    const texts = Array.from({ length: 150 }, (_, i) => ({ text: `passage number ${i}` }));
    const embeddings = await (await create()).embedPassages(texts);
    expect(requests.map(({ body }) => body.input.length)).toEqual([64, 64, 22]);
    const expected = await words.embedPassages(texts);
    embeddings.forEach(({ vector }, i) => expect(vector[0]).toBeCloseTo(expected[i]!.vector[0]!, 5));
  });

  it('learns the dimension from the service if no setting says it', async () => {
    expect((await create({ dimension: undefined })).model.dimension).toBe(32);
  });

  it('goes by the dimension of an earlier run if the service cannot be reached', async () => {
    script = [status(401)];
    const before = (id: string) => ({
      dimension: undefined,
      modelBefore: () => Promise.resolve({ id, dimension: 32 }),
    });
    const embedder = await create(before('openai:words'));
    expect(embedder.model).toEqual((await create()).model);
    expect((await embedder.embedQuestion(question)).vector).toHaveLength(32);
    script = [status(401)];
    await expect(create(before('openai:other'))).rejects.toThrow(ModelFailure);
  });

  it('asks a model that can shorten its vectors to do so', async () => {
    const embedder = await create({ model: 'text-embedding-3-small' });
    await embedder.embedQuestion(question);
    expect(requests[0]!.body.dimensions).toBe(32);
    const whole = await create({ model: 'text-embedding-3-small', dimension: undefined });
    expect(whole.model.dimension).toBe(1_536);
    expect(whole.model.weightsHash).not.toBe(embedder.model.weightsHash);
  });

  it('never sends an empty text or more tokens than the model takes', async () => {
    const embedder = await create({ maxTokens: 50 });
    await embedder.embedPassages([{ text: '' }, { text: 'word '.repeat(500) }, { text: 'ልጁ'.repeat(500) }]);
    const [empty, long, amharic] = requests[0]!.body.input;
    expect(empty).not.toBe('');
    expect(embedder.countTokens(long!)).toBeLessThanOrEqual(50);
    expect(Buffer.byteLength(amharic!)).toBeLessThanOrEqual(50);
  });

  it('needs a key', async () => {
    await expect(create({ service: { kind: 'openai', apiKey: '' } })).rejects.toThrow(ConfigurationFailure);
  });
});

describe('the embedder of a service in trouble', () => {
  it.each([429, 500, 503])('asks again after %i', async (code) => {
    script = [status(code, soon), status(code, soon)];
    expect((await (await create()).embedQuestion(question)).vector).toHaveLength(32);
    expect(requests).toHaveLength(3);
  });

  it('asks again without being told when', async () => {
    script = [status(500)];
    expect((await (await create({ longestPauseMs: 10 })).embedQuestion(question)).vector).toHaveLength(32);
  });

  it('asks again when the connection breaks', async () => {
    script = [(_, response) => void response.socket!.destroy()];
    expect((await (await create({ longestPauseMs: 10 })).embedQuestion(question)).vector).toHaveLength(32);
    expect(requests).toHaveLength(2);
  });

  it('gives up after three attempts', async () => {
    script = [500, 502, 503].map((code) => status(code, soon));
    await expect((await create()).embedQuestion(question)).rejects.toThrow(/returned status 503/);
    expect(requests).toHaveLength(3);
  });

  it.each([
    [
      'a wrong key',
      status(401, {}, { message: 'Incorrect API key provided: sk-te**st' }),
      /Check the \S+ \S+ key/,
    ],
    ['an unknown model', status(404), /name of its model/],
    ['a bad request', status(400), /returned status 400/],
    ['a quota used up', status(429, soon, { code: 'insufficient_quota' }), /Increase the quota/],
    ['a long wait', status(429, { 'retry-after': '3600' }), /returned status 429/],
  ])('does not ask again after %s, and says what to do', async (_, answer, expected) => {
    script = [answer];
    const failure = await (
      await create()
    )
      .embedQuestion(question)
      .catch((error: unknown) => error as ModelFailure);
    expect(failure).toBeInstanceOf(ModelFailure);
    const said = failure as ModelFailure;
    expect(`${said.message} ${said.remedy}`).toMatch(expected);
    expect(`${said.message} ${said.remedy}`).not.toMatch(/sk-|Who decides/);
    expect(requests).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['never answers', () => undefined],
    ['stalls after the headers', (_, response) => void response.writeHead(200).write('{"data": [')],
  ])('fails in time when the service %s', async (_, answer) => {
    script = [answer];
    await expect((await create({ timeoutMs: 300 })).embedQuestion(question)).rejects.toThrow(/in time/);
    expect(requests).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['another dimension', (_, response) => json(response, 200, vectors([[1, 2, 3]]))],
    ['no vectors', (_, response) => json(response, 200, vectors([]))],
    ['an empty vector', (_, response) => json(response, 200, vectors([[]]))],
    ['zeros', (_, response) => json(response, 200, vectors([new Float32Array(32)]))],
    ['null for numbers', (_, response) => json(response, 200, vectors([new Array(32).fill(null)]))],
    [
      'numbers that overflow',
      (_, response) => json(response, 200, `{"data":[{"embedding":[1e400${',0'.repeat(31)}]}]}`),
    ],
    ['an empty object', (_, response) => json(response, 200, {})],
    ['broken JSON', (_, response) => json(response, 200, '{"data": [')],
    [
      'a web page',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi</h1>'),
    ],
    ['nothing', (_, response) => void response.writeHead(200).end()],
  ])('takes %s for a failure', async (_, answer) => {
    script = [answer];
    await expect((await create()).embedQuestion(question)).rejects.toThrow(ModelFailure);
    expect(requests).toHaveLength(1);
  });

  it('takes too few vectors for a failure', async () => {
    script = [(_, response) => json(response, 200, vectors([new Float32Array(32).fill(1)]))];
    await expect((await create()).embedPassages([{ text: 'one' }, { text: 'two' }])).rejects.toThrow(
      ModelFailure,
    );
  });

  it('says when there is no service at all', async () => {
    const service = { kind: 'openai', apiKey: 'sk-test', baseUrl: 'http://127.0.0.1:1/v1' } as const;
    await expect((await create({ service, longestPauseMs: 10 })).embedQuestion(question)).rejects.toThrow(
      /cannot be reached/,
    );
  });
});
