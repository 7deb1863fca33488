// Makes the sign-in tokens that Entra gives a Teams client for a person, as well as forged ones. Sends a
// button press again with such a token.
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import type { Fields } from './activities.js';

const ENTRA_KEY_ID = 'entra-key';

export interface PersonTokenOptions {
  oid?: string;
  audience?: string;
  tenant?: string;
  issuer?: string;
  /** With `null`, the token has no scope, like the token of an app. */
  scope?: string | null;
  issuedAt?: Date;
  expiresAt?: Date;
  /** If true, the token is signed with a key that Entra has not published. */
  wrongKey?: boolean;
  /** A word to put in the token, so that a test can search logs and the store for it. */
  planted?: string;
}

/** How a client answers a request to sign in: with a token, or undefined if it cannot get one. */
export type Exchange = (asked: LoginRequest, press: Fields) => Promise<string | undefined>;

/**
 * The parts of the bot’s reply that a client needs in order to sign in. Microsoft says that a client may
 * ignore a reply if any of them is missing.
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

/** Returns Entra’s metadata, or its public keys if `path` is the address of the keys. */
export async function entraAnswer(path: string, url: string): Promise<object> {
  if (path !== '/entra/keys') return { jwks_uri: `${url}/entra/keys` };
  const { publicKey } = await keys();
  return { keys: [{ ...(await exportJWK(publicKey)), use: 'sig', kid: ENTRA_KEY_ID }] };
}

/**
 * Makes a token for the app that asked and the person who pressed the button, in the tenant of their chat.
 */
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

/**
 * Returns the button press with a token, to send again. Returns undefined if the bot did not ask for a
 * sign-in or the client has no token.
 */
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
