// Encrypts (wraps) keys over HTTP, with a key that never leaves the Transit engine of HashiCorp Vault or
// OpenBao.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { KeyKeeper } from '../../bot/model/governance/key-keeper.js';
import { SealingFailure } from '../../knowledge/model/errors.js';

export interface TransitOptions {
  /** The service's address, such as https://vault.example.org:8200. */
  url: string;
  /** The path of the engine and the name of the key, such as “transit/guidance”. */
  path: string;
  namespace?: string | undefined;
  /** A file is read at each call, because another program may update the token in it. */
  token: { value: string } | { file: string };
  limitMs?: number;
}

/** This is short because messages wait for the reply, and Slack sends a message again after 3 seconds. */
const LIMIT_MS = 2_000;

const encrypted = z.object({ data: z.object({ ciphertext: z.string().min(1) }) });
const decrypted = z.object({ data: z.object({ plaintext: z.base64() }) });

/**
 * The key must already exist. The service keeps all versions of it, and records the version in each wrapped
 * key.
 */
export function keysInTransit(options: TransitOptions): KeyKeeper {
  const { path: name } = options;
  return {
    label: `the key service (${name})`,
    ifMissing:
      'Check the key’s min_decryption_version, ENCRYPTION_VAULT_PATH and ENCRYPTION_VAULT_NAMESPACE. If the key was kept elsewhere before, put it in ENCRYPTION_KEYS_PREVIOUS.',
    names: () => Promise.resolve([name]),
    async wrap(key) {
      const reply = await call(options, 'encrypt', { plaintext: Buffer.from(key).toString('base64') });
      if (reply.status !== 200) throw refusal(options, reply.status);
      return [{ by: name, wrapped: read(options, encrypted, reply.text).ciphertext }];
    },
    async unwrap({ by, wrapped }) {
      if (by !== name) return undefined;
      const reply = await call(options, 'decrypt', { ciphertext: wrapped });
      // The wrapped key was changed, or the key or version that wrapped it is not accepted.
      if (reply.status === 400) return undefined;
      if (reply.status !== 200) throw refusal(options, reply.status);
      return Buffer.from(read(options, decrypted, reply.text).plaintext, 'base64');
    },
  };
}

interface Reply {
  status: number;
  text: string;
}

async function call(options: TransitOptions, operation: 'encrypt' | 'decrypt', body: object): Promise<Reply> {
  const { url, path, namespace, limitMs = LIMIT_MS } = options;
  const [mount, key] = partsOf(path);
  const token = await tokenOf(options);
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/v1/${mount}/${operation}/${key}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Vault-Token': token,
        ...(namespace !== undefined && { 'X-Vault-Namespace': namespace }),
      },
      body: JSON.stringify(body),
      // The token is only meant for this address, so do not follow redirects.
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    throw new SealingFailure(
      `The key service at ${new URL(url).host} ${isLate ? `did not answer within ${limitMs} ms` : 'could not be reached'}.`,
      'Check that it is running, and that this machine can reach ENCRYPTION_VAULT_URL. We’ll keep trying.',
      { cause },
    );
  }
}

function partsOf(path: string): [mount: string, key: string] {
  const at = path.lastIndexOf('/');
  return [path.slice(0, at), path.slice(at + 1)];
}

async function tokenOf({ token }: TransitOptions): Promise<string> {
  if ('value' in token) return token.value;
  const text = await readFile(token.file, 'utf8').catch((cause: unknown) => {
    throw new SealingFailure(
      'The token for the key service could not be read.',
      'Check ENCRYPTION_VAULT_TOKEN_FILE, and that the service’s user can read that file.',
      { cause },
    );
  });
  // Headers cannot contain other characters, and the error about the header would repeat the token.
  if (/^[\x21-\x7e]+$/.test(text.trim())) return text.trim();
  throw new SealingFailure(
    'The token file for the key service does not contain a valid token.',
    'Check ENCRYPTION_VAULT_TOKEN_FILE. The file must contain only the token.',
  );
}

/** Errors never quote the reply, because the reply may contain a key. */
function read<Data>({ url }: TransitOptions, schema: z.ZodType<{ data: Data }>, text: string): Data {
  try {
    return schema.parse(JSON.parse(text)).data;
  } catch {
    throw new SealingFailure(
      `${new URL(url).host} did not reply as a key service would.`,
      'Check ENCRYPTION_VAULT_URL and ENCRYPTION_VAULT_PATH.',
    );
  }
}

function refusal({ url, path }: TransitOptions, status: number): SealingFailure {
  const { host } = new URL(url);
  const [mount, key] = partsOf(path);
  if (status === 403)
    return new SealingFailure(
      `The key service at ${host} refused our token, or has no key ${path}.`,
      `Check that the token is still valid, that its policy allows “update” on ${mount}/encrypt/${key} and ${mount}/decrypt/${key}, and that the key exists.`,
    );
  if (status === 404)
    return new SealingFailure(
      `The key service at ${host} has nothing at ${path}.`,
      'Check ENCRYPTION_VAULT_PATH (the mount of its Transit engine and the name of the key) and ENCRYPTION_VAULT_NAMESPACE.',
    );
  if (status === 503)
    return new SealingFailure(`The key service at ${host} is sealed.`, 'Unseal it. We’ll keep trying.');
  return new SealingFailure(
    `The key service at ${host} answered with status ${status}.`,
    'Check its log. We’ll keep trying.',
  );
}
