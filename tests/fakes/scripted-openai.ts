// A local server that speaks the protocol of OpenAI's chat and answers as scripted, well or badly.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: {
    model?: string;
    temperature?: number;
    messages: { role: string; content: string }[];
    response_format?: { type: string; json_schema?: { strict?: boolean; schema: unknown } };
    tools?: unknown[];
  };
}
export type ChatBehaviour = (request: ChatRequest, response: ServerResponse) => void;

export interface ScriptedOpenAi {
  /** With the version path, as OPENAI_BASE_URL has it. */
  baseUrl: string;
  origin: string;
  requests: ChatRequest[];
  /** For every request until the next call. */
  behave(behaviour: ChatBehaviour): void;
  close(): Promise<void>;
}

export interface ScriptedClaim {
  text: string;
  quotes: { passage: number; words: string }[];
}

/** Answers with these claims, by a tool where it is asked to. */
export const claims = (...all: ScriptedClaim[]): ChatBehaviour => content(JSON.stringify({ claims: all }));

export function content(text: string, message: object = {}): ChatBehaviour {
  return ({ body }, response) => {
    const call = { id: 'call-1', type: 'function', function: { name: 'answer', arguments: text } };
    const said = body.tools ? { content: null, tool_calls: [call] } : { content: text };
    json(response, 200, {
      id: 'chat-1',
      object: 'chat.completion',
      created: 0,
      model: 'scripted',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', refusal: null, ...said, ...message },
          finish_reason: body.tools ? 'tool_calls' : 'stop',
        },
      ],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    });
  };
}

export const status =
  (code: number, headers: Record<string, string> = {}): ChatBehaviour =>
  (_, response) =>
    json(response, code, { error: { message: 'No, sk-te**st.', type: 'scripted' } }, headers);

export const silence: ChatBehaviour = () => undefined;
export const stall: ChatBehaviour = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices": [');
export const webPage: ChatBehaviour = (_, response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
export const nothing: ChatBehaviour = (_, response) => void response.writeHead(200).end();
export const hangUp: ChatBehaviour = (_, response) => void response.socket!.destroy();

function json(response: ServerResponse, code: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(code, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export async function startScriptedOpenAi(): Promise<ScriptedOpenAi> {
  const requests: ChatRequest[] = [];
  let behaviour: ChatBehaviour = claims();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      const seen = {
        path: request.url!,
        headers: request.headers,
        body: JSON.parse(text) as ChatRequest['body'],
      };
      requests.push(seen);
      behaviour(seen, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl: `${origin}/v1`,
    origin,
    requests,
    behave: (next) => {
      behaviour = next;
      requests.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
