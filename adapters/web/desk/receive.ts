// Takes what an adviser posts at the desk, hands it to the inbox, and shows what came of it.
import { createHash } from 'node:crypto';
import type { Action } from '../../../bot/action.js';
import type { Person } from '../../../bot/person.js';
import type { HttpExchange, HttpReply } from '../../http.js';
import { jsonReply } from '../../http.js';
import { seeOther } from '../page.js';
import { escalationPath } from '../paths.js';
import { personalPlaceOf } from '../places.js';
import type { Posted, Refusal } from '../post-guard.js';
import { checkRate, FOREIGN, isFromOurPages, isPressId, readPost } from '../post-guard.js';
import { showCase } from './show-case.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import type { Desk } from './context.js';
import { LONGEST_OUTCOME, LONGEST_REPLY } from './forms.js';

const OLD_PAGE: Refusal = { status: 403, problem: 'This page is out of date. Reload it and try again.' };
const UNREADABLE: Refusal = {
  status: 400,
  problem: 'That could not be read. Reload the page and try again.',
};
const EMPTY: Refusal = { status: 400, problem: 'Write your message first.' };

export async function receiveAtDesk(
  desk: Desk,
  visitor: SignedIn,
  exchange: HttpExchange,
): Promise<HttpReply> {
  const adviser = visitor.person;
  const posted = readPost(exchange);
  const escalation = exchange.params.escalation ?? '';
  const action = readAction(posted, escalation);
  const refusal =
    (await refuse(desk, visitor, exchange, posted)) ?? ('problem' in action ? action : undefined);
  if (refusal || 'problem' in action) {
    const { problem, status } = refusal ?? UNREADABLE;
    if (posted.wantsJson) return jsonReply(status, { problem });
    return showCase(desk, visitor, escalation, {
      problem: { text: problem, words: posted.field('text') ?? '' },
      status,
    });
  }
  const press = pressOf(posted, action);
  await desk.options.inbox.receive({
    kind: 'action',
    id: deskEventId(adviser, press),
    place: personalPlaceOf(adviser)!,
    from: adviser,
    sentAt: desk.now().toISOString(),
    action,
  });
  if (posted.wantsJson) return jsonReply(202, { stored: true });
  return seeOther(`${escalationPath(escalation)}?said=${press}`);
}

/** The bot's reply to an event bears the event's id, by which the page finds it. */
export function deskEventId(adviser: Person, press: string): string {
  return `${adviser.id}:action:${press}`;
}

async function refuse(
  desk: Desk,
  { person, formToken }: SignedIn,
  exchange: HttpExchange,
  posted: Posted,
): Promise<Refusal | undefined> {
  if (!isFromOurPages(exchange, desk.options.publicUrl)) return FOREIGN;
  if (posted.field('token') !== formToken) return OLD_PAGE;
  if (!isPressId(posted.field('press'))) return UNREADABLE;
  return checkRate(desk.limits, 'action', person.id, exchange);
}

function readAction(posted: Posted, escalation: string): Action | Refusal {
  const wanted = posted.field('do');
  const text = (posted.field('text') ?? '').replace(/\r\n?/g, '\n').trim();
  switch (wanted) {
    case 'claim':
    case 'hand-back':
      return { do: wanted, escalation };
    case 'resolve': {
      const outcome = (posted.field('outcome') ?? '').trim().slice(0, LONGEST_OUTCOME);
      return { do: 'resolve', escalation, ...(outcome && { outcome }) };
    }
    case 'reply':
    case 'note': {
      if (text === '') return EMPTY;
      const written = wanted === 'note' ? asNote(text) : text;
      return written.length > LONGEST_REPLY
        ? tooLong(text.length)
        : { do: 'reply', escalation, text: written };
    }
    default:
      return UNREADABLE;
  }
}

/** Lines that begin so stay with the advisers, on every platform. */
function asNote(text: string): string {
  return text.replace(/^/gm, '// ');
}

function tooLong(length: number): Refusal {
  return {
    status: 413,
    problem: `Your message has ${length.toLocaleString('en-GB')} characters; ${LONGEST_REPLY.toLocaleString('en-GB')} is the most. Please send it in parts.`,
  };
}

/** As in the chat: going back and writing something else is not the same press. */
function pressOf(posted: Posted, action: Action): string {
  const press = posted.field('press')!;
  if (posted.wantsJson) return press;
  return createHash('sha256')
    .update(`${press}\n${JSON.stringify(action)}`)
    .digest('base64url')
    .slice(0, 22);
}
