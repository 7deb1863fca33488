// Text for operators, shown when the pages cannot be served or people cannot sign in with the current
// settings.
import { remedied } from '../../../knowledge/model/failure-wording.js';
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const setUpWording = {
  port: {
    inUse: ({ port, host, setting }: Address): ProblemAndRemedy => [
      `Port ${port} on ${host} is in use.`,
      `Stop the process that is using it, or set ${setting} to a free port.`,
    ],
    notAllowed: ({ port, host, setting }: Address): ProblemAndRemedy => [
      `Port ${port} on ${host} needs permissions this process does not have.`,
      `Set ${setting} to a number above 1023.`,
    ],
    cannotOpen: ({ port, host, setting }: Address): ProblemAndRemedy => [
      `Port ${port} on ${host} cannot be opened.`,
      `Check HOST and ${setting}.`,
    ],
  },
  cannotWriteUpload: remedied(
    'An uploaded file could not be written to the folder for temporary files.',
    'Check that the disk has space, or set TMPDIR to another folder.',
  ),
  signIn: {
    byName: 'by name alone, on this machine only (OIDC_ISSUER is empty)',
    deskClosed:
      'The desk and editing are not available because sign-in is not set up. To turn them on, set OIDC_ISSUER (docs/connect-sign-in.md).',
    answers: (issuer: string) => `${issuer} answers`,
    noProvider: (issuer: string, code: string): ProblemAndRemedy => [
      `${issuer} is not responding as an OpenID Connect provider (${code}).`,
      'Check that OIDC_ISSUER is correct and that this machine can reach that address.',
    ],
  },
  rolesFile: {
    fault: (place: string, fault: string) => `${place || 'The file'}: ${fault}`,
    faults: (faults: readonly string[]): ProblemAndRemedy => [
      `ROLES_FILE has errors. ${faults.join(' ')}`,
      'See docs/connect-sign-in.md for the format.',
    ],
    unreadable: remedied(
      'ROLES_FILE could not be read.',
      'Check that the file exists, that this service may read it, and that it is valid JSON.',
    ),
    /** Each is shown after the place in the file. */
    must: {
      file: 'This must contain only “people” and “groups”, in braces.',
      entries: 'This must contain IDs with their roles, in braces.',
      entry: 'This must contain only “name” and “roles”, in braces.',
      name: 'This must be text, in quotation marks.',
      roles: 'This must be a list of at least one role, in square brackets.',
      role: (roles: readonly string[]) => `This must be ${oneOf.format(roles)}.`,
    },
  },
};

interface Address {
  port: number;
  host: string;
  /** The name of the setting for the port. */
  setting: string;
}
