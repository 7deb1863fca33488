// The page for a request that does not exist, or no longer exists.
import type { HttpReply } from '../../../http/http.js';
import { markup } from '../../design/markup.js';
import { DESK_PATH } from '../../model/paths.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { Desk } from './context.js';
import { deskPageReply } from './desk-page.js';

export function notFoundReply(desk: Desk, visitor: SignedIn): Promise<HttpReply> {
  return deskPageReply(desk, visitor, {
    title: 'Not found',
    main: markup`<h1>Not found</h1><p>We could not find that request.</p><p><a href="${DESK_PATH}">All requests</a></p>`,
    status: 404,
  });
}
