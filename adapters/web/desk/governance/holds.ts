// Serves the page of legal holds, and lets admins place and lift them.
import { readScope } from '../../../../bot/model/governance/read-scope.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { HOLDS_PATH } from '../../model/paths.js';
import { checkForm } from '../../security/csrf-form.js';
import type { Posted } from '../../security/post-guard.js';
import { readPost } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import type { Refused } from '../frame/form-page.js';
import { formPageReply, trimmed, typedIn } from '../frame/form-page.js';
import { HOLD_FIELDS, holdsMain } from './holds-page.js';
import { platformsIn } from './platform-label.js';
import type { TypedHold } from './holds-page.js';

const SAID = new Map([
  ['placed', 'The hold is in force. Data it covers will not be deleted.'],
  ['lifted', 'The hold has been lifted. Data that was due for deletion is being deleted now.'],
]);

interface RefusedHold extends Refused {
  typed: TypedHold;
  /** The hold that was not lifted. */
  lifting?: string;
}

export async function showHolds(
  desk: Desk,
  exchange: HttpExchange,
  refused?: RefusedHold,
): Promise<HttpReply> {
  const holds = await desk.options.governance.holds();
  const platforms = platformsIn(await desk.options.governance.switches());
  return formPageReply(desk, exchange, {
    title: 'Legal holds',
    current: HOLDS_PATH,
    styles: ['governance.css'],
    said: SAID,
    refused,
    main: (view) =>
      holdsMain({ ...view, holds, platforms, typed: refused?.typed ?? {}, lifting: refused?.lifting }),
  });
}

export async function receiveHold(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const typed = typedIn(posted, HOLD_FIELDS);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showHolds(desk, exchange, { typed, ...refusal });
  const by = visitor.person.name ?? visitor.person.id;
  return posted.field('do') === 'lift'
    ? lift(desk, exchange, posted, by)
    : place(desk, exchange, { typed, by, press: posted.field('press')! });
}

async function lift(desk: Desk, exchange: HttpExchange, posted: Posted, by: string): Promise<HttpReply> {
  const id = posted.field('hold') ?? '';
  const reason = trimmed(posted, 'why');
  const refuse = (problem: string) =>
    showHolds(desk, exchange, { typed: {}, problem, status: 400, lifting: id });
  if (reason === '') return refuse('Enter why you are lifting the hold.');
  const wasLifted = await desk.options.governance.lift(id, by, reason);
  return wasLifted ? seeOther(`${HOLDS_PATH}?said=lifted`) : refuse('That hold has already been lifted.');
}

async function place(
  desk: Desk,
  exchange: HttpExchange,
  { typed, by, press }: { typed: TypedHold; by: string; press: string },
): Promise<HttpReply> {
  const refuse = (problem: string) => showHolds(desk, exchange, { typed, problem, status: 400 });
  const { kind, platform = '', target = '', from, to, until, reason = '' } = typed;
  const read = readScope(
    {
      ...(kind === 'person' && { person: target && `${platform}:${target}` }),
      ...(kind === 'conversation' && { conversation: target }),
      ...(kind === 'request' && { request: target }),
      ...(kind === 'period' && { from: from || 'none', to }),
      until,
    },
    desk.now().toISOString(),
  );
  if ('problem' in read) return refuse(read.problem);
  // A new hold's id comes from the form, so pressing twice only places one.
  const placed = await desk.options.governance.place({
    ...read,
    id: press,
    reason,
    mayTell: typed.tell === 'yes',
    by,
  });
  return placed.outcome === 'placed' ? seeOther(`${HOLDS_PATH}?said=placed`) : refuse(placed.problem);
}
