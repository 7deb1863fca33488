// Runs a fake Bot Framework over real HTTP: the connector that receives the bot’s messages, the signing keys
// and a token service.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { exportJWK, generateKeyPair } from 'jose';
import { trackResponse, untilHangUpIsSeen } from '../unread-responses.js';
import { ISSUER, signToken, type SigningPair, type SignOptions } from './sign-token.js';
import { activityFaults } from './activity-rules.js';
import { replyFaults } from './invoke-rules.js';
import { entraAnswer, personToken, pressedAgain, type Exchange } from './person-tokens.js';
import { streamFaults, streamInfo } from './streaming-rules.js';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const TENANT_ID = '99999999-8888-7777-6666-555555555555';
const KEY_ID = 'fake-key';
/** The IDs of 2 more published keys, with the first one’s key material but different endorsements. */
export const OTHER_KEYS = { forSlack: 'key-for-slack', forNothing: 'key-for-nothing' };

export interface ConnectorCall {
  method: string;
  path: string;
  authorization: string | undefined;
  // The body as the adapter sent it. Tests check its fields.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  /** The time when the call arrived, in milliseconds (from `performance.now`). */
  at: number;
  /** The response status. Absent if no response reached the bot. */
  answered?: number;
  /**
   * Why the bot never read the response to an accepted call. `cut`: we cut the connection. `gone`: the caller
   * had died or hung up.
   */
  unread?: 'cut' | 'gone';
  /** The ID that the fake gave to a new message or chat. */
  given?: string;
}

/**
 * The connector’s response to one call. With `hang`, there is no response; with `lost`, the message is
 * accepted and the connection is then cut.
 */
export interface ScriptedReply {
  status?: number;
  code?: string;
  headers?: Record<string, string>;
  hang?: boolean;
  lost?: boolean;
  /** Says which call this response is for. If absent, the next call gets it. */
  fits?: (call: ConnectorCall) => boolean;
}

export interface FakeTeams {
  url: string;
  serviceUrl: string;
  openIdMetadataUrl: string;
  calls: ConnectorCall[];
  tokensGiven(): number;
  keysFetched(): number;
  /** Gives the keys new IDs, as a key rotation does. */
  changeKeys(): void;
  /** While true, neither metadata nor keys can be fetched. */
  keysAway: boolean;
  /** Sets the responses to the next calls to the connector, in order. Calls after that succeed again. */
  script(...replies: ScriptedReply[]): void;
  /** Gives the response to each call for which `script` set none, or undefined for success. */
  trouble?: (call: ConnectorCall) => ScriptedReply | undefined;
  entraMetadataUrl: string;
  /** How Teams answers a request to sign in. By default, with a token for the person who pressed the button. */
  exchange: Exchange;
  /** Returns the ID of the chat that is opened with a member. By default, it is the same for everyone. */
  openChat: (member: string) => string;
  /** Returns an `Authorization` header such as Teams sends with an activity. */
  sign(options?: SignOptions): Promise<string>;
  /** Posts an activity to the bot at this address, as Teams does. With `null`, it is not signed. */
  deliver(
    address: string,
    activity: Record<string, unknown>,
    sign?: SignOptions | null,
    headers?: Record<string, string>,
  ): Promise<Response>;
  credentials: ServiceClientCredentialsFactory;
  /**
   * The minimum time between 2 calls of a stream, as set in the bot’s configuration. If absent, streams are
   * not checked. Leave it out if several processes may stream to the same chat.
   */
  streamsApartMs?: number;
  /** Throws if Teams would have refused any message or reply of the bot. */
  close(): Promise<void>;
}

/** Made once for each process, because making keys takes seconds on a busy machine. */
let keys: ReturnType<typeof makeKeys> | undefined;

async function makeKeys(): Promise<SigningPair> {
  const [known, other] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ]);
  return { ...known, otherKey: other.privateKey };
}

export async function startFakeTeams(): Promise<FakeTeams> {
  keys ??= makeKeys();
  const { publicKey } = await keys;
  const numbers = { ...(await exportJWK(publicKey)), use: 'sig' };
  let keyId = KEY_ID;
  const published = () => [
    { ...numbers, kid: keyId, endorsements: ['msteams', 'emulator'] },
    { ...numbers, kid: OTHER_KEYS.forSlack, endorsements: ['slack'] },
    { ...numbers, kid: OTHER_KEYS.forNothing },
  ];
  let keysFetched = 0;
  const calls: ConnectorCall[] = [];
  const scripted: ScriptedReply[] = [];
  const faults: string[] = [];
  /** All calls, including those that a test has removed from `calls`. */
  const received: ConnectorCall[] = [];
  let tokens = 0;
  let messages = 0;

  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    trackResponse(request, response);
    const path = request.url ?? '';
    const text = await readText(request);
    if (fake.keysAway && /\/(?:openid|keys)$/.test(path)) return json(response, 503, {});
    if (path === '/openid') return json(response, 200, { issuer: ISSUER, jwks_uri: `${url}/keys` });
    if (path === '/keys') {
      keysFetched += 1;
      return json(response, 200, { keys: published() });
    }
    if (path.startsWith('/entra/')) return json(response, 200, await entraAnswer(path, url));
    if (path.startsWith('/token')) {
      tokens += 1;
      const holder = new URL(path, url).searchParams.get('holder');
      const token = [`token-${tokens}`, ...(holder ? [holder] : [])].join('-of-');
      return json(response, 200, { access_token: token, expires_in: 3600 });
    }
    return connect(request, response, path, text);
  }

  function replyTo(call: ConnectorCall): ScriptedReply {
    const at = scripted.findIndex(({ fits }) => fits?.(call) ?? true);
    return (at < 0 ? fake.trouble?.(call) : scripted.splice(at, 1)[0]) ?? {};
  }

  async function connect(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    text: string,
  ): Promise<void> {
    const call: ConnectorCall = {
      method: request.method ?? '',
      path: decodeURIComponent(path),
      authorization: request.headers.authorization,
      body: text ? (JSON.parse(text) as unknown) : undefined,
      at: performance.now(),
    };
    calls.push(call);
    received.push(call);
    if (/\/activities(\/|\?|$)/.test(call.path) && ['POST', 'PUT'].includes(call.method))
      faults.push(...activityFaults(call.body));
    const reply = replyTo(call);
    if (reply.hang) return;
    if (reply.lost) {
      call.given = nextId();
      call.unread = 'cut';
      return void request.socket.destroy();
    }
    call.answered = reply.status ?? 201;
    if (call.answered >= 300) {
      const error = { error: { code: reply.code ?? 'ServiceError', message: 'words of the service' } };
      return json(response, call.answered, error, reply.headers);
    }
    if (call.method === 'DELETE') return json(response, (call.answered = 200), {});
    const found = call.method === 'GET' ? membersIn(call.path) : undefined;
    return found ? json(response, 200, found) : take(request, response, call);
  }

  function nextId(): string {
    messages += 1;
    return String(1_700_000_000_000 + messages);
  }

  async function take(
    request: IncomingMessage,
    response: ServerResponse,
    call: ConnectorCall,
  ): Promise<void> {
    const id = nextId();
    const stream = streamInfo(call.body)?.streamId;
    call.given =
      call.path === '/v3/conversations' ? fake.openChat(String(call.body?.members?.[0]?.id)) : (stream ?? id);
    await untilHangUpIsSeen(request, () => {
      delete call.answered;
      call.unread = 'gone';
    });
    // Only the first call of a stream gets an ID in reply.
    if (stream !== undefined) call.answered = 202;
    json(response, call.answered ?? 201, stream === undefined ? { id: call.given } : {});
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/`;

  const fake: FakeTeams = {
    url,
    serviceUrl,
    openIdMetadataUrl: `${url}/openid`,
    calls,
    entraMetadataUrl: `${url}/entra/openid`,
    exchange: personToken,
    openChat: () => 'a:opened-chat',
    tokensGiven: () => tokens,
    keysFetched: () => keysFetched,
    changeKeys: () => void (keyId = `${keyId}-changed`),
    keysAway: false,
    script: (...replies) => void scripted.push(...replies),
    sign: async (options = {}) =>
      `Bearer ${await signToken(await keys!, { keyId, serviceUrl, audience: APP_ID, ...options })}`,
    async deliver(address, activity, sign = {}, headers = {}) {
      const signature = sign && { Authorization: await fake.sign(sign) };
      const response = await fetch(address, {
        method: 'POST',
        body: JSON.stringify(activity),
        headers: { 'Content-Type': 'application/json', ...signature, ...headers },
      });
      if (activity.type !== 'invoke' || response.status !== 200) return response;
      const reply: unknown = await response.clone().json();
      faults.push(...replyFaults(String(activity.name), reply));
      const again = await pressedAgain(fake.exchange, activity, reply);
      return again ? fake.deliver(address, again, sign, headers) : response;
    },
    credentials: fakeCredentials(`${url}/token`),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      if (fake.streamsApartMs !== undefined) faults.push(...streamFaults(received, fake.streamsApartMs));
      if (faults.length) throw new Error(`Teams would refuse: ${faults.join('; ')}`);
    },
  };
  return fake;
}

function membersIn(path: string): object | undefined {
  const member = /\/members\/(.+)$/.exec(path);
  if (member) return { id: `29:of-${member[1]}`, name: 'Somebody' };
  return path.includes('/pagedmembers') ? { members: [{ id: '29:one' }, { id: '29:two' }] } : undefined;
}

/** Returns the ID of the process that made a call, if its token names one. */
export function callerOf({ authorization }: ConnectorCall): number | undefined {
  const [, holder] = /-of-(\d+)$/.exec(authorization ?? '') ?? [];
  return holder === undefined ? undefined : Number(holder);
}

/** Makes credentials that fetch a token once, over plain HTTP. The real library only uses HTTPS. */
export function fakeCredentials(tokenUrl: string): ServiceClientCredentialsFactory {
  let token: Promise<string> | undefined;
  const fetchToken = async (): Promise<string> => {
    const response = await fetch(tokenUrl, { method: 'POST' });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  return {
    isValidAppId: (appId = '') => Promise.resolve(appId === APP_ID),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () =>
      Promise.resolve({
        signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
          token ??= fetchToken();
          request.headers.set('authorization', `Bearer ${await token}`);
          return request;
        },
      }),
  } as unknown as ServiceClientCredentialsFactory;
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

function json(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}
