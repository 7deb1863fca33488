// Encrypts (wraps) keys over HTTP, with a key that never leaves the Transit engine of HashiCorp Vault or
// OpenBao.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { KeyKeeper } from '../../bot/model/governance/key-keeper.js';
import { SealingFailure } from '../../knowledge/model/errors.js';
import { keyServiceWording as say } from './wording.js';

export interface TransitOptions {
  /** The service's address, such as https://vault.example.org:8200. */
  url: string;
  /** The path of the engine and the name of the key, such as “transit/guidance”. */
  path: string;
  namespace?: string | undefined;
  /**
   * The token, or a file that contains it. The file is read for each call, because another program may
   * replace the token.
   */
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
    label: say.label(name),
    ifMissing: say.ifMissing,
    names: () => Promise.resolve([name]),
    async wrap(key) {
      const reply = await call(options, 'encrypt', { plaintext: Buffer.from(key).toString('base64') });
      if (reply.status !== 200) throw refusal(options, reply.status);
      return [{ by: name, wrapped: read(options, encrypted, reply.text).ciphertext }];
    },
    async unwrap({ by, wrapped }) {
      if (by !== name) return undefined;
      const reply = await call(options, 'decrypt', { ciphertext: wrapped });
      // The wrapped key was altered, or the service no longer accepts the key or version that wrapped it.
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
    const { host } = new URL(url);
    throw new SealingFailure(...(isLate ? say.late(host, limitMs) : say.notReached(host)), { cause });
  }
}

function partsOf(path: string): [mount: string, key: string] {
  const at = path.lastIndexOf('/');
  return [path.slice(0, at), path.slice(at + 1)];
}

async function tokenOf({ token }: TransitOptions): Promise<string> {
  if ('value' in token) return token.value;
  const text = await readFile(token.file, 'utf8').catch((cause: unknown) => {
    throw new SealingFailure(...say.tokenUnread, { cause });
  });
  // A header cannot contain a token with any other characters. We check this first, because a library's error
  // about an invalid header would repeat the token.
  if (/^[\x21-\x7e]+$/.test(text.trim())) return text.trim();
  throw new SealingFailure(...say.tokenInvalid);
}

/** Errors never quote the reply, because the reply may contain a key. */
function read<Data>({ url }: TransitOptions, schema: z.ZodType<{ data: Data }>, text: string): Data {
  try {
    return schema.parse(JSON.parse(text)).data;
  } catch {
    throw new SealingFailure(...say.notAKeyService(new URL(url).host));
  }
}

function refusal({ url, path }: TransitOptions, status: number): SealingFailure {
  const { host } = new URL(url);
  if (status === 403) return new SealingFailure(...say.refused(host, path, partsOf(path)));
  if (status === 404) return new SealingFailure(...say.nothingAt(host, path));
  return new SealingFailure(...(status === 503 ? say.sealed(host) : say.otherStatus(host, status)));
}
