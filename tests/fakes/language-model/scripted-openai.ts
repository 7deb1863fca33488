// Runs a local server with OpenAI’s chat API that sends scripted replies, correct or faulty.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeEmbedder } from '../models/fake-embedder.js';

export interface ChatRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: {
    model?: string;
    temperature?: number;
    messages: { role: string; content: string }[];
    stream?: boolean;
    /** Only present in requests for embeddings. */
    input?: string[];
    response_format?: { type: string; json_schema?: { name?: string; strict?: boolean; schema: unknown } };
    max_tokens?: number;
    max_completion_tokens?: number;
    reasoning_effort?: string;
    tools?: unknown[];
  };
}
export type ChatBehaviour = (request: ChatRequest, response: ServerResponse) => void;

export interface ScriptedOpenAi {
  /** The address including the API version, as in OPENAI_BASE_URL. */
  baseUrl: string;
  origin: string;
  requests: ChatRequest[];
  /** Sets the behaviour for every request, until `behave` is called again. */
  behave(behaviour: ChatBehaviour): void;
  close(): Promise<void>;
}

export interface ScriptedClaim {
  text: string;
}

/** Replies with these claims, in a tool call if the request offers a tool. */
export const claims = (...all: ScriptedClaim[]): ChatBehaviour => content(JSON.stringify({ claims: all }));

const PIECE_LENGTH = 40;

/** Streams the text in pieces, as content or as the arguments of a tool call, depending on the request. */
export function content(text: string, message: object = {}): ChatBehaviour {
  return ({ body }, response) => {
    if (!body.stream) return json(response, 200, completion(body, text, message));
    const pieces = text.match(new RegExp(`[^]{1,${PIECE_LENGTH}}`, 'g')) ?? [];
    for (const piece of pieces) stream(body, response, piece);
    stream(body, response, '', message);
    endStream(body, response);
  };
}

/** Replies in one piece although the request asked for a stream, as some gateways do. */
export const notStreamed: ChatBehaviour = ({ body }, response) =>
  json(response, 200, completion(body, '{"claims": []}'));

export const USAGE = { prompt_tokens: 1_200, completion_tokens: 34, total_tokens: 1_234 };

function completion(
  body: ChatRequest['body'],
  text: string,
  { finish_reason = 'stop', ...message }: { finish_reason?: string } = {},
) {
  const tool = body.tools?.[0] as { function: { name: string } } | undefined;
  const call = { id: 'call-1', type: 'function', function: { name: tool?.function.name, arguments: text } };
  const said = tool ? { content: null, tool_calls: [call] } : { content: text };
  return {
    id: 'chat-1',
    object: 'chat.completion',
    created: 0,
    model: 'scripted',
    choices: [{ index: 0, message: { role: 'assistant', ...said, ...message }, finish_reason }],
    usage: USAGE,
  };
}

/** Streams these claims and then calls `then`, for example to break the connection or send broken JSON. */
export function claimsAndThen(all: readonly ScriptedClaim[], then: ChatBehaviour): ChatBehaviour {
  return (request, response) => {
    stream(request.body, response, `{"claims": [${all.map((one) => JSON.stringify(one)).join(', ')},`);
    then(request, response);
  };
}

/** Streams one claim each time `next` is called. The stream ends after the last claim. */
export function claimsOneByOne(all: readonly ScriptedClaim[]): {
  behaviour: ChatBehaviour;
  next: () => void;
} {
  const left = [...all];
  let said: Parameters<ChatBehaviour> | undefined;
  return {
    behaviour: (request, response) => {
      said = [request, response];
      stream(request.body, response, '{"claims": [');
    },
    next() {
      const [{ body }, response] = said!;
      const claim = left.shift();
      stream(body, response, `${JSON.stringify(claim)}${left.length ? ', ' : ']}'}`);
      if (!left.length) endStream(body, response);
    },
  };
}

/** Replies with the claims that `write` makes from the sentences in the request. */
export function reading(
  write: (shown: readonly ShownSentence[], request: ChatRequest) => ScriptedClaim[],
): ChatBehaviour {
  return (request, response) => claims(...write(sentencesIn(request), request))(request, response);
}

export interface ShownSentence {
  number: number;
  text: string;
  /** Where the sentence’s passage comes from: title, section, nation, date. */
  source: string;
}

export function sentencesIn({ body }: ChatRequest): ShownSentence[] {
  const asked = body.messages.at(-1)!.content;
  return [...asked.matchAll(/<passage source="([^"]*)">\n([^]*?)\n<\/passage>/g)].flatMap(
    ([, source, lines]) =>
      [...lines!.matchAll(/^(\d+): (.*)$/gm)].map(([, number, text]) => ({
        number: Number(number),
        text: text!,
        source: source!,
      })),
  );
}

export const brokenJson: ChatBehaviour = ({ body }, response) => {
  stream(body, response, '{"text": }]');
  endStream(body, response);
};

function stream(body: ChatRequest['body'], response: ServerResponse, piece: string, message: object = {}) {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
  const call = { index: 0, id: 'call-1', type: 'function', function: { name: 'answer', arguments: piece } };
  const said = body.tools ? { tool_calls: [call] } : { content: piece };
  event(response, { index: 0, delta: { role: 'assistant', ...said, ...message }, finish_reason: null });
}

function endStream(body: ChatRequest['body'], response: ServerResponse) {
  event(response, { index: 0, delta: {}, finish_reason: body.tools ? 'tool_calls' : 'stop' });
  response.end('data: [DONE]\n\n');
}

function event(response: ServerResponse, choice: object) {
  const chunk = { id: 'chat-1', object: 'chat.completion.chunk', created: 0, model: 'scripted' };
  response.write(`data: ${JSON.stringify({ ...chunk, choices: [choice] })}\n\n`);
}

export const status =
  (code: number, headers: Record<string, string> = {}): ChatBehaviour =>
  (_, response) =>
    json(response, code, { error: { message: 'No, sk-te**st.', type: 'scripted' } }, headers);

/** Refuses as OpenAI does. `code` and `param`, if given, are the reason. */
export const refusing =
  (code: number, error: { message?: string; param?: string; code?: string }): ChatBehaviour =>
  (_, response) =>
    json(response, code, { error: { message: 'No.', type: 'invalid_request_error', ...error } });

export const silence: ChatBehaviour = () => undefined;
export const stall: ChatBehaviour = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices": [');
export const webPage: ChatBehaviour = (_, response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
export const nothing: ChatBehaviour = (_, response) => void response.writeHead(200).end();
export const breakOff: ChatBehaviour = (_, response) => void response.socket!.end();
export const hangUp: ChatBehaviour = (_, response) => void response.socket!.destroy();

function json(response: ServerResponse, code: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(code, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const embedder = createFakeEmbedder({ dimension: 32 });

/** Returns a vector for each text. Only requests to the chat are recorded, not those for embeddings. */
function embed({ input = [] }: ChatRequest['body'], response: ServerResponse): void {
  void embedder.embedPassages(input.map((text) => ({ text }))).then((embeddings) =>
    json(response, 200, {
      object: 'list',
      data: embeddings.map(({ vector }, index) => ({
        object: 'embedding',
        index,
        embedding: Array.from(vector),
      })),
    }),
  );
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
      if (seen.path.endsWith('/embeddings')) return embed(seen.body, response);
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
