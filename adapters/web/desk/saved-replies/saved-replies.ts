// The page of the team's saved replies, where advisers add, edit and delete them.
import {
  LONGEST_SAVED_REPLY,
  LONGEST_TITLE,
  type SavedReply,
} from '../../../../bot/model/handoff/saved-reply.js';
import { SAVED_REPLIES_PATH } from '../../model/paths.js';
import type { Posted } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import { trimmed, type FormPage, type FormView } from '../frame/form-page.js';
import { timeElement } from '../../design/format-time.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { hiddenFields, type CsrfForm } from '../../security/csrf-form.js';

/** `id` is empty for a new one. */
type TypedReply = Pick<SavedReply, 'id' | 'title' | 'text'>;

interface SavedRepliesView extends FormView<TypedReply> {
  replies: readonly SavedReply[];
}

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

function savedRepliesMain({ replies, forms, now, typed }: SavedRepliesView): Html {
  const typedFor = (id: string) => (typed?.id === id ? typed : undefined);
  return markup`<p>Advisers can insert a saved reply when they write to a practitioner, and edit it before they send it. Do not include personal details.</p>
${
  replies.length
    ? markup`<ul class="cases">${replies.map((reply) => showReply(reply, forms, now, typedFor(reply.id)))}</ul>`
    : markup`<p class="empty">There are no saved replies yet.</p>`
}
<section aria-labelledby="new-title"><h2 id="new-title">Add a reply</h2>
${replyForm(typedFor('') ?? { id: '', title: '', text: '' }, forms)}</section>`;
}

function showReply(reply: SavedReply, forms: CsrfForm, now: Date, typed?: TypedReply): Html {
  return markup`<li class="adviser saved-reply"><h2>${reply.title}</h2><p class="text" dir="auto">${reply.text}</p>
<p class="hint">Last saved by <bdi>${reply.by.name ?? 'someone'}</bdi>, ${timeElement(reply.at, now)}.</p>
<details${flag('open', typed !== undefined)}><summary>Edit<span class="hidden">: ${reply.title}</span></summary>${replyForm(typed ?? reply, forms)}</details></li>`;
}

function replyForm({ id, title, text }: TypedReply, forms: CsrfForm): Html {
  const name = id || 'new';
  return markup`<form method="post" action="${SAVED_REPLIES_PATH}" class="stack" novalidate>${hiddenFields(forms)}<input type="hidden" name="reply" value="${id}">
<label for="title-${name}">Title</label>
<input id="title-${name}" name="title" value="${title}" maxlength="${LONGEST_TITLE}" autocomplete="off" required>
<label for="text-${name}">Reply</label>
<textarea id="text-${name}" name="text" rows="5" dir="auto" maxlength="${LONGEST_SAVED_REPLY}" autocomplete="off" required>\n${text}</textarea>
<div class="buttons"><button type="submit" class="button primary" name="do" value="save">Save</button>
${id !== '' && markup`<button type="submit" class="button plain" name="do" value="delete">Delete<span class="hidden">: ${title}</span></button>`}</div></form>`;
}
