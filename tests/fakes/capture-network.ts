// Records every byte that this process sends, by destination port. It works below all network libraries, so
// that no request is missed.
import { Socket } from 'node:net';

export interface Capture {
  /**
   * Returns the HTTP requests exactly as sent, with headers and body, in the order in which connections were
   * opened.
   */
  requestsTo(port: number): string[];
  ports(): number[];
  stop(): void;
}

interface Line {
  port?: number;
  pieces: Buffer[];
}

/** Records requests, but not replies by servers in this process. */
export function captureNetwork(): Capture {
  const lines = new Map<Socket, Line>();
  // Replaces `write` on the prototype, so that every socket is covered, whichever library opens it.
  const write = Object.getOwnPropertyDescriptor(Socket.prototype, 'write');
  const original = Socket.prototype.write;
  Socket.prototype.write = function (this: Socket & { server?: unknown }, ...given: unknown[]): boolean {
    if (!this.server) keep(this, given[0], given[1]);
    return Reflect.apply(original, this, given) as boolean;
  };

  function keep(socket: Socket, data: unknown, encoding: unknown): void {
    let line = lines.get(socket);
    if (!line) {
      lines.set(socket, (line = { pieces: [] }));
      const fresh = line;
      const note = () => void (fresh.port = socket.remotePort);
      if (socket.connecting) socket.once('connect', note);
      else note();
    }
    if (typeof data === 'string')
      line.pieces.push(
        Buffer.from(data, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'),
      );
    else if (data instanceof Uint8Array) line.pieces.push(Buffer.from(data));
  }

  const sent = () => [...lines.values()].filter(({ port }) => port !== undefined);
  return {
    requestsTo: (port) =>
      sent()
        .filter((line) => line.port === port)
        .flatMap(({ pieces }) =>
          Buffer.concat(pieces)
            .toString('utf8')
            .split(/(?=\b(?:GET|POST|PUT|PATCH|DELETE) \/\S* HTTP\/1\.1\r\n)/),
        )
        .filter((request) => request !== ''),
    ports: () => [...new Set(sent().map(({ port }) => port!))],
    stop() {
      if (write) Object.defineProperty(Socket.prototype, 'write', write);
      else Reflect.deleteProperty(Socket.prototype, 'write');
    },
  };
}
