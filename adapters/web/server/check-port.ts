// Checks that a port can be opened before the service imports guidance, which may take minutes.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { listenFailure } from './listen-failure.js';

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
