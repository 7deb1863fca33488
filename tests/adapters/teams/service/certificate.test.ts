// Signs in with a certificate instead of a secret. Checks how the certificate's file is read and what is sent
// to Microsoft.
import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import {
  CertificateCredentials,
  describeCertificate,
  readCertificate,
} from '../../../../adapters/teams/service/certificate.js';
import { cloudOf } from '../../../../adapters/teams/service/cloud.js';
import { describeFailure } from '../../../../knowledge/model/errors.js';
import { signInApp } from '../../../fakes/fake-teams/fake-entra.js';
import { APP_ID, TENANT_ID } from '../../../fakes/fake-teams/fake-teams.js';

const fileOf = (name: string) => new URL(`./certificates/${name}.pem`, import.meta.url).pathname;
const certificate = readCertificate(fileOf('valid'));
const days = (count: number) => new Date(certificate.validUntil.getTime() - count * 24 * 3_600_000);

test.each([
  ['absent', 'cannot be read'],
  ['with-password', 'has no private key that can be read without a password'],
  ['other-key', 'has a private key that belongs to another certificate'],
  ['elliptic', 'has a key that is not RSA'],
])('says why the file “%s” is of no use, and quotes nothing of it', (name, why) => {
  const failure = (() => {
    try {
      readCertificate(fileOf(name));
      return 'none';
    } catch (error) {
      return describeFailure(error);
    }
  })();
  expect(failure).toContain(`The file in MICROSOFT_APP_CERTIFICATE ${why}.`);
  expect(failure).not.toMatch(/BEGIN|certificates\//);
});

test('says when the certificate expires, and that it expires within 30 days', () => {
  expect(describeCertificate(certificate, days(31))).toMatch(/^the certificate is valid until 2126-11-05$/);
  expect(describeCertificate(certificate, days(29))).toBe('the certificate expires soon, on 2126-11-05');
  expect(() => describeCertificate(certificate, days(0))).toThrow(/expired on 2126-11-05/);
});

test.each([
  [undefined, 'https://login.microsoftonline.com'],
  ['https://smba.infra.gcc.teams.microsoft.com/teams/', 'https://login.microsoftonline.com'],
  ['https://smba.infra.gov.teams.microsoft.us/teams/', 'https://login.microsoftonline.us'],
  ['https://smba.infra.dod.teams.microsoft.us/teams/', 'https://login.microsoftonline.us'],
])('signs in with the certificate’s key, in the tenant’s cloud (%s)', async (serviceUrl, origin) => {
  const { loginUrl, audience } = cloudOf(serviceUrl);
  const factory = new CertificateCredentials(APP_ID, certificate, { loginUrl, tenantId: TENANT_ID });
  const credentials = await factory.createCredentials(APP_ID, audience);
  const { app, requests } = signInApp(credentials);
  const scopes = [`${audience}/.default`];
  expect((await app.acquireTokenByClientCredential({ scopes })).accessToken).toBe('a-token');

  const { url, body } = requests.find((request) => request.body)!;
  expect(new URL(url).origin).toBe(origin);
  const assertion = new URLSearchParams(body).get('client_assertion')!;
  const { publicKey, fingerprint } = new X509Certificate(readFileSync(fileOf('valid')));
  // The library may round the time up to the next second.
  expect((await jwtVerify(assertion, publicKey, { clockTolerance: 2 })).payload).toMatchObject({
    iss: APP_ID,
    sub: APP_ID,
  });
  const thumbprint = Buffer.from(decodeProtectedHeader(assertion)['x5t'] as string, 'base64url');
  expect(thumbprint.toString('hex').toUpperCase()).toBe(fingerprint.replaceAll(':', ''));
});
