// Reads the certificate that the bot signs in with instead of a secret, and makes the library's credentials
// from it.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  CertificateServiceClientCredentialsFactory,
  CertificateAppCredentials,
} from 'botframework-connector';
import { ConfigurationFailure, type ProblemAndRemedy } from '../../../knowledge/model/errors.js';
import { signInWording } from '../wording/sign-in-wording.js';

export interface AppCertificate {
  /** The thumbprint as Entra shows it: SHA-1, in hexadecimal. */
  thumbprint: string;
  /** The private key in PEM format, without a password. */
  privateKey: string;
  validUntil: Date;
}

const said = signInWording.certificate;

/** Throws `ConfigurationFailure`, which never quotes the file. */
export function readCertificate(file: string): AppCertificate {
  const pem = attempt(said.unreadable, () => readFileSync(file, 'utf8'));
  const certificate = attempt(said.noCertificate, () => new X509Certificate(pem));
  const key = attempt(said.noKey, () => createPrivateKey(pem));
  if (key.asymmetricKeyType !== 'rsa') throw new ConfigurationFailure(...said.notRsa);
  if (!certificate.checkPrivateKey(key)) throw new ConfigurationFailure(...said.otherKey);
  return {
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    validUntil: new Date(certificate.validTo),
  };
}

function attempt<T>(otherwise: ProblemAndRemedy, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ConfigurationFailure(...otherwise, { cause });
  }
}

const SOON_MS = 30 * 24 * 3_600_000;

/** For `ctac doctor`. Throws `ConfigurationFailure` if the certificate has expired. */
export function describeCertificate({ validUntil }: AppCertificate, now = new Date()): string {
  const day = validUntil.toISOString().slice(0, 10);
  const left = validUntil.getTime() - now.getTime();
  if (left <= 0) throw new ConfigurationFailure(...said.expired(day));
  return left < SOON_MS ? said.expiresSoon(day) : said.valid(day);
}

/** Needed because the library's own factory always signs in to the public cloud. */
export class CertificateCredentials extends CertificateServiceClientCredentialsFactory {
  constructor(
    appId: string,
    { thumbprint, privateKey }: AppCertificate,
    private readonly signInAt: { loginUrl: string; tenantId: string },
  ) {
    super(appId, thumbprint, privateKey, signInAt.tenantId);
  }

  override async createCredentials(appId: string, audience: string) {
    const credentials = await super.createCredentials(appId, audience);
    if (credentials instanceof CertificateAppCredentials)
      credentials.oAuthEndpoint = `${this.signInAt.loginUrl}${this.signInAt.tenantId}`;
    return credentials;
  }
}
