// The frame of the library's pages: the sections this person can open, who is signed in, and a way to sign in or out.
import type { HttpReply } from '../../../http/http.js';
import { LIBRARY_GROUPS, libraryPagesOf, type LibraryPage } from '../../model/library-pages.js';
import { markup, type Html } from '../../design/markup.js';
import { pageReply } from '../../design/page.js';
import type { SignedIn } from '../../model/signed-in.js';
import { startAddress } from '../../sign-in/sign-in.js';
import { signOutForm } from '../../sign-in/sign-out-form.js';
import { LIBRARY_PATH } from '../../model/paths.js';
import type { Library } from './context.js';
import { wordsIn } from '../../../../bot/copy/words-in.js';
import type { Language } from '../../../../knowledge/model/language.js';

export interface LibraryPageParts {
  title: string;
  /** Which section this is, by its address. */
  current?: string;
  main: Html;
  /** In addition to message.css and library.css. */
  styles?: readonly string[];
  scripts?: readonly string[];
  /** The live stream of the page; absent for a page that does not update. */
  stream?: string;
  status?: number;
  /** For a page that practitioners use. */
  language?: Language;
  bilingual?: boolean;
}

/** `reader` is undefined if no one is signed in. */
export function libraryPageReply(
  { assets }: Pick<Library, 'assets'>,
  reader: SignedIn | undefined,
  parts: LibraryPageParts,
): HttpReply {
  return pageReply(
    assets,
    {
      title: parts.title,
      language: parts.language,
      bilingual: parts.bilingual,
      section: 'library',
      styles: ['message.css', 'library.css', ...(parts.styles ?? [])],
      scripts: parts.scripts ?? [],
      data: {
        ...(reader && { token: reader.formToken }),
        ...(parts.stream !== undefined && { stream: parts.stream }),
      },
      aside: reader ? signOutForm(reader) : signInLink(parts.language),
      main: markup`${sections(reader, parts.current)}${parts.main}`,
    },
    parts.status ?? 200,
  );
}

/**
 * Links to the sections: 2 rows if there is room, or a menu on a phone, never both. No links if there is only one
 * section.
 */
function sections(reader: SignedIn | undefined, current: string | undefined): Html | false {
  const pages = libraryPagesOf(reader?.roles);
  if (pages.length < 2) return false;
  const here = pages.find(({ href }) => href === current);
  const groups = LIBRARY_GROUPS.map((group) => ({
    group,
    pages: pages.filter((page) => page.group === group),
  })).filter((one) => one.pages.length > 0);
  const inGroup = groups.find(({ group }) => group === here?.group)?.pages ?? [];
  return markup`<nav class="library-sections" aria-label="Library">
<ul class="sections-row">${groups.map(({ group, pages: [first] }) => groupLink(group, first!, here))}</ul>
${inGroup.length > 1 && markup`<ul class="sections-row sections-pages" aria-label="${here?.group}">${linksTo(inGroup, current)}</ul>`}
<details class="sections-menu"><summary>Sections${here && markup`<span class="hidden">, current page:</span> <span class="sections-here">${here.text}</span>`}</summary>
${groups.map(({ group, pages: those }) => {
  const id = `sections-${group.toLowerCase().replaceAll(' ', '-')}`;
  return markup`<p id="${id}">${group}</p><ul aria-labelledby="${id}">${linksTo(those, current)}</ul>`;
})}</details></nav>`;
}

/** Links to the first page of the group, which may be the group's only page. */
function groupLink(group: string, first: LibraryPage, here: LibraryPage | undefined): Html {
  const isPage = first.text === group && here?.href === first.href;
  const current = here?.group === group && (isPage ? 'page' : 'true');
  return markup`<li><a href="${first.href}"${current && markup` aria-current="${current}"`}>${group}</a></li>`;
}

function linksTo(pages: readonly LibraryPage[], current: string | undefined): Html {
  return markup`${pages.map(
    ({ href, text }) =>
      markup`<li><a href="${href}"${href === current && markup` aria-current="page"`}>${text}</a></li>`,
  )}`;
}

function signInLink(language?: Language): Html {
  return markup`<a class="signed-in" href="${startAddress(LIBRARY_PATH)}">${wordsIn(language).page.frame.editors}</a>`;
}
