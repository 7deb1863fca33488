// Talks to the identity provider through OpenID Connect, with PKCE, a state, a nonce and checked signatures.
import * as openId from 'openid-client';
import type { Identity } from '../../../bot/model/people/session-record.js';
import { identityOf } from './token-claims.js';

export interface OpenIdConfig {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  redirectAddress: string;
  rolesClaim: string;
}

export interface Begun {
  address: string;
  state: string;
  nonce: string;
  verifier: string;
}

export interface OpenIdProvider {
  begin(): Promise<Begun>;
  /** `current` is the address that the provider sent the browser to. */
  finish(current: URL, expected: Omit<Begun, 'address'>): Promise<Told>;
  /** Returns undefined if the provider no longer accepts the token. The reply may leave out the identity. */
  refresh(refreshToken: string): Promise<Partial<Told> | undefined>;
  /** The provider's own sign-out address. Undefined if it has none. */
  endAddress(returnTo: string): Promise<string | undefined>;
}

export interface Told {
  identity: Identity;
  renewal?: { refreshToken: string; afterSeconds: number };
}

/**
 * `refused`: the provider or the person refused. `invalid`: the reply is not valid. `away`: there was no
 * reply.
 */
export type SignInProblem = 'refused' | 'invalid' | 'away';

const TIME_LIMIT_SECONDS = 10;
/**
 * The maximum time for which someone can keep a role after it is removed. Some providers' tokens last a day.
 */
const LONGEST_UNTIL_REFRESH_SECONDS = 60 * 60;
const SHORTEST_UNTIL_REFRESH_SECONDS = 5 * 60;
/** The provider's error codes for problems with the person, not with our settings. */
const REFUSALS = ['invalid_grant', 'interaction_required', 'login_required', 'consent_required'];
/** The allowed difference between the clocks of this machine and the provider. */
const CLOCK_TOLERANCE_SECONDS = 30;

/**
 * Looks up the provider's settings at the first call and not at start-up, when the provider may be down.
 * After a failure, tries again at the next call.
 */
export function createOpenIdProvider(config: OpenIdConfig): OpenIdProvider {
  let looked: Promise<openId.Configuration> | undefined;
  const provider = () =>
    (looked ??= lookUp(config).catch((error: unknown) => {
      looked = undefined;
      throw error;
    }));
  return {
    async begin() {
      const verifier = openId.randomPKCECodeVerifier();
      const state = openId.randomState();
      const nonce = openId.randomNonce();
      const found = await provider();
      const address = openId.buildAuthorizationUrl(found, {
        redirect_uri: config.redirectAddress,
        scope: scopesOf(found),
        code_challenge: await openId.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { address: address.href, state, nonce, verifier };
    },
    async finish(current, { state, nonce, verifier }) {
      const tokens = await openId.authorizationCodeGrant(await provider(), current, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const identity = identityOf(tokens.claims()!, config.rolesClaim);
      return { identity, ...renewalIn(tokens, tokens.refresh_token) };
    },
    async refresh(refreshToken) {
      try {
        const tokens = await openId.refreshTokenGrant(await provider(), refreshToken);
        const claims = tokens.claims();
        return {
          ...(claims && { identity: identityOf(claims, config.rolesClaim) }),
          ...renewalIn(tokens, tokens.refresh_token ?? refreshToken),
        };
      } catch (error) {
        if (error instanceof openId.ResponseBodyError && REFUSALS.includes(error.error)) return undefined;
        throw error;
      }
    },
    async endAddress(returnTo) {
      const found = await provider();
      if (!found.serverMetadata().end_session_endpoint) return undefined;
      return openId.buildEndSessionUrl(found, { post_logout_redirect_uri: returnTo }).href;
    },
  };
}

type Tokens = Awaited<ReturnType<typeof openId.refreshTokenGrant>>;

function renewalIn(tokens: Tokens, refreshToken: string | undefined): Pick<Told, 'renewal'> {
  if (refreshToken === undefined) return {};
  const lasts = Math.min(tokens.expiresIn() ?? Infinity, LONGEST_UNTIL_REFRESH_SECONDS);
  return { renewal: { refreshToken, afterSeconds: Math.max(lasts, SHORTEST_UNTIL_REFRESH_SECONDS) } };
}

/** Many providers only give a refresh token if this scope is requested. Others refuse unknown scopes. */
function scopesOf(provider: openId.Configuration): string {
  const known = provider.serverMetadata().scopes_supported ?? [];
  return known.includes('offline_access') ? 'openid profile offline_access' : 'openid profile';
}

async function lookUp({ issuer, clientId, clientSecret }: OpenIdConfig): Promise<openId.Configuration> {
  const found = await openId.discovery(
    new URL(issuer),
    clientId,
    { [openId.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    clientSecret === undefined ? openId.None() : openId.ClientSecretPost(clientSecret),
    {
      timeout: TIME_LIMIT_SECONDS,
      // Plain HTTP is only for a provider on this machine. The settings refuse any other provider without
      // HTTPS.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked as deprecated only to stand out
      execute: issuer.startsWith('http:') ? [openId.allowInsecureRequests] : [],
    },
  );
  // Without this line, the token would be trusted just because it came over TLS. With it, the signature is
  // checked as well.
  openId.enableNonRepudiationChecks(found);
  return found;
}

export function signInProblem(error: unknown): SignInProblem {
  if (error instanceof openId.AuthorizationResponseError) return 'refused';
  if (error instanceof openId.ResponseBodyError) return error.status >= 500 ? 'away' : 'invalid';
  const code = signInErrorCode(error);
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return 'away';
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || error instanceof TypeError) return 'away';
  return 'invalid';
}

/**
 * Returns the library's own error code, for the log. Never returns the message, because it may quote a token.
 */
export function signInErrorCode(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : typeof error;
}
