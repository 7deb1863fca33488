// Checks whether people who hold requests at the desk may still advise, even if they have no page open.
import { may } from '../../../bot/model/people/roles.js';
import { samePerson, type Person } from '../../../bot/model/people/person.js';
import type { ReturnLeaversRequests } from '../../../bot/model/people/session-record.js';
import { deskPerson } from '../model/places.js';
import { renewAndRecord, type SessionsConfig } from './sessions.js';

interface HolderCheck extends SessionsConfig {
  /** Finds everyone who holds a request, on any platform. */
  holders: () => Promise<readonly Person[]>;
  returnLeaversRequests: ReturnLeaversRequests;
}

/**
 * Returns the requests of people whose sessions no longer give them the adviser role. People without a
 * session keep their requests, because they may have signed out or moved to Teams or Slack. If the provider
 * refuses someone, their requests are returned when their session is next renewed.
 */
export async function checkHolders(config: HolderCheck): Promise<void> {
  const holders = await config.holders();
  if (!holders.length) return;
  const sessions = await config.records.list(config.clock().toISOString());
  for (const holder of holders) {
    const theirs = sessions.filter(({ subject, name }) => samePerson(deskPerson(subject, name), holder));
    const renewed = [];
    for (const session of theirs) renewed.push(await renewAndRecord(config, session));
    const open = renewed.filter((session) => session !== undefined);
    if (open.length && !open.some((one) => may([...one.roles, ...config.addedRoles(one)], 'advise')))
      await config.returnLeaversRequests(holder, 'at-desk');
  }
}
