// Records that a command is about to show personal data. The web pages do the same before they show any.
import type { ReadingKind, ReadingRecords } from '../../bot/model/governance/access-log.js';
import type { Actor } from '../../bot/model/people/actor.js';
import { commonWording } from './wording/common-wording.js';

export function recordShown(
  readings: Pick<ReadingRecords, 'add'>,
  command: string,
  { by, what, at }: { by: Actor; what: ReadingKind; at: string },
): Promise<void> {
  const reader = { id: by.account, name: by.name || by.account };
  return readings.add({ at, by: reader, what, purpose: commonWording.purpose(command) });
}
