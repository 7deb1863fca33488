// Messages for operators if the audit log's checkpoints or events cannot be sent, or its key cannot be used.
type Refusal = readonly [problem: string, remedy: string];

export const auditWording = {
  cannotUse: (setting: string): Refusal => [
    `${setting} has an address that cannot be used.`,
    'Use https://…, or http: for a program on this machine.',
  ],
  cannotWrite: (file: string): Refusal => [
    `The audit log’s checkpoints could not be written to ${file}.`,
    `Check that the service’s user can write to ${file}.`,
  ],
  notReached: (place: string): Refusal => [
    `The audit log could not be sent: ${place} could not be reached.`,
    'We’ll keep trying.',
  ],
  notSent: (place: string): Refusal => [`The audit log could not be sent to ${place}.`, 'We’ll keep trying.'],
  refused: (place: string, status: number, setting: string): Refusal => [
    `${place} refused the audit log (${status}).`,
    `Check ${setting}.`,
  ],
  key: {
    othersCanRead: (file: string): Refusal => [
      `Other users of this machine can read ${file}, so they could use the key to forge signatures.`,
      `Make a new key: delete the file and restart. To keep this one, run: chmod 600 ${file}`,
    ],
    cannotWrite: (file: string): Refusal => [
      `The key that signs the audit log could not be written to ${file}.`,
      'Make its folder writable, or set AUDIT_SIGNING_KEY.',
    ],
    notPrivate: (from: string): Refusal => [
      `${from} does not contain an Ed25519 private key.`,
      'Create one with: openssl genpkey -algorithm ed25519',
    ],
    noPublic: (file: string): Refusal => [
      `${file} does not contain a key.`,
      'Use a public key in a PEM file.',
    ],
  },
};
