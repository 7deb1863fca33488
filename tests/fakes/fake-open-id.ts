// Runs a fake OpenID Connect provider on this machine: discovery, authorisation, tokens and keys.
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export const CLIENT_ID = 'guidance-assistant';
export const CLIENT_SECRET = 'the secret of the fake client';

export interface FakeOpenId {
  issuer: string;
  signedIn: JWTPayload;
  fault: {
    /** Changes the token’s claims before it is signed. */
    claims?: (claims: JWTPayload) => JWTPayload;
    callback?: (address: URL) => void;
    /** If true, tokens are signed with a key that the provider does not publish. */
    foreignKey?: boolean;
    tokenStatus?: number;
    noIdTokenAgain?: boolean;
  };
  tokensAsked: number;
  givesRefreshTokens: boolean;
  refreshed: number;
  /** The subjects of closed accounts, whose refresh tokens no longer work. */
  gone: Set<string>;
  close(): Promise<void>;
}

interface Grant {
  redirectUri: string;
  challenge: string;
  nonce: string | null;
}

/** Made once for each process, because making keys takes as long as everything else in a test. */
let pairs: ReturnType<typeof makePairs> | undefined;
const makePairs = () => Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);

export async function startFakeOpenId(port = 0): Promise<FakeOpenId> {
  pairs ??= makePairs();
  const [keys, foreign] = await pairs;
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const grants = new Map<string, Grant>();
  const refreshTokens = new Map<string, string>();

  const fake: FakeOpenId = {
    issuer: '',
    signedIn: { sub: 'sub-of-ann', name: 'Ann Okafor', roles: ['adviser'] },
    fault: {},
    tokensAsked: 0,
    givesRefreshTokens: false,
    refreshed: 0,
    gone: new Set(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  fake.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', fake.issuer);
    if (url.pathname === '/.well-known/openid-configuration') return json(response, 200, discovery());
    if (url.pathname === '/keys') return json(response, 200, { keys: [jwk] });
    if (url.pathname === '/authorize') return authorize(url.searchParams, response);
    if (url.pathname === '/token') return token(await formOf(request), response);
    return json(response, 404, {});
  }

  function discovery(): object {
    return {
      issuer: fake.issuer,
      authorization_endpoint: `${fake.issuer}/authorize`,
      token_endpoint: `${fake.issuer}/token`,
      ...(fake.givesRefreshTokens && { scopes_supported: ['openid', 'profile', 'offline_access'] }),
      jwks_uri: `${fake.issuer}/keys`,
      end_session_endpoint: `${fake.issuer}/leave`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(12).toString('hex');
    const redirectUri = asked.get('redirect_uri')!;
    grants.set(code, { redirectUri, challenge: asked.get('code_challenge')!, nonce: asked.get('nonce') });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state')!);
    fake.fault.callback?.(back);
    response.statusCode = 302;
    response.setHeader('Location', back.href);
    response.end();
  }

  /**
   * Exchanges a code for tokens, as strictly as a real provider. Each code works once, and only with the
   * redirect address, client and challenge that it was made for.
   */
  async function token(form: URLSearchParams, response: ServerResponse): Promise<void> {
    fake.tokensAsked += 1;
    if (fake.fault.tokenStatus)
      return json(response, fake.fault.tokenStatus, { error: 'temporarily_unavailable' });
    if (form.get('grant_type') === 'refresh_token') return refresh(form.get('refresh_token')!, response);
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      grant?.redirectUri === form.get('redirect_uri') &&
      grant?.challenge === challenge &&
      form.get('client_id') === CLIENT_ID &&
      form.get('client_secret') === CLIENT_SECRET;
    if (!isRight) return json(response, 400, { error: 'invalid_grant' });
    return json(response, 200, await tokens(grant.nonce));
  }

  /** Exchanges a refresh token for new tokens. Each refresh token works once. */
  async function refresh(given: string, response: ServerResponse): Promise<void> {
    const subject = refreshTokens.get(given);
    refreshTokens.delete(given);
    fake.refreshed += 1;
    if (subject === undefined || fake.gone.has(subject))
      return json(response, 400, { error: 'invalid_grant' });
    const { id_token: token, ...rest } = await tokens(null);
    return json(response, 200, fake.fault.noIdTokenAgain ? rest : { ...rest, id_token: token });
  }

  async function tokens(nonce: string | null): Promise<Record<string, unknown>> {
    const refreshToken = `refresh-${randomBytes(12).toString('hex')}`;
    if (fake.givesRefreshTokens) refreshTokens.set(refreshToken, fake.signedIn.sub!);
    return {
      access_token: 'an access token that nobody uses',
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: await idToken(nonce),
      ...(fake.givesRefreshTokens && { refresh_token: refreshToken }),
    };
  }

  function idToken(nonce: string | null): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims: JWTPayload = {
      iss: fake.issuer,
      aud: CLIENT_ID,
      iat: now,
      exp: now + 300,
      ...(nonce !== null && { nonce }),
      ...fake.signedIn,
    };
    return new SignJWT(fake.fault.claims?.(claims) ?? claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(fake.fault.foreignKey ? foreign.privateKey : keys.privateKey);
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8'));
}

function json(response: ServerResponse, status: number, body: object): void {
  // Does not use `writeHead(…).end(…)`, because restify, which runs in the same process, makes `writeHead`
  // return nothing on every server.
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}
