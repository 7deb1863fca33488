// Reads what the advisers’ file shows. A file may list no advisers, or no lead.
import type { AdvisersFact, Facts } from './facts.js';

const NO_ONE: AdvisersFact = { listed: 0, reached: 0, leads: 0, leadsReached: 0, leadsInChat: 0, chats: [] };

export const isRosterUnread = ({ advisers }: Facts) => advisers !== undefined && 'problem' in advisers;
export const rosterIn = ({ advisers }: Pick<Facts, 'advisers'>): AdvisersFact =>
  advisers === undefined || 'problem' in advisers ? NO_ONE : advisers;
export const hasRoster = (facts: Facts) => rosterIn(facts).listed > 0;
export const hasLead = (facts: Facts) => rosterIn(facts).leadsReached > 0;
export const hasLeadInChat = (facts: Facts) => rosterIn(facts).leadsInChat > 0;
