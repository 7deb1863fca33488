// Makes the tokens that Entra gives a Teams client for a person, and forged ones, and presses a button again
// with such a token.
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import type { Fields } from './activities.js';

const ENTRA_KEY_ID = 'entra-key';

export interface PersonTokenOptions {
  oid?: string;
  audience?: string;
  tenant?: string;
  issuer?: string;
  /** `null` leaves the claim out, as in the token of an app. */
  scope?: string | null;
  issuedAt?: Date;
  expiresAt?: Date;
  /** Signs with a key that Entra has not published. */
  wrongKey?: boolean;
  /** A word to look for in logs and in the store. */
  planted?: string;
}

/** What a client may answer a request to sign in with: a token, or nothing if it cannot get one. */
export type Exchange = (asked: LoginRequest, press: Fields) => Promise<string | undefined>;

/**
 * The parts of the reply that a client needs. Microsoft says that it may ignore the reply without one of
 * them.
 */
const loginRequestSchema = z.object({
  type: z.literal('application/vnd.microsoft.activity.loginRequest'),
  value: z.object({
    connectionName: z.string().min(1),
    tokenExchangeResource: z.object({ id: z.string().min(1), uri: z.string().startsWith('api://') }),
    buttons: z.array(z.object({ type: z.literal('signin'), value: z.url() })).min(1),
  }),
});
export type LoginRequest = z.infer<typeof loginRequestSchema>['value'];

/** Made once for each process, because making keys takes seconds on a busy machine. */
let pair: ReturnType<typeof generateKeyPair> | undefined;
const keys = () => (pair ??= generateKeyPair('RS256', { extractable: true }));

/** What Entra publishes at the address of its metadata, and the keys that it points to. */
export async function entraAnswer(path: string, url: string): Promise<object> {
  if (path !== '/entra/keys') return { jwks_uri: `${url}/entra/keys` };
  const { publicKey } = await keys();
  return { keys: [{ ...(await exportJWK(publicKey)), use: 'sig', kid: ENTRA_KEY_ID }] };
}

/** Makes the token for the named app and the person who pressed the button, in the tenant of the chat. */
export async function personToken(
  { tokenExchangeResource: { uri } }: LoginRequest,
  press: Fields,
  options: PersonTokenOptions = {},
): Promise<string> {
  const { aadObjectId } = press['from'] as { aadObjectId?: string };
  const { tenantId } = press['conversation'] as { tenantId?: string };
  const { oid = aadObjectId, audience = uri.slice(-36), tenant = tenantId } = options;
  const { scope = 'access_as_user', planted } = options;
  const { issuedAt = new Date(), expiresAt = new Date(Date.now() + 3_600_000) } = options;
  const claims = { oid, tid: tenant, ver: '2.0', ...(scope !== null && { scp: scope }), planted };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: ENTRA_KEY_ID })
    .setIssuer(options.issuer ?? `https://login.microsoftonline.com/${tenant}/v2.0`)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(options.wrongKey ? (await generateKeyPair('RS256')).privateKey : (await keys()).privateKey);
}

/** Returns the press to send again, or undefined if the reply asked for nothing or the client has no token. */
export async function pressedAgain(
  exchange: Exchange,
  press: Fields,
  reply: unknown,
): Promise<Fields | undefined> {
  const { data } = loginRequestSchema.safeParse(reply);
  const token = data && (await exchange(data.value, press));
  if (!data || token === undefined) return undefined;
  const { connectionName, tokenExchangeResource } = data.value;
  const authentication = { id: tokenExchangeResource.id, connectionName, token };
  return {
    ...press,
    id: `${String(press['id'])}-again`,
    value: { ...(press['value'] as object), authentication },
  };
}
