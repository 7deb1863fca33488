// What operators read if the audit log's checkpoints or events cannot be sent.
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
};
