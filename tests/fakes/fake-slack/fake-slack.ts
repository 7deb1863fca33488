// Runs a local Slack Web API over real HTTP. It keeps posted messages, refuses what Slack refuses, and can be
// made to fail.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callBreaches } from './call-limits.js';
import { membersOf, noAccounts, readAccount, readChannel, type FakeAccounts } from './fake-accounts.js';
import { takeReply } from './fake-replies.js';
import { continueStream, startStream } from './fake-streams.js';
import { readBack, topLevel } from './read-back.js';
import { trackResponse, untilHangUpIsSeen } from '../unread-responses.js';

export const TEAM = 'T0GUIDE';
export const BOT_USER = 'U0BOT';
export const BOT_TOKEN = 'xoxb-local';

/** The method name that `failNext` uses for calls to a response URL. */
export const RESPONSE = 'response';

export interface SlackCall {
  method: string;
  args: Record<string, unknown>;
  /** The time when the call arrived, in milliseconds (from `performance.now`). */
  at: number;
  /** True if the call was carried out and the caller has read the response. */
  heard: boolean;
}

export interface PostedMessage {
  channel: string;
  /** The time when the message was posted, in milliseconds (from `performance.now`). */
  at: number;
  ts: string;
  thread_ts?: string;
  latest_reply?: string;
  /** The author’s user ID. Absent if the app posted the message. */
  user?: string;
  text: string;
  blocks: unknown[];
  metadata?: unknown;
  isStreaming?: true;
  /**
   * Why the caller never read the response. `cut`: we cut the connection. `gone`: the caller had died or hung
   * up.
   */
  unread?: 'cut' | 'gone';
}

/** What goes wrong with a call. With `lost`, the call is carried out and the connection is then cut. */
export type Fault =
  | { kind: 'none' }
  | { kind: 'error'; error: string }
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  | { kind: 'status'; status: number; body?: string }
  | { kind: 'silence' }
  | { kind: 'lost' };

export interface FakeSlack {
  /** The value for the setting `SLACK_API_URL`. */
  url: string;
  calls: SlackCall[];
  messages: PostedMessage[];
  /** The app’s permissions, which Slack sends in a header of each response. */
  scopes: string[] | undefined;
  accounts: FakeAccounts;
  /** The number of messages posted so far, including deleted messages. */
  posted: number;
  /** Replies to a command or a button press, sent to its response URL and shown to one person only. */
  commandReplies: { url: string; text: string; blocks: unknown[]; thread_ts?: string }[];
  shownToOne: { channel: string; user: string; text: string }[];
  responseUrl(name?: string): string;
  /** Called for each call that has no fault set by `failNext`. Returns the fault to apply, if any. */
  trouble?: (call: SlackCall) => Fault | undefined;
  /** Calls that broke Slack's limits or used an unknown method. `close` throws if there were any. */
  breaches: string[];
  /** The WebSocket address that `apps.connections.open` returns. */
  socketUrl: string | undefined;
  callsOf(method: string): Record<string, unknown>[];
  failNext(method: string, ...faults: Fault[]): void;
  close(): Promise<void>;
}

export async function startFakeSlack(): Promise<FakeSlack> {
  const faults = new Map<string, Fault[]>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const slack: FakeSlack = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls: [],
    messages: [],
    scopes: undefined,
    accounts: noAccounts(),
    posted: 0,
    commandReplies: [],
    shownToOne: [],
    responseUrl: (name = 'one') => `${slack.url}${RESPONSE}/${name}`,
    breaches: [],
    socketUrl: undefined,
    callsOf: (method) => slack.calls.filter((call) => call.method === method).map((call) => call.args),
    failNext: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (slack.breaches.length) throw new Error(`Slack would refuse: ${slack.breaches.join('; ')}`);
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    trackResponse(request, response);
    const method = (request.url ?? '').replace(/^\/api\//, '');
    const body = await readBody(request);
    if (method.startsWith(RESPONSE)) {
      const fault = faults.get(RESPONSE)?.shift() ?? { kind: 'none' };
      return takeReply(slack, fault, { url: `${slack.url}${method}`, body }, [request, response]);
    }
    return takeCall(method, readArguments(body), [request, response]);
  }

  async function takeCall(
    method: string,
    args: Record<string, unknown>,
    [request, response]: [IncomingMessage, ServerResponse],
  ): Promise<void> {
    const call: SlackCall = { method, args, at: performance.now(), heard: false };
    slack.calls.push(call);
    const fault = faults.get(method)?.shift() ?? slack.trouble?.(call) ?? { kind: 'none' };
    if (fault.kind === 'silence') return;
    if (fault.kind === 'rate-limited' || fault.kind === 'status') return refuse(response, fault);
    const result =
      fault.kind === 'error' ? { ok: false, error: fault.error } : authorized(request, method, args);
    const posted = 'message' in result ? (result.message as PostedMessage) : undefined;
    if (fault.kind === 'lost') {
      if (posted) posted.unread = 'cut';
      return void request.socket.destroy();
    }
    call.heard = fault.kind === 'none';
    await untilHangUpIsSeen(request, () => {
      call.heard = false;
      if (posted) posted.unread = 'gone';
    });
    json(response, result, slack.scopes ? { 'x-oauth-scopes': slack.scopes.join(',') } : {});
  }

  function authorized(request: IncomingMessage, method: string, args: Record<string, unknown>): object {
    const known = request.headers.authorization?.startsWith('Bearer x');
    if (!known) return { ok: false, error: 'not_authed' };
    return METHODS.get(method)?.(slack, args) ?? checked(slack, method, args);
  }

  return slack;
}

type Arguments = Record<string, unknown>;

const METHODS = new Map<string, (slack: FakeSlack, args: Arguments) => object>([
  ['auth.test', () => ({ ok: true, team_id: TEAM, user_id: BOT_USER, bot_id: 'B0BOT' })],
  ['chat.postMessage', post],
  [
    'chat.postEphemeral',
    (slack, args) => {
      slack.shownToOne.push(args as unknown as FakeSlack['shownToOne'][number]);
      return checked(slack, 'chat.postEphemeral', args);
    },
  ],
  ['chat.update', replace],
  ['chat.delete', remove],
  ['chat.startStream', (slack, args) => startStream(slack, args, post)],
  ['chat.appendStream', (slack, args) => continueStream(slack, args)],
  ['chat.stopStream', (slack, args) => continueStream(slack, args, true)],
  ['conversations.open', (_, { users }) => ({ ok: true, channel: { id: `D0${String(users).slice(1)}` } })],
  [
    'conversations.history',
    ({ messages }, args) =>
      readBack(topLevel(messages.filter((m) => m.channel === args.channel)).reverse(), args),
  ],
  [
    'conversations.replies',
    ({ messages }, args) =>
      readBack(
        messages.filter((m) => m.channel === args.channel && [m.ts, m.thread_ts].includes(args.ts as string)),
        args,
      ),
  ],
  ['conversations.info', ({ accounts }, { channel }) => readChannel(accounts, String(channel))],
  ['users.info', ({ accounts }, { user }) => readAccount(accounts, String(user))],
  ['conversations.members', ({ accounts }) => ({ ok: true, members: membersOf(accounts) })],
  [
    'apps.connections.open',
    ({ socketUrl: url }) => (url ? { ok: true, url } : { ok: false, error: 'invalid_auth' }),
  ],
]);

/** Handles calls that change nothing here. They succeed if they keep within the limits. */
function checked(slack: FakeSlack, method: string, args: Arguments): object {
  return refusal(slack, method, args) ?? { ok: true };
}

export function refusal(slack: FakeSlack, method: string, args: Arguments): object | undefined {
  const breaches = callBreaches(method, args) ?? [`${method} is not known`];
  slack.breaches.push(...breaches);
  return breaches.length ? { ok: false, error: 'invalid_arguments', errors: breaches } : undefined;
}

function post(slack: FakeSlack, args: Arguments): object {
  const blocks = (args.blocks ?? []) as unknown[];
  const refused = refusal(slack, 'chat.postMessage', args);
  if (refused) return refused;
  if (!args.text && !blocks.length) return { ok: false, error: 'no_text' };
  const seconds = Math.floor(Date.now() / 1000);
  const ts = `${seconds}.${String((slack.posted += 1)).padStart(6, '0')}`;
  const message: PostedMessage = {
    channel: args.channel as string,
    at: performance.now(),
    ts,
    ...(args.thread_ts ? { thread_ts: args.thread_ts as string } : {}),
    text: args.text as string,
    blocks,
    ...(args.metadata ? { metadata: args.metadata } : {}),
  };
  slack.messages.push(message);
  return { ok: true, channel: args.channel, ts, message };
}

function remove(slack: FakeSlack, args: Arguments): object {
  const at = slack.messages.findIndex((m) => m.channel === args.channel && m.ts === args.ts);
  if (at < 0) return { ok: false, error: 'message_not_found' };
  slack.messages.splice(at, 1);
  return { ok: true };
}

function replace(slack: FakeSlack, args: Arguments): object {
  const message = slack.messages.find((m) => m.channel === args.channel && m.ts === args.ts);
  if (!message) return { ok: false, error: 'message_not_found' };
  if (message.isStreaming) return { ok: false, error: 'streaming_state_conflict' };
  const refused = refusal(slack, 'chat.update', args);
  if (refused) return refused;
  const blocks = (args.blocks ?? []) as unknown[];
  Object.assign(message, { text: args.text, blocks, ...(args.metadata ? { metadata: args.metadata } : {}) });
  return { ok: true, channel: args.channel, ts: args.ts };
}

export function refuse(
  response: ServerResponse,
  fault: Extract<Fault, { kind: 'rate-limited' | 'status' }>,
): void {
  if (fault.kind === 'status') response.writeHead(fault.status);
  else response.writeHead(429, { 'retry-after': String(fault.retryAfterSeconds) });
  response.end(fault.kind === 'status' ? fault.body : undefined);
}

/** Parses a form sent by Slack’s client library, in which objects and lists are JSON. */
function readArguments(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? structured(value) : value,
    ]),
  );
}

/** Parses a value that begins with a bracket as JSON, or returns it unchanged if it is not JSON. */
function structured(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export function json(response: ServerResponse, body: object, headers: Record<string, string> = {}): void {
  // Does not chain `end` to `writeHead`, which returns nothing on any server once restify is loaded.
  response.writeHead(200, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
