// The client libraries also read environment variables. None of these makes them send data elsewhere or print
// requests.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnswerWriter } from '../../../../adapters/models/openai/answer-writer.js';
import { createOpenAiEmbedder } from '../../../../adapters/models/openai/embedder.js';
import { capabilitiesOf } from '../../../../adapters/models/openai/model-capabilities.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import {
  claims,
  startScriptedOpenAi,
  type ScriptedOpenAi,
} from '../../../fakes/language-model/scripted-openai.js';

const QUESTION = 'Who refers this child?';
const SERVICE = 'https://api.openai.com/v1';
const claim = { text: 'A child is referred.' };

/**
 * Everything printed to the console. The console functions are replaced only once, because the client keeps
 * using the functions that it found when it was first used.
 */
const printed: string[] = [];
for (const name of ['log', 'info', 'debug', 'warn', 'error'] as const)
  vi.spyOn(console, name).mockImplementation((...said: unknown[]) => void printed.push(JSON.stringify(said)));

let service: ScriptedOpenAi;
let collector: Server;
/** The requests that reached a third party's server. */
let collected: string[];
let collectorUrl: string;
beforeEach(async () => {
  service = await startScriptedOpenAi();
  collected = [];
  printed.length = 0;
  collector = createServer((request, response) => {
    collected.push(request.url ?? '');
    response.end('{}');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  collectorUrl = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await service.close();
  await new Promise((resolve) => collector.close(resolve));
});

const write = (baseUrl?: string) =>
  createAnswerWriter({
    service: { kind: 'openai', apiKey: 'sk-test', ...(baseUrl && { baseUrl }) },
    model: 'scripted',
    capabilities: { current: capabilitiesOf('scripted', 'json-schema') },
    timeoutMs: 10_000,
  }).write(
    {
      question: publicText(QUESTION),
      passages: [{ sentences: [claim.text], title: 'A sample', date: '2026-01', nations: ['england'] }],
    },
    new AbortController().signal,
  );

/**
 * Sets the variables that LangSmith documents for tracing. Traces are sent before the answer arrives, so that
 * the test does not miss any.
 */
function askForTraces(): void {
  for (const name of ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2', 'LANGCHAIN_VERBOSE'])
    vi.stubEnv(name, 'true');
  vi.stubEnv('LANGSMITH_ENDPOINT', collectorUrl);
  vi.stubEnv('LANGCHAIN_ENDPOINT', collectorUrl);
  vi.stubEnv('LANGSMITH_API_KEY', 'a-key');
  vi.stubEnv('LANGCHAIN_CALLBACKS_BACKGROUND', 'false');
  vi.stubEnv('OPENAI_LOG', 'debug');
}

test('a question is neither traced to a third party nor printed, whatever variables ask for it', async () => {
  askForTraces();
  service.behave(claims(claim));
  await write(service.baseUrl);
  expect(service.requests).toHaveLength(1);
  expect({ collected, printed }).toEqual({ collected: [], printed: [] });
});

test('an embedding is not printed either', async () => {
  askForTraces();
  const access = { kind: 'openai' as const, apiKey: 'sk-test', baseUrl: service.baseUrl };
  const embedder = await createOpenAiEmbedder({ service: access, model: 'scripted' });
  await embedder.embedQuestion(publicText(QUESTION));
  expect({ collected, printed }).toEqual({ collected: [], printed: [] });
});

test('without an address of the deployer’s, OpenAI itself is asked and no gateway that a variable names', async () => {
  vi.stubEnv('LANGSMITH_GATEWAY', collectorUrl);
  vi.stubEnv('LANGSMITH_GATEWAY_API_KEY', 'a-key');
  vi.stubEnv('OPENAI_API_BASE', collectorUrl);
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string | URL | Request) => {
    asked.push(address instanceof Request ? address.url : String(address));
    return Promise.resolve(new Response('{}', { status: 401 }));
  });
  await expect(write()).rejects.toThrow('401');
  const service = { kind: 'openai' as const, apiKey: 'sk-test' };
  const embedder = await createOpenAiEmbedder({ service, model: 'text-embedding-3-small' });
  await expect(embedder.embedQuestion(publicText(QUESTION))).rejects.toThrow('401');
  expect(asked).toEqual([`${SERVICE}/chat/completions`, `${SERVICE}/embeddings`]);
});
