// Runs a fake of the Transit engine in HashiCorp Vault and OpenBao: key versions, tokens and refusals.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decryptBytes, encryptBytes } from '../../adapters/sql/keys/cipher.js';

export const VAULT_TOKEN = 'hvs.the-token-of-the-fake';
export const VAULT_PATH = 'transit/guidance';

export interface FakeTransit {
  url: string;
  /** When sealed, the engine refuses every request. When hanging, it never replies. */
  state: 'ready' | 'sealed' | 'hanging';
  rotate(): void;
  /** Makes the engine refuse to decrypt with any key version except the newest. */
  refuseEarlier(): void;
  token: string;
  /** The requests received, oldest first, each with the namespace from its header. */
  asked: { operation: string; namespace: string | undefined }[];
  /** The reply to the next request, for any operation. */
  replyNext?: { status: number; body: string; location?: string };
  /** Stops listening. `open` listens at the same address again. */
  close(): Promise<void>;
  open(): Promise<void>;
}

export async function startFakeTransit(): Promise<FakeTransit> {
  const versions = [randomBytes(32)];
  let lowest = 1;
  const respond = (response: ServerResponse, status: number, body: object | string, location?: string) => {
    response.writeHead(status, {
      'Content-Type': 'application/json',
      ...(location && { Location: location }),
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, status: number, error: string) =>
    respond(response, status, { errors: [error] });
  const operations: Record<string, (response: ServerResponse, given: Record<string, string>) => void> = {
    encrypt(response, { plaintext = '' }) {
      const version = versions.length;
      const sealed = encryptBytes(versions.at(-1)!, Buffer.from(plaintext, 'base64'), 'transit');
      const ciphertext = `vault:v${version}:${sealed.toString('base64')}`;
      respond(response, 200, { data: { ciphertext, key_version: version } });
    },
    decrypt(response, { ciphertext = '' }) {
      const { version, sealed = '' } =
        /^vault:v(?<version>\d+):(?<sealed>.+)$/.exec(ciphertext)?.groups ?? {};
      if (version === undefined) return refuse(response, 400, 'invalid ciphertext: no prefix');
      if (Number(version) < lowest)
        return refuse(response, 400, 'ciphertext or signature version is disallowed by policy (too old)');
      const key = versions[Number(version) - 1];
      const plain = key && decryptBytes(key, Buffer.from(sealed, 'base64'), 'transit');
      if (!plain) return refuse(response, 400, 'invalid ciphertext: unable to decrypt');
      respond(response, 200, { data: { plaintext: plain.toString('base64') } });
    },
  };
  const fake: FakeTransit = {
    url: '',
    state: 'ready',
    token: VAULT_TOKEN,
    asked: [],
    rotate: () => void versions.push(randomBytes(32)),
    refuseEarlier: () => void (lowest = versions.length),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    open: () => new Promise((resolve) => server.listen(Number(new URL(fake.url).port), '127.0.0.1', resolve)),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    if (fake.state === 'hanging') return;
    const { replyNext } = fake;
    delete fake.replyNext;
    if (replyNext) return respond(response, replyNext.status, replyNext.body, replyNext.location);
    if (fake.state === 'sealed') return refuse(response, 503, 'Vault is sealed');
    if (request.headers['x-vault-token'] !== fake.token) return refuse(response, 403, 'permission denied');
    const { operation = '' } =
      /^\/v1\/transit\/(?<operation>\w+)\/guidance$/.exec(request.url!)?.groups ?? {};
    if (request.method !== 'POST' || !operations[operation])
      return refuse(response, 404, `no handler for route "${request.url}"`);
    fake.asked.push({ operation, namespace: request.headers['x-vault-namespace']?.toString() });
    operations[operation](response, JSON.parse(body) as Record<string, string>);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}
