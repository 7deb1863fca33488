// Reserves a free port until this process ends, for an address that must be known before a server listens
// there.
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * The first port that may be chosen. The range is below the ports that systems assign to outgoing connections
 * and to programs that ask for any port.
 */
const FIRST = 20_000;
const AFTER_LAST = 32_000;

export async function freePort(pick = () => randomInt(FIRST, AFTER_LAST)): Promise<number> {
  for (;;) {
    const port = pick();
    if ((await isReserved(port)) && (await isFree(port))) return port;
  }
}

/**
 * Opens a UDP socket on the port, which other test processes notice when they look for a port. TCP can still
 * listen there.
 */
function isReserved(port: number): Promise<boolean> {
  const socket = createSocket('udp4').unref();
  return new Promise((resolve) => {
    socket.once('error', () => resolve(false));
    socket.bind(port, '127.0.0.1', () => resolve(true));
  });
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
