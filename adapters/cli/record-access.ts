// Records that a command is about to show personal data. The web pages do the same before they show any.
import type { AccessKind, AccessLogRecords } from '../../bot/model/governance/access-log.js';
import type { Actor } from '../../bot/model/people/actor.js';
import { commonWording } from './wording/common-wording.js';

export function recordShown(
  accessLog: Pick<AccessLogRecords, 'add'>,
  command: string,
  { by, what, at }: { by: Actor; what: AccessKind; at: string },
): Promise<void> {
  const reader = { id: by.account, name: by.name || by.account };
  return accessLog.add({ at, by: reader, what, purpose: commonWording.purpose(command) });
}
