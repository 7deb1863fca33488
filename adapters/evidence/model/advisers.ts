// Describes what the advisers’ file shows. A file may list no advisers, or no lead.
import type { AdvisersFact, Facts } from './facts.js';

const NO_ONE: AdvisersFact = { listed: 0, reached: 0, leads: 0, leadsReached: 0, leadsInChat: 0, chats: [] };

export const isRosterUnread = ({ advisers }: Facts) => advisers !== undefined && 'problem' in advisers;
export const rosterIn = ({ advisers }: Pick<Facts, 'advisers'>): AdvisersFact =>
  advisers === undefined || 'problem' in advisers ? NO_ONE : advisers;
export const hasRoster = (facts: Facts) => rosterIn(facts).listed > 0;
export const hasLead = (facts: Facts) => rosterIn(facts).leadsReached > 0;
export const hasLeadInChat = (facts: Facts) => rosterIn(facts).leadsInChat > 0;

export function noRoster(facts: Facts): string {
  if (isRosterUnread(facts)) return 'the advisers’ file could not be read';
  return facts.advisers ? 'no one is listed in the advisers’ file' : 'no file lists the advisers';
}

export function noLead(facts: Facts): string {
  if (!facts.advisers) return 'no file names a lead';
  if (!hasRoster(facts)) return noRoster(facts);
  return rosterIn(facts).leads
    ? 'no lead in the advisers’ file has an ID where we can reach them'
    : 'the advisers’ file names no lead';
}

export const noLeadInChat = (facts: Facts): string =>
  hasLead(facts) ? 'no lead in the advisers’ file has an ID on a connected platform' : noLead(facts);

const COUNTS = {
  withLeads: (advisers: string, reached: number, leads: string, leadsReached: number) =>
    `${advisers} (${reached} with an ID on a connected platform or at the open desk), including ${leads} (${leadsReached} with an ID there)`,
  noLead: (advisers: string, reached: number) =>
    `${advisers} (${reached} with an ID on a connected platform or at the open desk), none of them a lead`,
};

export function countAdvisers(facts: Facts): string {
  const { listed, reached, leads, leadsReached } = rosterIn(facts);
  const advisers = `${listed} ${listed === 1 ? 'adviser' : 'advisers'}`;
  return leads
    ? COUNTS.withLeads(advisers, reached, `${leads} ${leads === 1 ? 'lead' : 'leads'}`, leadsReached)
    : COUNTS.noLead(advisers, reached);
}

export const describeRoster = (facts: Facts): string =>
  hasRoster(facts) ? `a file lists ${countAdvisers(facts)}` : noRoster(facts);
