// The frame of the desk's pages: the pages this person can open, who is signed in, and how to sign out.
import type { HttpReply } from '../../../http/http.js';
import { deskPagesOf } from '../../model/desk-pages.js';
import { markup, type Html } from '../../design/markup.js';
import { pageReply } from '../../design/page.js';
import type { SignedIn } from '../../model/signed-in.js';
import { signOutForm } from '../../sign-in/sign-out-form.js';
import type { Desk } from './context.js';

export interface DeskPageParts {
  title: string;
  /** Which of the desk's pages this is, by its address. */
  current?: string;
  main: Html;
  styles?: readonly string[];
  /** The page's live stream; absent for a page that does not update. */
  stream?: string;
  status?: number;
}

export function deskPageReply(desk: Desk, visitor: SignedIn, parts: DeskPageParts): HttpReply {
  return pageReply(
    desk.assets,
    {
      title: parts.title,
      section: 'desk',
      styles: ['message.css', ...(parts.styles ?? []), 'desk.css'],
      scripts: ['desk.js'],
      data: {
        token: visitor.formToken,
        ...(parts.stream !== undefined && { stream: parts.stream }),
      },
      aside: signOutForm(visitor),
      main: markup`${deskNavigation(visitor, parts.current)}${parts.main}`,
    },
    parts.status ?? 200,
  );
}

function deskNavigation({ roles }: SignedIn, current: string | undefined): Html {
  return markup`<nav class="desk-pages" aria-label="Desk"><ul>${deskPagesOf(roles).map(
    ({ href, text }) =>
      markup`<li><a href="${href}"${href === current && markup` aria-current="page"`}>${text}</a></li>`,
  )}</ul></nav>`;
}
