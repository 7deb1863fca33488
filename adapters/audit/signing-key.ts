// Loads the key that signs checkpoints, from a setting or from a file that only its owner can read.
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { ConfigurationFailure } from '../../knowledge/model/errors.js';
import { auditWording } from './wording.js';

const said = auditWording.key;

/** Windows does not support file modes. */
const HAS_MODES = process.platform !== 'win32';
const OTHERS = 0o077;

/**
 * Without AUDIT_SIGNING_KEY, creates the key file the first time the service starts. Throws
 * `ConfigurationFailure`.
 */
export function loadSigningKey({ given, file }: { given?: string; file: string }): KeyObject {
  if (given !== undefined) return readKey(given, 'AUDIT_SIGNING_KEY');
  if (!existsSync(file)) makeKey(file);
  if (HAS_MODES && statSync(file).mode & OTHERS) throw new ConfigurationFailure(...said.othersCanRead(file));
  return readKey(readFileSync(file, 'utf8'), file);
}

function makeKey(file: string): void {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, pem, { mode: 0o600, flag: 'wx' });
    // If 2 processes start together, only the first can create the file, and both read that file.
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      // Some file systems, such as exFAT and network shares, have no hard links.
      copyFileSync(draft, file, constants.COPYFILE_EXCL);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new ConfigurationFailure(...said.cannotWrite(file), { cause: error });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Accepts PEM, with or without its BEGIN and END lines. */
function readKey(text: string, from: string): KeyObject {
  const trimmed = text.trim();
  try {
    const key = trimmed.startsWith('-----')
      ? createPrivateKey(trimmed)
      : createPrivateKey({ key: Buffer.from(trimmed, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Leave out the library's message, because it could repeat part of the key.
  }
  throw new ConfigurationFailure(...said.notPrivate(from));
}

/** Reads a public key, or the public half of a private one. Throws `ConfigurationFailure`. */
export function readPublicKey(file: string): KeyObject {
  try {
    return createPublicKey(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigurationFailure(...said.noPublic(file), { cause });
  }
}

/**
 * Makes digests with this key. Without the key, no one can work out the text from a digest, even if the text
 * is short.
 */
export function keyedDigests(key: KeyObject): (text: string) => string {
  const secret = createHash('sha256')
    .update('settings')
    .update(key.export({ type: 'pkcs8', format: 'der' }))
    .digest();
  return (text) => createHmac('sha256', secret).update(text).digest('hex').slice(0, 32);
}
