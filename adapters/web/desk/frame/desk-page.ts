// Builds the frame of the desk's pages: links to the other pages, who is signed in, and how to sign out.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { HttpReply } from '../../../http/http.js';
import { deskScriptWording } from '../../../../bot/wording/staff/desk-script-wording.js';
import { deskPagesOf } from '../../model/desk-pages.js';
import { markup, type Html } from '../../design/markup.js';
import { liveRegions, showRegion } from '../../delivery/region.js';
import { readerTag } from '../../security/digest.js';
import { pageReply } from '../../design/page.js';
import { sectionLinks } from '../../design/sections.js';
import type { SignedIn } from '../../model/signed-in.js';
import { signOutForm } from '../../sign-in/sign-in-notices.js';
import { NEEDS_EVENTS_PATH } from '../../model/paths.js';
import type { Desk } from './context.js';
import { hasExpired, secretsNearExpiry } from '../../../../bot/model/governance/expiring-secret.js';
import { may } from '../../../../bot/model/people/roles.js';
import { longDate } from '../../design/format-time.js';
import { warning } from '../../design/render.js';
import { needsRegion, readNeeds, type NeedsPage } from './list-adviser-needs.js';
import { frameWording } from '../wording/frame-wording.js';

export interface DeskPageParts extends NeedsPage {
  title: string;
  current?: string;
  main: Html;
  styles?: readonly string[];
  /** Scripts to load in addition to desk.js. */
  scripts?: readonly string[];
  /** The page's own live stream. If absent, only the list of what needs the adviser is updated. */
  stream?: string;
  status?: number;
}

/** The most links that fit in one row. Advisers and leads have no more than this. */
const FEW = 7;

export async function deskPageReply(desk: Desk, visitor: SignedIn, parts: DeskPageParts): Promise<HttpReply> {
  const needs = await readNeeds(desk, visitor, parts);
  const stream = parts.stream ?? (needs && NEEDS_EVENTS_PATH);
  return pageReply(
    desk.assets,
    {
      title: parts.title,
      section: 'desk',
      styles: ['message.css', ...(parts.styles ?? []), 'desk.css'],
      scripts: ['desk.js', ...(parts.scripts ?? [])],
      scriptWords: deskScriptWording,
      data: {
        token: visitor.formToken,
        reader: readerTag(visitor),
        ...(stream !== undefined && { stream }),
      },
      aside: signOutForm(visitor, wordsIn('en')),
      main: markup`${sectionLinks({ label: frameWording.desk, pages: deskPagesOf(visitor.roles), current: parts.current, inARow: FEW })}${parts.stream === undefined && needs && liveRegions()}<div id="on-top">${showRegion('needs', needsRegion(needs))}</div>${secretWarnings(desk, visitor)}${parts.main}`,
    },
    parts.status ?? 200,
  );
}

/** Warns admins early, on every page. Without a valid secret, no one can sign in, or Teams stops working. */
function secretWarnings({ options, now }: Desk, { roles }: SignedIn): Html[] {
  if (!may(roles, 'govern')) return [];
  const { expires, expired } = frameWording.secret;
  return secretsNearExpiry(options.secrets, now()).map((secret) =>
    warning(
      (hasExpired(secret, now()) ? expired : expires)(secret.setting, longDate(secret.expiresOn)),
      wordsIn('en').page.message,
    ),
  );
}
