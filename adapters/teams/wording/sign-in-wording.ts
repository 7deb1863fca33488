// What operators read if the bot cannot sign in with Microsoft, or if they run `ctac doctor`.
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';
import { remedied } from '../../../knowledge/model/failure-wording.js';

const unusable = (problem: string) =>
  remedied(
    problem,
    'MICROSOFT_APP_CERTIFICATE must name a PEM file with the certificate and its RSA private key, without a password.',
  );

const checkSecret =
  'Check that the secret or certificate has not expired, and that MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID, and MICROSOFT_APP_PASSWORD or MICROSOFT_APP_CERTIFICATE are right.';

export const signInWording = {
  certificate: {
    unreadable: unusable('The file in MICROSOFT_APP_CERTIFICATE cannot be read.'),
    noCertificate: unusable('The file in MICROSOFT_APP_CERTIFICATE has no certificate in it.'),
    noKey: unusable(
      'The file in MICROSOFT_APP_CERTIFICATE has no private key that can be read without a password.',
    ),
    notRsa: unusable('The file in MICROSOFT_APP_CERTIFICATE has a key that is not RSA.'),
    otherKey: unusable(
      'The file in MICROSOFT_APP_CERTIFICATE has a private key that belongs to another certificate.',
    ),
    expired: (day: string): ProblemAndRemedy => [
      `The certificate in MICROSOFT_APP_CERTIFICATE expired on ${day}, so the bot cannot sign in.`,
      'Upload a new one in Entra, put it into the file with its private key, and restart.',
    ],
    expiresSoon: (day: string) => `the certificate expires soon, on ${day}`,
    valid: (day: string) => `the certificate is valid until ${day}`,
  },
  noIdentity: remedied(
    'The bot could not sign in with a managed identity.',
    'Assign the managed identity whose ID is in MICROSOFT_APP_ID to the machine or container the service runs on, or choose another MICROSOFT_APP_TYPE.',
  ),
  refused: (code: string | undefined): ProblemAndRemedy =>
    code
      ? [
          `Microsoft refused the sign-in (AADSTS${code}).`,
          `${checkSecret} What the code means: https://login.microsoftonline.com/error?code=${code}`,
        ]
      : ['Microsoft refused the sign-in.', checkSecret],
  settings: remedied(
    'The Teams settings do not work together.',
    'Check MICROSOFT_APP_TYPE: SingleTenant needs MICROSOFT_APP_TENANT_ID and MICROSOFT_APP_PASSWORD or MICROSOFT_APP_CERTIFICATE; UserAssignedMSI needs no password.',
  ),
};
