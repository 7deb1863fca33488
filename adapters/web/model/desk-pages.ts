import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import { may, type Right, type UserRole } from '../../../bot/model/people/roles.js';
import {
  ADVISERS_PATH,
  AUDIT_PATH,
  BREACH_PATH,
  CLOSED_PATH,
  COMPLAINTS_PATH,
  DATA_REQUESTS_PATH,
  DESK_PATH,
  HOLDS_PATH,
  HOURS_PATH,
  LIBRARY_PATH,
  PEOPLE_PATH,
  READINGS_PATH,
  RETENTION_PATH,
  SAVED_REPLIES_PATH,
  STATISTICS_PATH,
  SWITCHES_PATH,
} from './paths.js';

const { groups, pages } = staffWording.desk;

/** A page that a site's menu links to. Groups are shown in the order of their first pages. */
export interface LinkedPage {
  href: string;
  text: string;
  group: string;
}

const PAGES: readonly (LinkedPage & { right: Right })[] = [
  { href: DESK_PATH, text: pages.requests, group: groups.requests, right: 'advise' },
  { href: CLOSED_PATH, text: pages.closed, group: groups.requests, right: 'advise' },
  { href: ADVISERS_PATH, text: pages.advisers, group: groups.records, right: 'see-advisers' },
  { href: PEOPLE_PATH, text: pages.people, group: groups.records, right: 'end-sessions' },
  { href: READINGS_PATH, text: pages.readings, group: groups.records, right: 'see-readings' },
  { href: AUDIT_PATH, text: pages.audit, group: groups.records, right: 'govern' },
  { href: DATA_REQUESTS_PATH, text: pages.dataRequests, group: groups.protection, right: 'govern' },
  { href: COMPLAINTS_PATH, text: pages.complaints, group: groups.protection, right: 'govern' },
  { href: BREACH_PATH, text: pages.breach, group: groups.protection, right: 'govern' },
  { href: RETENTION_PATH, text: pages.retention, group: groups.protection, right: 'govern' },
  { href: HOLDS_PATH, text: pages.holds, group: groups.protection, right: 'govern' },
  { href: STATISTICS_PATH, text: pages.figures, group: groups.service, right: 'see-figures' },
  { href: HOURS_PATH, text: pages.hours, group: groups.service, right: 'change-advisers' },
  { href: SWITCHES_PATH, text: pages.switches, group: groups.service, right: 'govern' },
  { href: SAVED_REPLIES_PATH, text: pages.savedReplies, group: groups.service, right: 'keep-replies' },
];

/**
 * Returns the page that “Desk” opens for people who do not answer requests, or undefined if they may not open
 * any.
 */
export function homeOf(roles: readonly UserRole[]): string | undefined {
  return deskPagesOf(roles)[0]?.href ?? (may(roles, 'edit') ? LIBRARY_PATH : undefined);
}

/** True if this reader may open at least one page of the desk. */
export function hasDesk(reader: { roles: readonly UserRole[] } | undefined): boolean {
  return reader !== undefined && deskPagesOf(reader.roles).length > 0;
}

export function deskPagesOf(roles: readonly UserRole[]): LinkedPage[] {
  return PAGES.filter(({ right }) => may(roles, right));
}
