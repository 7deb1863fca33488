// Signs the bot in with Microsoft, and explains a refusal without quoting Microsoft's message.
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { signInWording } from '../wording/sign-in-wording.js';
import { CertificateCredentials, type AppCertificate } from './certificate.js';
import { cloudOf } from './cloud.js';

export interface SignInConfig {
  /** Absent for a local emulator, where neither side signs in. */
  appId?: string;
  /** Used instead of a password. Needs `tenantId`. */
  certificate?: AppCertificate;
  tenantId?: string;
  /** `TEAMS_SERVICE_URL`: shows which cloud the tenant is in. Defaults to the public cloud. */
  serviceUrl?: string;
  /** For tests: the source of the bot's own token. */
  credentials?: ServiceClientCredentialsFactory;
}

/** The errors that the sign-in libraries throw. Any field may be absent. */
interface SignInError {
  name?: string;
  status?: number;
  errorNo?: unknown;
}

/** Returns a certificate's credentials, or those that the library makes from the other settings. */
export function credentialsFor(config: SignInConfig, settings: object): ServiceClientCredentialsFactory {
  const { appId, certificate, tenantId, serviceUrl } = config;
  if (config.credentials) return config.credentials;
  if (!appId || !certificate || !tenantId)
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library's class implements it
    return new ConfigurationServiceClientCredentialFactory(settings);
  return new CertificateCredentials(appId, certificate, { loginUrl: cloudOf(serviceUrl).loginUrl, tenantId });
}

/**
 * Fetches a token in the same way as every call to Teams, but makes no other call. Passes on the library's
 * errors.
 */
export async function fetchToken(
  credentials: ServiceClientCredentialsFactory,
  { appId = '', serviceUrl }: SignInConfig,
): Promise<void> {
  const { audience, loginUrl } = cloudOf(serviceUrl);
  const signer = await credentials.createCredentials(appId, audience, loginUrl, true);
  type Request = Parameters<typeof signer.signRequest>[0];
  await signer.signRequest({ headers: new Headers() } as unknown as Request);
}

/** Returns undefined if Microsoft could not be reached, or may accept a later attempt. */
export function signInRefusal(error: unknown): ConfigurationFailure | undefined {
  const { name = '', status = 400, errorNo } = error as SignInError;
  if (/^(?:Aggregate)?AuthenticationError$/.test(name))
    return new ConfigurationFailure(...signInWording.noIdentity, { cause: error });
  if (name !== 'ServerError' || status === 429 || status >= 500) return undefined;
  const [code] = /^\d{4,10}$/.exec(String(errorNo)) ?? [];
  return new ConfigurationFailure(...signInWording.refused(code), { cause: error });
}
