// Builds the frame of the library's pages: links to the sections, who is signed in, and a way to sign in or
// out.
import type { HttpReply } from '../../../http/http.js';
import { hasDesk } from '../../model/desk-pages.js';
import { libraryPagesOf } from '../../model/library-pages.js';
import { showRegion } from '../../delivery/region.js';
import { markup, type Html } from '../../design/markup.js';
import { pageReply, type PageParts } from '../../design/page.js';
import { sectionLinks } from '../../design/sections.js';
import { readerTag } from '../../security/digest.js';
import type { SignedIn } from '../../model/signed-in.js';
import { startAddress } from '../../sign-in/sign-in.js';
import { signOutForm } from '../../sign-in/sign-in-notices.js';
import { LIBRARY_PATH, reportEventsPath } from '../../model/paths.js';
import { frameWording } from '../wording/frame-wording.js';
import type { Library } from './context.js';
import { reportAlert, REPORTS_REGION, seesReports } from './report-alert.js';
import { deskScriptWording } from '../../../../bot/wording/staff/desk-script-wording.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';

export interface LibraryPageParts {
  title: string;
  current?: string;
  main: Html;
  /** Style sheets to load in addition to message.css and library.css. */
  styles?: readonly string[];
  scripts?: readonly string[];
  /** The address of the page's live updates. Absent if it has none. */
  stream?: string;
  status?: number;
  /** Text in the language the practitioner chose. Set if practitioners use the page. */
  say?: PractitionerWords;
  asked?: PageParts['asked'];
  report?: string;
}

/** Editors’ pages are in English. */
const wordsOf = ({ say }: LibraryPageParts) => say ?? wordsIn('en');

/** `reader` is undefined if no one is signed in. */
export async function libraryPageReply(
  library: Pick<Library, 'assets' | 'options'>,
  reader: SignedIn | undefined,
  parts: LibraryPageParts,
): Promise<HttpReply> {
  const isWatched = seesReports(library, reader);
  const alert = markup`${await reportAlert(library, reader, parts.report)}`;
  const scripts = [...(parts.scripts ?? []), ...(isWatched ? ['report-alerts.js'] : [])];
  return pageReply(
    library.assets,
    {
      title: parts.title,
      say: parts.say,
      asked: parts.asked,
      section: 'library',
      styles: ['message.css', 'library.css', ...(parts.styles ?? [])],
      scripts,
      scriptWords: parts.scripts?.includes('desk.js') ? deskScriptWording : undefined,
      data: {
        ...(reader && { token: reader.formToken, reader: readerTag(reader) }),
        ...(parts.stream !== undefined && { stream: parts.stream }),
        ...(isWatched && { reports: reportEventsPath(parts.report) }),
      },
      toDesk: hasDesk(reader),
      aside: reader && signOutForm(reader, wordsOf(parts)),
      main: markup`${sectionLinks({ label: frameWording.sections, pages: libraryPagesOf(reader?.roles), current: parts.current, inARow: 0 })}${isWatched && markup`<div role="status">${showRegion(REPORTS_REGION, alert)}</div>`}${parts.main}${!reader && signInLink(wordsOf(parts))}`,
    },
    parts.status ?? 200,
  );
}

function signInLink({ page }: PractitionerWords): Html {
  return markup`<p class="for-editors"><a href="${startAddress(LIBRARY_PATH)}">${page.frame.editors}</a></p>`;
}
