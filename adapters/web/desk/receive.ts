// Receives what an adviser posts at the desk, hands it to the inbox, and shows the result.
import { createHash } from 'node:crypto';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { jsonReply } from '../../http/http.js';
import { seeOther } from '../design/page.js';
import { escalationPath } from '../model/paths.js';
import { personalPlaceOf } from '../model/places.js';
import { checkForm } from '../security/csrf-form.js';
import type { Posted, Refusal } from '../security/post-guard.js';
import { readPost } from '../security/post-guard.js';
import type { SignedIn } from '../model/signed-in.js';
import { turnId } from './escalation-thread.js';
import type { Desk } from './frame/context.js';
import { readAction, wordsOf } from './read-action.js';
import type { DeskChange } from './read-change.js';
import { isChange, readChange } from './read-change.js';
import { readEscalation, showEscalation } from './show-escalation.js';

export async function receiveAtDesk(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const adviser = visitor.person;
  const posted = readPost(exchange);
  const escalation = exchange.params.escalation ?? '';
  const wanted =
    (await checkForm(desk, visitor, exchange, posted)) ??
    (await readWanted(desk, visitor, posted, escalation));
  if ('saved' in wanted) return showEscalation(desk, exchange, { draft: wanted.saved, startsWriting: true });
  if ('problem' in wanted) {
    const { problem, status } = wanted;
    if (posted.wantsJson) return jsonReply(status, { problem });
    return showEscalation(desk, exchange, {
      problem: { text: problem, words: isReply(posted) ? (posted.field('text') ?? '') : '' },
      status,
    });
  }
  const idempotencyKey = idempotencyKeyOf(posted, wanted.event);
  await desk.options.inbox.receive({
    ...wanted.event,
    id: deskEventId(adviser, idempotencyKey),
    place: personalPlaceOf(adviser)!,
    from: adviser,
    sentAt: desk.now().toISOString(),
  });
  if (posted.wantsJson) return jsonReply(202, { stored: true });
  const shown = wanted.message === undefined ? '' : `#${turnId(wanted.message)}`;
  return seeOther(`${escalationPath(escalation)}?said=${idempotencyKey}${shown}`);
}

interface Wanted {
  event: { kind: 'action'; action: Action } | DeskChange['event'];
  /** The message to show afterwards. */
  message?: string;
}

async function readWanted(
  desk: Desk,
  visitor: SignedIn,
  posted: Posted,
  escalation: string,
): Promise<Wanted | { saved: string } | Refusal> {
  if (posted.field('do') === 'use-saved') return withSavedReply(desk, posted);
  if (isChange(posted)) return readChange(posted, await readEscalation(desk, visitor, escalation));
  const action = readAction(posted, escalation);
  return 'problem' in action ? action : { event: { kind: 'action', action } };
}

/** Adds the saved reply below what is already written. With JavaScript, the page inserts it at the cursor instead. */
async function withSavedReply({ options }: Desk, posted: Posted): Promise<{ saved: string }> {
  const replies = await options.savedReplies.list();
  const picked = replies.find(({ id }) => id === posted.field('saved'))?.text ?? '';
  return { saved: [wordsOf(posted), picked].filter((text) => text !== '').join('\n\n') };
}

/** The bot's reply to an event has the event's id, so that the page can find it. */
export function deskEventId(adviser: Person, idempotencyKey: string): string {
  return `${adviser.id}:action:${idempotencyKey}`;
}

/** As in the chat: going back and writing something else counts as a new press. */
function idempotencyKeyOf(posted: Posted, wanted: Wanted['event']): string {
  const idempotencyKey = posted.field('press')!;
  if (posted.wantsJson) return idempotencyKey;
  return createHash('sha256')
    .update(`${idempotencyKey}\n${JSON.stringify(wanted)}`)
    .digest('base64url')
    .slice(0, 22);
}

/** Only the text of a reply or note has to be sent back: the page itself keeps the words of other forms. */
function isReply(posted: Posted): boolean {
  return posted.field('do') === 'reply' || posted.field('do') === 'note';
}
