// Says why the server could not open its port, and what to do about it.
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { setUpWording } from '../model/set-up-wording.js';

const { inUse, notAllowed, cannotOpen } = setUpWording.port;
const LISTEN_FAILURES: Record<string, typeof inUse> = { EADDRINUSE: inUse, EACCES: notAllowed };

/** `setting` is the name of the setting for the port. */
export function listenFailure(
  cause: unknown,
  { host, port, setting = 'PORT' }: { host: string; port: number; setting?: string },
): ConfigurationFailure {
  const { code = '' } = cause as NodeJS.ErrnoException;
  const say = LISTEN_FAILURES[code] ?? cannotOpen;
  return new ConfigurationFailure(...say({ host, port, setting }), { cause });
}
