// A port for an address that must be known before anyone listens there. Reserved until this process ends.
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Below the ports that systems assign to connections, and to programs that ask for any port. */
const FIRST = 20_000;
const AFTER_LAST = 32_000;

export async function freePort(pick = () => randomInt(FIRST, AFTER_LAST)): Promise<number> {
  for (;;) {
    const port = pick();
    if ((await isReserved(port)) && (await isFree(port))) return port;
  }
}

/** Other test processes looking for a port notice this socket. It is UDP, so that TCP can still listen on the port. */
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
