// Signs the bot in with Microsoft, and says why it was refused. Never includes Microsoft's own words.
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { CertificateCredentials, type AppCertificate } from './certificate.js';
import { cloudOf } from './cloud.js';

export interface SignInConfig {
  /** Absent for a local emulator, where nothing is signed in either direction. */
  appId?: string;
  /** In place of a password. Needs `tenantId`. */
  certificate?: AppCertificate;
  tenantId?: string;
  /** `TEAMS_SERVICE_URL`: says which cloud the tenant is in. The default is the public one. */
  serviceUrl?: string;
  /** For tests: where our own token comes from. */
  credentials?: ServiceClientCredentialsFactory;
}

/** What the sign-in libraries throw. Any field may be absent. */
interface SignInError {
  name?: string;
  status?: number;
  errorNo?: unknown;
}

/**
 * What the bot signs in with: a certificate, or credentials that the library makes from the other settings.
 */
export function credentialsFor(config: SignInConfig, settings: object): ServiceClientCredentialsFactory {
  const { appId, certificate, tenantId, serviceUrl } = config;
  if (config.credentials) return config.credentials;
  if (!appId || !certificate || !tenantId)
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library's class implements it
    return new ConfigurationServiceClientCredentialFactory(settings);
  return new CertificateCredentials(appId, certificate, { loginUrl: cloudOf(serviceUrl).loginUrl, tenantId });
}

/** Fetches a token, as each call to Teams does, and makes no other call. Throws what the library throws. */
export async function fetchToken(
  credentials: ServiceClientCredentialsFactory,
  { appId = '', serviceUrl }: SignInConfig,
): Promise<void> {
  const { audience, loginUrl } = cloudOf(serviceUrl);
  const signer = await credentials.createCredentials(appId, audience, loginUrl, true);
  type Request = Parameters<typeof signer.signRequest>[0];
  await signer.signRequest({ headers: new Headers() } as unknown as Request);
}

/** Undefined if Microsoft could not be reached, or only meant "not now". */
export function signInRefusal(error: unknown): ConfigurationFailure | undefined {
  const { name = '', status = 400, errorNo } = error as SignInError;
  if (/^(?:Aggregate)?AuthenticationError$/.test(name))
    return new ConfigurationFailure(
      'The bot could not sign in with a managed identity.',
      'Assign the managed identity whose ID is in MICROSOFT_APP_ID to the machine or container the service runs on, or choose another MICROSOFT_APP_TYPE.',
      { cause: error },
    );
  if (name !== 'ServerError' || status === 429 || status >= 500) return undefined;
  const [code] = /^\d{4,10}$/.exec(String(errorNo)) ?? [];
  const meaning = code ? ` What the code means: https://login.microsoftonline.com/error?code=${code}` : '';
  return new ConfigurationFailure(
    `Microsoft refused the sign-in${code ? ` (AADSTS${code})` : ''}.`,
    `Check that the secret or certificate has not expired, and that MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID, and MICROSOFT_APP_PASSWORD or MICROSOFT_APP_CERTIFICATE are right.${meaning}`,
    { cause: error },
  );
}
