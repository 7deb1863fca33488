// Stores an unfinished sign-in at the identity provider, in an encrypted cookie.
import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';
import type { HttpExchange } from '../../http/http.js';
import { cookieNames, readCookie, writeCookie } from '../security/cookies.js';

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page that the person asked for. */
  to: z.string(),
});
export type SignInAttempt = z.infer<typeof attemptSchema>;

export interface Attempts {
  /**
   * Returns the cookie for this attempt and, if there are too many attempts, cookies that delete the oldest.
   */
  keep(exchange: HttpExchange, attempt: SignInAttempt): Promise<string[]>;
  /** Returns undefined if this browser has no attempt with this state, or if the attempt is too old. */
  find(exchange: HttpExchange, state: string): Promise<SignInAttempt | undefined>;
  drop(state: string): string;
}

/**
 * The maximum number of unfinished attempts. Each cookie is about 400 bytes, and common proxies refuse
 * headers of more than 8 KB.
 */
const MOST = 8;
/** How long an attempt lasts, in seconds. Allows time to find a phone for two-factor authentication. */
const LONGEST_SECONDS = 15 * 60;

export function createAttempts(config: { secret: string; https: boolean; clock: () => Date }): Attempts {
  const { https, clock } = config;
  const key = new Uint8Array(hkdfSync('sha256', config.secret, '', 'sign-in attempt', 32));
  const takeAway = (name: string) => writeCookie(name, '', { https, maxAgeSeconds: 0 });
  return {
    async keep(exchange, attempt) {
      const encrypted = await new EncryptJWT(attempt)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(clock().getTime() / 1000) + LONGEST_SECONDS)
        .encrypt(key);
      return [
        // Browsers send the oldest cookie first.
        ...cookieNames(exchange, PREFIX, https)
          .slice(0, 1 - MOST)
          .map(takeAway),
        writeCookie(nameOf(attempt.state), encrypted, { https, maxAgeSeconds: LONGEST_SECONDS }),
      ];
    },
    async find(exchange, state) {
      const encrypted = readCookie(exchange, nameOf(state), https);
      if (encrypted === undefined) return undefined;
      try {
        const { payload } = await jwtDecrypt(encrypted, key, { currentDate: clock() });
        return attemptSchema.parse(payload);
      } catch {
        return undefined;
      }
    },
    drop: (state) => takeAway(nameOf(state)),
  };
}

const PREFIX = 'sign-in-';

/** Each attempt has its own cookie, because a browser that reopens 3 pages starts 3 attempts at once. */
function nameOf(state: string): string {
  return `${PREFIX}${state.replace(/[^\w-]/g, '').slice(0, 8)}`;
}
