// Reads one request and shows it, and reads it again for the page's live stream.
import { listedAs, sameAdviser } from '../../../bot/model/people/roster.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { DESK_PATH, escalationPath } from '../model/paths.js';
import { personalPlaceOf } from '../model/places.js';
import type { SignedIn } from '../model/signed-in.js';
import { escalationMain, type EscalationView } from './escalation-page.js';
import type { Desk } from './frame/context.js';
import { csrfFormOf } from '../security/csrf-form.js';
import { deskPageReply } from './frame/desk-page.js';
import { notFoundReply } from './frame/not-found.js';

export async function showEscalation(
  desk: Desk,
  exchange: HttpExchange,
  outcome: Pick<EscalationView, 'problem' | 'said' | 'startsWriting' | 'draft'> & { status?: number } = {},
): Promise<HttpReply> {
  const adviser = desk.visitorOf(exchange);
  const escalation = exchange.params.escalation ?? '';
  const view = await readEscalation(desk, adviser, escalation);
  if (view) markOriginals(desk, exchange, view);
  if (!view) return notFoundReply(desk, adviser);
  const { status, ...shown } = outcome;
  const { problem } = shown;
  return deskPageReply(desk, adviser, {
    title: problem ? `Not sent: ${problem.text}` : view.file.escalation.urgent ? 'Urgent request' : 'Request',
    current: DESK_PATH,
    styles: ['chat.css', 'escalation.css'],
    stream: `${escalationPath(escalation)}/events`,
    main: escalationMain({ ...view, ...shown }),
    ...(status !== undefined && { status }),
  });
}

/** Someone who has claimed a request sees the original messages, so we record that. */
export function markOriginals(desk: Desk, exchange: HttpExchange, { file, isTheirs }: EscalationView): void {
  if (isTheirs && file.escalation.state === 'claimed') desk.mark(exchange, { what: 'original' });
}

/** Undefined if there is no such escalation. */
export async function readEscalation(
  desk: Desk,
  adviser: SignedIn,
  id: string,
): Promise<EscalationView | undefined> {
  const { queries } = desk.options;
  const { person } = adviser;
  const file = await queries.escalation(id, person);
  if (!file) return undefined;
  const availability = await queries.advisers();
  const roster = availability.map((standing) => standing.adviser);
  const notices = await queries.noticesOf(personalPlaceOf(person)!, id);
  return {
    file,
    adviser: person,
    isTheirs: sameAdviser(roster, file.escalation.holder, person),
    isLead: listedAs(roster, person)?.lead ?? false,
    availability,
    savedReplies: await desk.options.savedReplies.list(),
    forms: csrfFormOf(adviser),
    now: desk.now(),
    notices,
  };
}
