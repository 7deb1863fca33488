// A fake Entra that answers the HTTPS requests of Microsoft’s real sign-in library.
import { readCertificate, CertificateCredentials } from '../../../adapters/teams/service/certificate.js';
import { cloudOf } from '../../../adapters/teams/service/cloud.js';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { TENANT_ID } from './fake-teams.js';

/** The parts of the sign-in library that use the network. */
interface SignInApp {
  acquireTokenByClientCredential(request: object): Promise<{ accessToken: string }>;
  config: { system: { networkClient: object } };
}

export interface EntraRequest {
  url: string;
  body: string;
}

/** How Entra responds to a sign-in: with a token, with a refusal, or not at all. */
export type EntraReply = 'token' | 'no answer' | { status: number; error: string; code: number };

const CERTIFICATE = new URL('../../adapters/teams/service/certificates/valid.pem', import.meta.url).pathname;

/**
 * Makes a sign-in app from the real library, with a certificate, and sends its requests to the fake Entra.
 */
export function signInApp(
  credentials: object,
  reply: EntraReply = 'token',
): { app: SignInApp; requests: EntraRequest[] } {
  const requests: EntraRequest[] = [];
  const app = (credentials as { createClientApplication(): SignInApp }).createClientApplication();
  const answer = (url: string, { body = '' }: { body?: string } = {}) => {
    requests.push({ url, body });
    return reply === 'no answer'
      ? Promise.reject(new Error('ENOTFOUND'))
      : Promise.resolve(say(url, body, reply));
  };
  app.config.system.networkClient = { sendGetRequestAsync: answer, sendPostRequestAsync: answer };
  return { app, requests };
}

function say(url: string, body: string, reply: Exclude<EntraReply, 'no answer'>) {
  const origin = new URL(url).origin;
  const found = {
    token_endpoint: `${origin}/${TENANT_ID}/oauth2/v2.0/token`,
    authorization_endpoint: `${origin}/${TENANT_ID}/oauth2/v2.0/authorize`,
    issuer: `${origin}/${TENANT_ID}/v2.0`,
    jwks_uri: `${origin}/keys`,
    tenant_discovery_endpoint: `${origin}/${TENANT_ID}/v2.0/.well-known/openid-configuration`,
    metadata: [],
  };
  if (!body) return { status: 200, headers: {}, body: found };
  if (reply === 'token')
    return {
      status: 200,
      headers: {},
      body: { token_type: 'Bearer', expires_in: 3600, access_token: 'a-token' },
    };
  const { status, error, code } = reply;
  const words = { error, error_description: `AADSTS${code}: words of the service`, error_codes: [code] };
  return { status, headers: {}, body: words };
}

/**
 * Makes credentials that get this reply from the fake Entra. Use a new app ID for each, because the library
 * caches tokens by app ID.
 */
export function entraCredentials(appId: string, reply: EntraReply): ServiceClientCredentialsFactory {
  const { loginUrl } = cloudOf(undefined);
  const factory = new CertificateCredentials(appId, readCertificate(CERTIFICATE), {
    loginUrl,
    tenantId: TENANT_ID,
  });
  const create = factory.createCredentials.bind(factory);
  factory.createCredentials = async (...about) => {
    const credentials = await create(...about);
    const { app } = signInApp(credentials, reply);
    return Object.assign(credentials, { createClientApplication: () => app });
  };
  return factory;
}
