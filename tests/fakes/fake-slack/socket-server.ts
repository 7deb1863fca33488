// Runs a small WebSocket server for Slack’s Socket Mode. It sends envelopes and records which were
// acknowledged.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x81;
const CLOSE = 0x88;
const PONG = 0x8a;

interface Acknowledgement {
  envelope_id: string;
  payload?: Record<string, unknown>;
}

export interface SocketServer {
  /** The address that `apps.connections.open` should return. */
  url: string;
  connections: number;
  acknowledgements: Acknowledgement[];
  /** Sends one envelope to the newest connection. */
  send(envelope: { type: string; envelope_id: string; payload: object; retry_attempt?: number }): void;
  /** Cuts every connection, as a network fault does. */
  drop(): void;
  close(): Promise<void>;
}

export async function startSocketServer(): Promise<SocketServer> {
  const sockets: Socket[] = [];
  const http = createServer();
  http.on('upgrade', (request, socket: Socket) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${HANDSHAKE}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    sockets.push(socket);
    server.connections += 1;
    socket.on('error', () => undefined);
    readFrames(socket, (opcode, payload) => {
      if (opcode === 0x1) server.acknowledgements.push(JSON.parse(payload.toString()) as Acknowledgement);
      if (opcode === 0x9) socket.write(frame(PONG, payload));
      if (opcode === 0x8) socket.end(frame(CLOSE, payload));
    });
    write({ type: 'hello', num_connections: 1 });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

  const write = (message: object) => sockets.at(-1)?.write(frame(TEXT, Buffer.from(JSON.stringify(message))));
  const server: SocketServer = {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/link`,
    connections: 0,
    acknowledgements: [],
    send: (envelope) => void write({ accepts_response_payload: true, ...envelope }),
    drop() {
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.drop();
        http.close(() => resolve());
      }),
  };
  return server;
}

/** Assumes that each frame contains a whole message, because the client’s messages are small. */
function readFrames(socket: Socket, onFrame: (opcode: number, payload: Buffer) => void): void {
  let buffered = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    buffered = Buffer.concat([buffered, chunk]);
    while (buffered.length >= 6) {
      const short = buffered[1]! & 0x7f;
      const start = short === 126 ? 4 : 2;
      const length = short === 126 ? buffered.readUInt16BE(2) : short;
      if (buffered.length < start + 4 + length) return;
      const mask = buffered.subarray(start, start + 4);
      const payload = Buffer.from(buffered.subarray(start + 4, start + 4 + length)).map(
        (byte, index) => byte ^ mask[index % 4]!,
      );
      onFrame(buffered[0]! & 0x0f, Buffer.from(payload));
      buffered = buffered.subarray(start + 4 + length);
    }
  });
}

function frame(head: number, payload: Buffer): Buffer {
  const header =
    payload.length < 126
      ? Buffer.from([head, payload.length])
      : Buffer.from([head, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([header, payload]);
}
