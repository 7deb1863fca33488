// Fetches the keys that Teams or Entra uses to sign tokens, and keeps them for a day.
import { createRemoteJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { tokenWording } from '../wording/token-wording.js';

const DAY_MS = 24 * 3_600_000;
/**
 * How long to wait before we fetch the keys again for an unknown key. Without a wait, callers could make us
 * fetch all the time by making up key names. Waiting is safe, because Microsoft publishes keys before it uses
 * them.
 */
const UNKNOWN_KEY_COOLDOWN_MS = 5 * 60_000;
const FETCH_LIMIT_MS = 5_000;

/** Thrown when the keys cannot be fetched, so that we cannot check the caller. */
export class KeysUnreachable extends Error {
  override name = 'KeysUnreachable';
}

export interface SigningKeys {
  keyFor: JWTVerifyGetKey;
  /**
   * Returns the channels that Microsoft lets this key sign for. Empty if the key is unknown or has no
   * channels.
   */
  endorsementsOf(keyId: string): Promise<string[]>;
}

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const endorsedSchema = z.object({ endorsements: z.array(z.string()) });

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/**
 * The first call to `keyFor` fetches the keys. `keyFor` throws `KeysUnreachable` if they cannot be fetched.
 */
export function createSigningKeys(openIdMetadataUrl: string): SigningKeys {
  let known: { keys: Promise<KeySet>; until: number } | undefined;

  /** Concurrent calls share one fetch. If a fetch fails, the next call tries again. */
  function currentKeys(): Promise<KeySet> {
    if (known && Date.now() < known.until) return known.keys;
    const asked = { keys: keySet(openIdMetadataUrl), until: Date.now() + DAY_MS };
    asked.keys.catch(() => {
      if (known === asked) known = undefined;
    });
    known = asked;
    return asked.keys;
  }

  return {
    async keyFor(header, token) {
      try {
        return await (
          await currentKeys()
        )(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
          throw error;
        throw new KeysUnreachable(tokenWording.noKeys, { cause: error });
      }
    },
    async endorsementsOf(keyId) {
      const key: JWK | undefined = (await currentKeys()).jwks()?.keys.find(({ kid }) => kid === keyId);
      const { data } = endorsedSchema.safeParse(key);
      return data?.endorsements ?? [];
    },
  };
}

async function keySet(openIdMetadataUrl: string): Promise<KeySet> {
  return createRemoteJWKSet(new URL(await keysAddress(openIdMetadataUrl)), {
    cacheMaxAge: DAY_MS,
    cooldownDuration: UNKNOWN_KEY_COOLDOWN_MS,
    timeoutDuration: FETCH_LIMIT_MS,
  });
}

async function keysAddress(openIdMetadataUrl: string): Promise<string> {
  const response = await fetch(openIdMetadataUrl, {
    redirect: 'error',
    signal: AbortSignal.timeout(FETCH_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`The metadata request returned ${response.status}.`);
  const { jwks_uri: address } = metadataSchema.parse(await response.json());
  // Over plain HTTP, anyone on the network could replace the keys with their own.
  if (new URL(openIdMetadataUrl).protocol === 'https:' && new URL(address).protocol !== 'https:')
    throw new Error('The signing keys are not available over HTTPS.');
  return address;
}
