// Builds the page for a request that does not exist, or that has been deleted.
import type { HttpReply } from '../../../http/http.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { markup } from '../../design/markup.js';
import { DESK_PATH } from '../../model/paths.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { Desk } from './context.js';
import { deskPageReply } from './desk-page.js';
import { frameWording } from '../wording/frame-wording.js';

export function notFoundReply(desk: Desk, visitor: SignedIn): Promise<HttpReply> {
  const { title, request } = frameWording.notFound;
  return deskPageReply(desk, visitor, {
    title,
    main: markup`<h1>${title}</h1><p>${request}</p><p><a href="${DESK_PATH}">${deskWording.request.all}</a></p>`,
    status: 404,
  });
}
