// Runs a load balancer that passes each connection to one of several ports, and tries another if that port is
// closed.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Balancer {
  url: string;
  targets: number[];
  close(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    const ports = [...balancer.targets].sort(() => Math.random() - 0.5);
    const next = () => {
      const port = ports.pop();
      if (port === undefined) return client.destroy();
      const target = keep(connect(port, '127.0.0.1'));
      target.once('error', next);
      target.once('connect', () => {
        target.off('error', next).once('close', () => client.destroy());
        client.once('close', () => target.destroy());
        client.pipe(target).pipe(client);
      });
    };
    next();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const balancer: Balancer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return balancer;
}
