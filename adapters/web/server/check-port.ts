// Checks that a port can be opened before the service imports guidance, which may take minutes, and says why one could
// not be opened and what to do about it.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { setUpWording } from '../model/set-up-wording.js';

/** Throws `ConfigurationFailure`. Port 0 means any free port. */
export async function checkPort(address: { host: string; port: number; setting?: string }): Promise<void> {
  if (address.port === 0) return;
  const probe = createServer();
  try {
    probe.listen(address.port, address.host);
    await once(probe, 'listening');
  } catch (cause) {
    throw listenFailure(cause, address);
  }
  probe.close();
  await once(probe, 'close');
}

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
