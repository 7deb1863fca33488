import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import type { LinkedPage } from './desk-pages.js';
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

const { groups, pages } = staffWording.library;

/**
 * Reading comes first, then the editors' tasks in the order they do them. There are only a few groups, so that
 * people can see them all at a glance. The pages of the open group are in a second row.
 */
const PAGES: readonly (LinkedPage & { right: Right })[] = [
  { href: LIBRARY_PATH, text: pages.documents, group: groups.documents, right: 'ask' },
  { href: SOURCES_PATH, text: pages.sources, group: groups.review, right: 'edit' },
  { href: CHANGES_PATH, text: pages.changes, group: groups.review, right: 'edit' },
  { href: GOLDEN_PATH, text: pages.golden, group: groups.review, right: 'edit' },
  { href: RELEASES_PATH, text: pages.releases, group: groups.review, right: 'edit' },
  { href: RECALLS_PATH, text: pages.recalls, group: groups.review, right: 'edit' },
  { href: NOTES_PATH, text: pages.notes, group: groups.add, right: 'edit' },
  { href: UPLOADS_PATH, text: pages.uploads, group: groups.add, right: 'edit' },
  { href: TERMS_AND_CONTACTS_PATH, text: pages.terms, group: groups.terms, right: 'edit' },
  { href: SEARCH_PATH, text: pages.search, group: groups.find, right: 'edit' },
  { href: QUESTIONS_PATH, text: pages.questions, group: groups.find, right: 'edit' },
  { href: COVERAGE_PATH, text: pages.coverage, group: groups.find, right: 'edit' },
  { href: SET_UP_PATH, text: pages.setUp, group: groups.setUp, right: 'edit' },
];

/** Readers who are not signed in have the same pages as a practitioner. */
export function libraryPagesOf(roles: readonly UserRole[] = ['practitioner']): LinkedPage[] {
  return PAGES.filter(({ right }) => may(roles, right));
}
