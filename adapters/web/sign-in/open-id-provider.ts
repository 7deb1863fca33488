// The identity provider, by OpenID Connect: authorisation code with PKCE, state and nonce, and a signature that is checked.
import * as openId from 'openid-client';
import { parseRole } from '../../../bot/model/people/roles.js';
import type { Identity } from '../../../bot/model/people/session.js';

export interface OpenIdConfig {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  /** Under which the provider sends people back. */
  redirectAddress: string;
  /** The claim with the names of roles. */
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
  finish(current: URL, expected: Omit<Begun, 'address'>): Promise<Identity>;
  /** Where to leave the provider itself; undefined where it names no such address. */
  endAddress(returnTo: string): Promise<string | undefined>;
}

/** refused: by the provider or the person. invalid: what came back is not what was asked for. away: no answer. */
export type SignInProblem = 'refused' | 'invalid' | 'away';

const TIME_LIMIT_SECONDS = 10;
/** Clocks of two machines differ. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** The provider is looked up at the first sign-in, and again after a failure: it may be away while we start. */
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
      const address = openId.buildAuthorizationUrl(await provider(), {
        redirect_uri: config.redirectAddress,
        scope: 'openid profile',
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
      return identityOf(tokens.claims()!, config.rolesClaim);
    },
    async endAddress(returnTo) {
      const found = await provider();
      if (!found.serverMetadata().end_session_endpoint) return undefined;
      return openId.buildEndSessionUrl(found, { post_logout_redirect_uri: returnTo }).href;
    },
  };
}

async function lookUp({ issuer, clientId, clientSecret }: OpenIdConfig): Promise<openId.Configuration> {
  const found = await openId.discovery(
    new URL(issuer),
    clientId,
    { [openId.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    clientSecret === undefined ? openId.None() : openId.ClientSecretPost(clientSecret),
    {
      timeout: TIME_LIMIT_SECONDS,
      // Plain HTTP is for a provider on this very machine; the settings refuse any other.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out, not to go away
      execute: issuer.startsWith('http:') ? [openId.allowInsecureRequests] : [],
    },
  );
  // Without this the token is believed because it came over TLS; with it, a signature must match as well.
  openId.enableNonRepudiationChecks(found);
  return found;
}

/** Entra's `sub` differs from app to app; its `oid` is the id that Teams knows the person by. */
function identityOf(claims: openId.IDToken, rolesClaim: string): Identity {
  const subject = text(claims.oid) ?? claims.sub;
  return {
    subject,
    name: shortName(text(claims.name) ?? text(claims.preferred_username) ?? 'An adviser'),
    groups: list(claims.groups),
    roles: list(claims[rolesClaim]).flatMap((name) => parseRole(name) ?? []),
  };
}

const LONGEST_NAME = 60;

function shortName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Some providers give one value by itself where there is only one. */
function list(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((entry) => typeof entry === 'string');
}

export function problemOf(error: unknown): SignInProblem {
  if (error instanceof openId.AuthorizationResponseError) return 'refused';
  if (error instanceof openId.ResponseBodyError) return error.status >= 500 ? 'away' : 'invalid';
  const code = codeOf(error);
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return 'away';
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || error instanceof TypeError) return 'away';
  return 'invalid';
}

/** A word for the log: the library's own code, never its message, which may quote a token. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : typeof error;
}
