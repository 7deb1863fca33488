// Serves the team's saved replies, and lets advisers add, edit and delete them.
import type { SavedReply } from '../../../../bot/model/handoff/saved-reply.js';
import { LONGEST_SAVED_REPLY, LONGEST_TITLE } from '../../../../bot/model/handoff/saved-reply.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { SAVED_REPLIES_PATH } from '../../model/paths.js';
import { checkForm } from '../../security/csrf-form.js';
import type { Posted } from '../../security/post-guard.js';
import { readPost } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import type { Refused } from '../frame/form-page.js';
import { formPageReply, trimmed } from '../frame/form-page.js';
import { savedRepliesMain } from './saved-replies-page.js';
import type { TypedReply } from './saved-replies-page.js';

const SAID = new Map([
  ['saved', 'Saved. All advisers can use this reply now.'],
  ['deleted', 'The saved reply has been deleted.'],
]);

export async function showSavedReplies(
  desk: Desk,
  exchange: HttpExchange,
  refused?: Refused & { typed: TypedReply },
): Promise<HttpReply> {
  const replies = await desk.options.savedReplies.list();
  return formPageReply(desk, exchange, {
    title: 'Saved replies',
    current: SAVED_REPLIES_PATH,
    said: SAID,
    refused,
    main: (view) => savedRepliesMain({ ...view, replies, typed: refused?.typed }),
  });
}

export async function receiveSavedReply(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const { savedReplies } = desk.options;
  const posted = readPost(exchange);
  const typed = readTyped(posted);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showSavedReplies(desk, exchange, { typed, ...refusal });
  const known = (await savedReplies.list()).find(({ id }) => id === typed.id);
  if (posted.field('do') === 'delete') {
    if (known) await savedReplies.remove(known.id);
    return seeOther(`${SAVED_REPLIES_PATH}?said=deleted`);
  }
  const problem = problemOf(typed);
  if (problem !== undefined) return showSavedReplies(desk, exchange, { typed, problem, status: 400 });
  // The id of a new one comes from the form, so pressing twice saves it once.
  const reply: SavedReply = {
    ...typed,
    id: known?.id ?? posted.field('press')!,
    by: visitor.person,
    at: desk.now().toISOString(),
  };
  await savedReplies.save(reply);
  return seeOther(`${SAVED_REPLIES_PATH}?said=saved`);
}

function readTyped(posted: Posted): TypedReply {
  return {
    id: posted.field('reply') ?? '',
    title: (posted.field('title') ?? '').replace(/\s+/g, ' ').trim(),
    text: trimmed(posted, 'text'),
  };
}

function problemOf({ title, text }: TypedReply): string | undefined {
  if (title === '') return 'Enter a title.';
  if (text === '') return 'Enter the reply.';
  if (title.length > LONGEST_TITLE) return `Shorten the title to ${LONGEST_TITLE} characters or fewer.`;
  if (text.length > LONGEST_SAVED_REPLY)
    return `Shorten the reply to ${LONGEST_SAVED_REPLY.toLocaleString('en-GB')} characters or fewer.`;
  return undefined;
}
