// Signs people in with a work account, through their organisation's identity provider.
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import type { HttpExchange, HttpReply, Log } from '../../http/http.js';
import { seeOther, withCookies } from '../design/page.js';
import { setUpWording } from '../model/set-up-wording.js';
import { createAttempts, type Attempts } from './remember-attempt.js';
import {
  signInErrorCode,
  createOpenIdProvider,
  signInProblem,
  type OpenIdConfig,
  type OpenIdProvider,
  type Told,
} from './open-id-provider.js';
import { problemReply } from './sign-in-notices.js';
import type { Renewal } from '../../../bot/model/people/session-record.js';
import type { Renewed } from './renew-session.js';
import { createTokenEncryption, type TokenEncryption } from '../security/token-encryption.js';
import {
  CALLBACK_PATH,
  firstPage,
  pageToReturnTo,
  SIGN_IN_PATH,
  SIGNED_OUT_PATH,
  type SignIn,
  type SignInShared,
} from './sign-in.js';

const said = setUpWording.signIn;

export interface OpenIdSignInConfig extends Omit<OpenIdConfig, 'redirectAddress'> {
  /** The address that browsers use to reach the pages, without a slash at the end. */
  publicUrl: string;
  /** Encrypts the cookie for an unfinished sign-in. It must be the same in every process. */
  sessionSecret: string;
  clock?: () => Date;
}

export function createOpenIdSignIn(config: OpenIdSignInConfig): SignIn {
  const { publicUrl, sessionSecret, clock = () => new Date() } = config;
  const provider = createOpenIdProvider({ ...config, redirectAddress: publicUrl + CALLBACK_PATH });
  const renewals = { provider, clock, encryption: createTokenEncryption(sessionSecret, 'refresh token') };
  return {
    permits: () => true,
    renew: (encrypted, log) => renew(renewals, encrypted, log),
    // People must be able to sign out even if the provider is down.
    leaveProvider: () => provider.endAddress(publicUrl + SIGNED_OUT_PATH).catch(() => undefined),
    async check() {
      try {
        await provider.begin();
        return said.answers(config.issuer);
      } catch (cause) {
        throw new ConfigurationFailure(...said.noProvider(config.issuer, signInErrorCode(cause)), { cause });
      }
    },
    register(routes, shared) {
      const attempts = createAttempts({ secret: sessionSecret, https: shared.https, clock });
      const parts = { ...renewals, attempts, shared, publicUrl };
      routes.get(SIGN_IN_PATH, (exchange) => begin(parts, exchange));
      routes.get(CALLBACK_PATH, (exchange) => finish(parts, exchange));
    },
  };
}

interface Renewals {
  provider: OpenIdProvider;
  encryption: TokenEncryption;
  clock: () => Date;
}

interface Parts extends Renewals {
  attempts: Attempts;
  shared: SignInShared;
  publicUrl: string;
}

async function begin({ provider, attempts, shared }: Parts, exchange: HttpExchange): Promise<HttpReply> {
  const to = pageToReturnTo(exchange.query.get('to'));
  try {
    const { address, ...expected } = await provider.begin();
    return seeOther(address, await attempts.keep(exchange, { ...expected, to }));
  } catch (error) {
    return failed(shared, exchange, error, to);
  }
}

async function finish(parts: Parts, exchange: HttpExchange): Promise<HttpReply> {
  const { provider, attempts, shared, publicUrl } = parts;
  const state = exchange.query.get('state') ?? '';
  const attempt = await attempts.find(exchange, state);
  if (!attempt) {
    shared.log.warn(
      { code: 'no-attempt' },
      'The sign-in provider returned a sign-in that this browser did not start.',
    );
    return problemReply(shared.assets, exchange, 'invalid', '/desk');
  }
  const dropped = attempts.drop(state);
  let told: Told;
  try {
    const current = new URL(`${publicUrl}${CALLBACK_PATH}?${exchange.query.toString()}`);
    told = await provider.finish(current, attempt);
  } catch (error) {
    return withCookies(failed(shared, exchange, error, attempt.to), [dropped]);
  }
  const { cookies, roles } = await shared.sessions.begin(
    exchange,
    told.identity,
    await renewalOf(parts, told),
  );
  return seeOther(firstPage(attempt.to, roles), [dropped, ...cookies]);
}

async function renewalOf(
  { encryption, clock }: Renewals,
  { renewal }: Pick<Told, 'renewal'>,
): Promise<Renewal | undefined> {
  return (
    renewal && {
      refreshToken: await encryption.encrypt(renewal.refreshToken),
      dueAt: new Date(clock().getTime() + renewal.afterSeconds * 1000).toISOString(),
    }
  );
}

async function renew(parts: Renewals, encrypted: string, log: Log): Promise<Renewed> {
  const token = await parts.encryption.decrypt(encrypted);
  // The token was encrypted with another SESSION_SECRET.
  if (token === undefined) return 'unreadable';
  try {
    const told = await parts.provider.refresh(token);
    const renewal = told && (await renewalOf(parts, told));
    return renewal ? { renewal, ...(told?.identity && { identity: told.identity }) } : 'refused';
  } catch (error) {
    log.warn(
      { code: signInErrorCode(error) },
      'We could not contact the sign-in provider to renew a sign-in.',
    );
    return 'away';
  }
}

function failed(
  { assets, log }: SignInShared,
  exchange: HttpExchange,
  error: unknown,
  to: string,
): HttpReply {
  const problem = signInProblem(error);
  log.warn({ code: signInErrorCode(error), problem }, 'Someone could not be signed in.');
  return problemReply(assets, exchange, problem, to);
}
