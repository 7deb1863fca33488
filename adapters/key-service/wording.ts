// Messages for operators about the key service, including when it cannot be used.
type Refusal = readonly [problem: string, remedy: string];

const CHECK_REACHED =
  'Check that it is running, and that this machine can reach ENCRYPTION_VAULT_URL. We’ll keep trying.';

export const keyServiceWording = {
  label: (path: string) => `the key service (${path})`,
  ifMissing:
    'Check the key’s min_decryption_version, ENCRYPTION_VAULT_PATH and ENCRYPTION_VAULT_NAMESPACE. If the key was kept elsewhere before, put it in ENCRYPTION_KEYS_PREVIOUS.',
  late: (host: string, limitMs: number): Refusal => [
    `The key service at ${host} did not answer within ${limitMs} ms.`,
    CHECK_REACHED,
  ],
  notReached: (host: string): Refusal => [`The key service at ${host} could not be reached.`, CHECK_REACHED],
  tokenUnread: [
    'The token for the key service could not be read.',
    'Check ENCRYPTION_VAULT_TOKEN_FILE, and that the service’s user can read that file.',
  ],
  tokenInvalid: [
    'The token file for the key service does not contain a valid token.',
    'Check ENCRYPTION_VAULT_TOKEN_FILE. The file must contain only the token.',
  ],
  notAKeyService: (host: string): Refusal => [
    `The reply from ${host} does not look like one from a key service.`,
    'Check ENCRYPTION_VAULT_URL and ENCRYPTION_VAULT_PATH.',
  ],
  refused: (host: string, path: string, [mount, key]: readonly [string, string]): Refusal => [
    `The key service at ${host} refused our token, or has no key ${path}.`,
    `Check that the token is still valid, that its policy allows “update” on ${mount}/encrypt/${key} and ${mount}/decrypt/${key}, and that the key exists.`,
  ],
  nothingAt: (host: string, path: string): Refusal => [
    `The key service at ${host} could not find ${path}.`,
    'Check ENCRYPTION_VAULT_PATH (the mount of its Transit engine and the name of the key) and ENCRYPTION_VAULT_NAMESPACE.',
  ],
  sealed: (host: string): Refusal => [
    `The key service at ${host} is sealed.`,
    'Unseal it. We’ll keep trying.',
  ],
  otherStatus: (host: string, status: number): Refusal => [
    `The key service at ${host} returned status ${status}.`,
    'Check its log. We’ll keep trying.',
  ],
} as const;
