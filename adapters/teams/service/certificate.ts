// Reads the certificate that the bot signs in with instead of a secret, and makes the library's credentials
// from it.
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  CertificateServiceClientCredentialsFactory,
  CertificateAppCredentials,
} from 'botframework-connector';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';

export interface AppCertificate {
  /** The form that Entra shows: SHA-1, in hexadecimal. */
  thumbprint: string;
  /** In PEM, without a password. */
  privateKey: string;
  validUntil: Date;
}

const REMEDY =
  'MICROSOFT_APP_CERTIFICATE must name a PEM file with the certificate and its RSA private key, without a password.';

/** Throws `ConfigurationFailure`, which never quotes the file. */
export function readCertificate(file: string): AppCertificate {
  const pem = attempt('cannot be read', () => readFileSync(file, 'utf8'));
  const certificate = attempt('has no certificate in it', () => new X509Certificate(pem));
  const key = attempt('has no private key that can be read without a password', () => createPrivateKey(pem));
  if (key.asymmetricKeyType !== 'rsa') throw unusable('has a key that is not RSA');
  if (!certificate.checkPrivateKey(key))
    throw unusable('has a private key that belongs to another certificate');
  return {
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    privateKey: inPem(key),
    validUntil: new Date(certificate.validTo),
  };
}

function attempt<T>(otherwise: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unusable(otherwise, cause);
  }
}

function unusable(what: string, cause?: unknown): ConfigurationFailure {
  return new ConfigurationFailure(`The file in MICROSOFT_APP_CERTIFICATE ${what}.`, REMEDY, { cause });
}

function inPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const SOON_MS = 30 * 24 * 3_600_000;

/** For `ctac doctor`. Throws `ConfigurationFailure` if the certificate has expired. */
export function describeCertificate({ validUntil }: AppCertificate, now = new Date()): string {
  const day = validUntil.toISOString().slice(0, 10);
  const left = validUntil.getTime() - now.getTime();
  if (left <= 0)
    throw new ConfigurationFailure(
      `The certificate in MICROSOFT_APP_CERTIFICATE expired on ${day}, so the bot cannot sign in.`,
      'Upload a new one in Entra, put it into the file with its private key, and restart.',
    );
  return left < SOON_MS ? `the certificate expires soon, on ${day}` : `the certificate is valid until ${day}`;
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
