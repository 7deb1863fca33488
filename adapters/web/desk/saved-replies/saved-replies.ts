// The page of the team's saved replies, where advisers add, edit and delete them.
import { LONGEST_SAVED_REPLY, LONGEST_TITLE } from '../../../../bot/model/handoff/saved-reply.js';
import { SAVED_REPLIES_PATH } from '../../model/paths.js';
import type { Posted } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import { trimmed, type FormPage } from '../frame/form-page.js';
import { savedRepliesMain, type TypedReply } from './saved-replies-page.js';

const SAID = new Map([
  ['saved', 'Saved. All advisers can use this reply now.'],
  ['deleted', 'The saved reply has been deleted.'],
]);

export const savedRepliesPage = ({ options: { savedReplies }, now }: Desk): FormPage<TypedReply> => ({
  path: SAVED_REPLIES_PATH,
  title: 'Saved replies',
  said: SAID,
  main: async (view) => savedRepliesMain({ ...view, replies: await savedReplies.list() }),
  typedIn: readTyped,
  async submit({ posted, typed, by }) {
    const known = (await savedReplies.list()).find(({ id }) => id === typed.id);
    if (posted.field('do') === 'delete') {
      if (known) await savedReplies.remove(known.id);
      return { said: 'deleted' };
    }
    const problem = problemOf(typed);
    if (problem !== undefined) return { problem, status: 400 };
    // The id of a new one comes from the form, so pressing twice saves it once.
    const id = known?.id ?? posted.field('press')!;
    await savedReplies.save({ ...typed, id, by, at: now().toISOString() });
    return { said: 'saved' };
  },
});

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
