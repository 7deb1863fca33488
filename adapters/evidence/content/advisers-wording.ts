// Says what the advisers’ file shows. The reasons are written to follow a colon. The other texts are full
// sentences.
import { counted } from '../../../bot/wording/english/plurals.js';
import { hasLead, hasRoster, isRosterUnread, rosterIn } from '../model/advisers.js';
import type { Facts } from '../model/facts.js';

export function noRoster(facts: Facts): string {
  if (isRosterUnread(facts)) return 'the advisers’ file could not be read';
  return facts.advisers ? 'no one is listed in the advisers’ file' : 'no advisers’ file is set';
}

export function noLead(facts: Facts): string {
  if (!facts.advisers) return 'no advisers’ file is set, so no lead is listed';
  if (!hasRoster(facts)) return noRoster(facts);
  return rosterIn(facts).leads
    ? 'no lead in the advisers’ file has an ID where we can reach them'
    : 'no lead is listed in the advisers’ file';
}

export const noLeadInChat = (facts: Facts): string =>
  hasLead(facts) ? 'no lead in the advisers’ file has an ID on a connected platform' : noLead(facts);

export function describeRoster(facts: Facts): string {
  if (isRosterUnread(facts)) return 'The advisers’ file could not be read';
  if (!facts.advisers) return 'No advisers’ file is set';
  const { listed, reached, leads, leadsReached } = rosterIn(facts);
  if (!listed) return 'No one is listed in the advisers’ file';
  const advisers = counted(listed, 'adviser');
  return leads
    ? `The advisers’ file lists ${advisers} (${reached} with an ID on a connected platform or at the open desk), including ${counted(leads, 'lead')} (${leadsReached} with an ID there)`
    : `The advisers’ file lists ${advisers} (${reached} with an ID on a connected platform or at the open desk), none of them a lead`;
}

/** For example “1 adviser”. */
export const countedLeads = (facts: Facts): string => counted(rosterIn(facts).leads, 'adviser');
