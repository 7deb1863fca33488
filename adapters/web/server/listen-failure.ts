// Says why the server could not open its port, and what to do about it.
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { setUpWording } from '../model/set-up-wording.js';

const { inUse, notAllowed, cannotOpen } = setUpWording.port;
const LISTEN_FAILURES: Record<string, typeof inUse> = { EADDRINUSE: inUse, EACCES: notAllowed };

export function listenFailure(cause: unknown, address: { host: string; port: number }): ConfigurationFailure {
  const { code = '' } = cause as NodeJS.ErrnoException;
  const say = LISTEN_FAILURES[code] ?? cannotOpen;
  return new ConfigurationFailure(...say(address), { cause });
}
