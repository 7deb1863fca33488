// The text that operators see if the audit log has been changed, or does not match a signed checkpoint.

const checkpoint = (at: string, from: string) => `The checkpoint made at ${at} (${from})`;

export const auditWording = {
  more: (problems: number) =>
    problems === 1 ? 'There is 1 more problem.' : `There are ${problems} more problems.`,
  textMissing: (event: number) =>
    `The text of event ${event} is missing, but the log has no entry that says it was deleted at the end of its retention period.`,
  outOfOrder: (event: number) => `Event ${event} is out of order.`,
  removed: (first: number, last: number) =>
    first === last
      ? `Event ${first} is missing: it was removed.`
      : `Events ${first} to ${last} are missing: they were removed.`,
  edited: (event: number) => `Event ${event} was edited: its text does not match its digest.`,
  unreadable: (event: number) => `Event ${event} cannot be read.`,
  moved: (event: number, writtenAs: number) =>
    `Event ${event} was written as event ${writtenAs}: the events were put in a different order, or one was inserted.`,
  fieldsEdited: (event: number) => `Event ${event} was edited: its search fields do not match its text.`,
  checkpoint: {
    forged: (at: string, from: string) =>
      `${checkpoint(at, from)} has been changed: its signature is not valid.`,
    unknownKey: (at: string, from: string) =>
      `${checkpoint(at, from)} was signed with a key we do not recognise. Add its public key with --key.`,
    cutOff: (at: string, from: string, covers: number, has: number) =>
      `${checkpoint(at, from)} covers ${covers} events, but the log has only ${has}: the end of the log was cut off.`,
    rewritten: (at: string, from: string, first: number, last: number) =>
      `${checkpoint(at, from)} does not match the log: at least one of events ${first} to ${last} was edited, inserted, removed or moved after the checkpoint was signed, and the log was rewritten.`,
  },
  tooFew: (wanted: number, has: number) =>
    `The log should have ${wanted} events, but has only ${has}: events were removed from it.`,
  tooMany: (wanted: number, has: number) =>
    `The log has ${has} events, but should have ${wanted}: events were inserted.`,
  otherRoot: 'The events do not match the root hash stored with the last event: the log has been changed.',
};
