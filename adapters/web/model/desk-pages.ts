// Lists the desk's pages and who may open each one.
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

export const DESK_GROUPS = ['Requests', 'People and records', 'Data protection', 'Service'] as const;

export interface DeskPage {
  href: string;
  text: string;
  group: (typeof DESK_GROUPS)[number];
}

const PAGES: readonly (DeskPage & { right: Right })[] = [
  { href: DESK_PATH, text: 'Requests', group: 'Requests', right: 'advise' },
  { href: CLOSED_PATH, text: 'Closed', group: 'Requests', right: 'advise' },
  { href: ADVISERS_PATH, text: 'Advisers', group: 'People and records', right: 'see-advisers' },
  { href: PEOPLE_PATH, text: 'People', group: 'People and records', right: 'end-sessions' },
  { href: READINGS_PATH, text: 'Access log', group: 'People and records', right: 'see-readings' },
  { href: AUDIT_PATH, text: 'Audit log', group: 'People and records', right: 'govern' },
  { href: DATA_REQUESTS_PATH, text: 'Data requests', group: 'Data protection', right: 'govern' },
  { href: COMPLAINTS_PATH, text: 'Complaints', group: 'Data protection', right: 'govern' },
  { href: BREACH_PATH, text: 'Breach report', group: 'Data protection', right: 'govern' },
  { href: RETENTION_PATH, text: 'Retention', group: 'Data protection', right: 'govern' },
  { href: HOLDS_PATH, text: 'Legal holds', group: 'Data protection', right: 'govern' },
  { href: STATISTICS_PATH, text: 'Figures', group: 'Service', right: 'see-figures' },
  { href: HOURS_PATH, text: 'Opening hours', group: 'Service', right: 'change-advisers' },
  { href: SWITCHES_PATH, text: 'Switches', group: 'Service', right: 'govern' },
  { href: SAVED_REPLIES_PATH, text: 'Saved replies', group: 'Service', right: 'keep-replies' },
];

/** The page that “Desk” opens for people who do not answer requests. Undefined if they may open none. */
export function homeOf(roles: readonly UserRole[]): string | undefined {
  return deskPagesOf(roles)[0]?.href ?? (may(roles, 'edit') ? LIBRARY_PATH : undefined);
}

export function deskPagesOf(roles: readonly UserRole[]): DeskPage[] {
  return PAGES.filter(({ right }) => may(roles, right));
}
