// The sections of the library, and which of them somebody may open.
import type { Right, UserRole } from '../../bot/roles.js';
import { may } from '../../bot/roles.js';
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
  SOURCES_PATH,
  UPLOADS_PATH,
  WORDS_PATH,
} from './paths.js';

export interface LibraryPage {
  href: string;
  text: string;
}

/** Reading first, then what editors do, in the order in which they do it. */
const PAGES: readonly (LibraryPage & { right: Right })[] = [
  { href: LIBRARY_PATH, text: 'Documents', right: 'ask' },
  { href: SOURCES_PATH, text: 'Sources', right: 'edit' },
  { href: CHANGES_PATH, text: 'Changes', right: 'edit' },
  { href: GOLDEN_PATH, text: 'Golden questions', right: 'edit' },
  { href: RELEASES_PATH, text: 'Releases', right: 'edit' },
  { href: RECALLS_PATH, text: 'Recalls', right: 'edit' },
  { href: NOTES_PATH, text: 'Notes', right: 'edit' },
  { href: UPLOADS_PATH, text: 'Uploads', right: 'edit' },
  { href: SEARCH_PATH, text: 'Search', right: 'edit' },
  { href: QUESTIONS_PATH, text: 'Questions', right: 'edit' },
  { href: COVERAGE_PATH, text: 'Coverage', right: 'edit' },
  { href: WORDS_PATH, text: 'Terms and contacts', right: 'edit' },
];

/** Nobody in particular reads what everybody may. */
export function libraryPagesOf(roles: readonly UserRole[] = ['practitioner']): LibraryPage[] {
  return PAGES.filter(({ right }) => may(roles, right));
}
