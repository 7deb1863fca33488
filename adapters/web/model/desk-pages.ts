// The pages of the desk, and who may open each one.
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
  PEOPLE_PATH,
  READINGS_PATH,
  RETENTION_PATH,
  SAVED_REPLIES_PATH,
  STATISTICS_PATH,
  SWITCHES_PATH,
} from './paths.js';

export interface DeskPage {
  href: string;
  text: string;
}

const PAGES: readonly (DeskPage & { right: Right })[] = [
  { href: DESK_PATH, text: 'Requests', right: 'advise' },
  { href: CLOSED_PATH, text: 'Closed', right: 'advise' },
  { href: SAVED_REPLIES_PATH, text: 'Saved replies', right: 'keep-replies' },
  { href: ADVISERS_PATH, text: 'Advisers', right: 'see-advisers' },
  { href: PEOPLE_PATH, text: 'People', right: 'end-sessions' },
  { href: STATISTICS_PATH, text: 'Figures', right: 'see-figures' },
  { href: READINGS_PATH, text: 'Access log', right: 'see-readings' },
  { href: AUDIT_PATH, text: 'Audit log', right: 'govern' },
  { href: DATA_REQUESTS_PATH, text: 'Data requests', right: 'govern' },
  { href: COMPLAINTS_PATH, text: 'Complaints', right: 'govern' },
  { href: BREACH_PATH, text: 'Breach report', right: 'govern' },
  { href: RETENTION_PATH, text: 'Retention', right: 'govern' },
  { href: HOLDS_PATH, text: 'Holds', right: 'govern' },
  { href: SWITCHES_PATH, text: 'Switches', right: 'govern' },
];

export function deskPagesOf(roles: readonly UserRole[]): DeskPage[] {
  return PAGES.filter(({ right }) => may(roles, right));
}
