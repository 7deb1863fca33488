// Checks whether people who hold requests at the desk may still advise, even if they have no page open.
import { may } from '../../../bot/model/people/roles.js';
import type { Escalation } from '../../../bot/model/handoff/escalation.js';
import { samePerson } from '../../../bot/model/people/person.js';
import { isIdle, type ReturnLeaversRequests } from '../../../bot/model/people/session-record.js';
import { DESK_PLACE, deskPerson } from '../model/places.js';
import { renewAndRecord, type SessionsConfig } from './sessions.js';

type OpenRequest = Pick<Escalation, 'holder' | 'urgent'>;
type HeldRequest = OpenRequest & Required<Pick<Escalation, 'holder'>>;

interface HolderCheck extends SessionsConfig {
  /** Finds the open requests, on any platform. */
  open: () => Promise<readonly OpenRequest[]>;
  returnLeaversRequests: ReturnLeaversRequests;
  /** Returns urgent requests of people who are signed out. */
  returnUrgent: () => Promise<void>;
}

/**
 * Returns the requests of people whose sessions no longer give them the adviser role. People without a
 * session only lose their urgent ones, because they may have signed out or moved to Teams or Slack. If the
 * provider refuses someone, their requests are returned when their session is next renewed.
 */
export async function checkHolders(config: HolderCheck): Promise<void> {
  const { addedRoles, clock, idleHours, records } = config;
  const isHeld = (one: OpenRequest): one is HeldRequest => one.holder?.platform === DESK_PLACE.platform;
  const held = (await config.open()).filter(isHeld);
  if (!held.length) return;
  const sessions = await records.list(clock().toISOString());
  let isLeft = false;
  for (const { holder, urgent } of held) {
    const theirs = sessions.filter(({ subject, name }) => samePerson(deskPerson(subject, name), holder));
    const renewed = [];
    for (const session of theirs) renewed.push(await renewAndRecord(config, session));
    const open = renewed.filter((session) => session !== undefined);
    if (open.length && !open.some((one) => may([...one.roles, ...addedRoles(one)], 'advise')))
      await config.returnLeaversRequests(holder, 'at-desk');
    isLeft ||= urgent && open.every((one) => isIdle(one, clock(), idleHours));
  }
  if (isLeft) await config.returnUrgent();
}
