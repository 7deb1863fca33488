// Lists the library's sections and who may open each one.
import { may, type Right, type UserRole } from '../../../bot/model/people/roles.js';
import {
  CHANGES_PATH,
  COVERAGE_PATH,
  GOLDEN_PATH,
  LIBRARY_PATH,
  NOTES_PATH,
  QUESTIONS_PATH,
  RECALLS_PATH,
  RELEASES_PATH,
  SEARCH_PATH,
  SET_UP_PATH,
  SOURCES_PATH,
  UPLOADS_PATH,
  TERMS_AND_CONTACTS_PATH,
} from './paths.js';

/**
 * There are only a few groups, so that people can see them all at a glance. The pages of the open group are
 * in a second row.
 */
export const LIBRARY_GROUPS = [
  'Documents',
  'Review and publish',
  'Notes and uploads',
  'Helplines and terms',
  'Look up',
  'Set up',
] as const;
export type LibraryGroup = (typeof LIBRARY_GROUPS)[number];

export interface LibraryPage {
  href: string;
  text: string;
  group: LibraryGroup;
}

/** Reading comes first, then the editors' tasks in the order they do them. */
const PAGES: readonly (LibraryPage & { right: Right })[] = [
  { href: LIBRARY_PATH, text: 'Documents', group: 'Documents', right: 'ask' },
  { href: SOURCES_PATH, text: 'Sources', group: 'Review and publish', right: 'edit' },
  { href: CHANGES_PATH, text: 'Changes', group: 'Review and publish', right: 'edit' },
  { href: GOLDEN_PATH, text: 'Test questions', group: 'Review and publish', right: 'edit' },
  { href: RELEASES_PATH, text: 'Versions', group: 'Review and publish', right: 'edit' },
  { href: RECALLS_PATH, text: 'Recalls', group: 'Review and publish', right: 'edit' },
  { href: NOTES_PATH, text: 'Practice notes', group: 'Notes and uploads', right: 'edit' },
  { href: UPLOADS_PATH, text: 'Uploads', group: 'Notes and uploads', right: 'edit' },
  { href: TERMS_AND_CONTACTS_PATH, text: 'Helplines and terms', group: 'Helplines and terms', right: 'edit' },
  { href: SEARCH_PATH, text: 'Search', group: 'Look up', right: 'edit' },
  { href: QUESTIONS_PATH, text: 'Unanswered questions', group: 'Look up', right: 'edit' },
  { href: COVERAGE_PATH, text: 'Coverage', group: 'Look up', right: 'edit' },
  { href: SET_UP_PATH, text: 'Set up', group: 'Set up', right: 'edit' },
];

/** Readers who are not signed in have the same pages as a practitioner. */
export function libraryPagesOf(roles: readonly UserRole[] = ['practitioner']): LibraryPage[] {
  return PAGES.filter(({ right }) => may(roles, right));
}
