import {
  LONGEST_SAVED_REPLY,
  LONGEST_TITLE,
  type SavedReply,
} from '../../../../bot/model/handoff/saved-reply.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { escalationPath, REQUEST, SAVED_REPLIES_PATH } from '../../model/paths.js';
import { typedText, type Posted } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import { nameOf } from '../frame/name-of.js';
import type { FormPage, FormView, Refused } from '../frame/form-page.js';
import { timeElement } from '../../design/format-time.js';
import { filled } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { describedByNotice } from '../../design/render.js';
import { hiddenFields, type CsrfForm } from '../../security/csrf-form.js';
import { frameWording } from '../wording/frame-wording.js';
import { savedReplyWording as said } from '../wording/saved-reply-wording.js';

/** `id` is empty for a new reply. `loaded` is when the version shown in the form was saved. */
interface TypedReply extends Pick<SavedReply, 'id' | 'title' | 'text'> {
  loaded?: string;
}

interface SavedRepliesView extends FormView<TypedReply> {
  replies: readonly SavedReply[];
}

export const savedRepliesPage = ({ options: { savedReplies }, now }: Desk): FormPage<TypedReply> => ({
  path: SAVED_REPLIES_PATH,
  title: said.title,
  said: new Map(Object.entries(said.done)),
  main: async (view) => savedRepliesMain({ ...view, replies: await savedReplies.list() }),
  typedIn: readTyped,
  async submit({ posted, typed, by }) {
    const { title, text, loaded } = typed;
    const find = async () => (await savedReplies.list()).find(({ id }) => id === typed.id);
    const known = await find();
    if (posted.field('do') === 'delete') {
      const removed = !known || (await savedReplies.remove(known.id, loaded));
      const newer = removed ? undefined : await find();
      return newer ? changedMeanwhile(newer, { ...typed, loaded: newer.at }) : { said: 'deleted' };
    }
    const wrong = problemOf(typed);
    if (wrong) return { ...wrong, status: 400 };
    // The id of a new reply comes from the form, so that pressing the button twice saves it once.
    const reply = { id: known?.id ?? posted.field('press')!, title, text, by, at: now().toISOString() };
    const request = posted.field(REQUEST);
    if (await savedReplies.save(reply, known && loaded)) return { said: 'saved', request };
    const newer = await find();
    if (newer) return changedMeanwhile(newer, { ...typed, loaded: newer.at });
    await savedReplies.save(reply);
    return { said: 'saved' };
  },
});

/**
 * Shows the form again with what was typed. Saving it now replaces the other adviser's version, which the
 * page shows above the form.
 */
function changedMeanwhile({ by }: SavedReply, typed: TypedReply): Refused<TypedReply> {
  return { problem: said.problems.changedBy(by.name ?? frameWording.someone.atStart), status: 409, typed };
}

function readTyped(posted: Posted): TypedReply {
  const loaded = posted.field('loaded');
  return {
    ...(loaded && { loaded }),
    id: posted.field('reply') ?? '',
    title: (posted.field('title') ?? '').replace(/\s+/g, ' ').trim(),
    text: typedText(posted, 'text'),
  };
}

function problemOf({ title, text }: TypedReply): { problem: string; field: string } | undefined {
  const { problems } = said;
  if (title === '') return { problem: problems.noTitle, field: 'title' };
  if (text === '') return { problem: problems.noReply, field: 'text' };
  if (title.length > LONGEST_TITLE) return { problem: problems.longTitle(LONGEST_TITLE), field: 'title' };
  if (text.length <= LONGEST_SAVED_REPLY) return undefined;
  return { problem: problems.longReply(LONGEST_SAVED_REPLY), field: 'text' };
}

function savedRepliesMain({ replies, forms, now, typed, field, query }: SavedRepliesView): Html {
  const request = query.get(REQUEST);
  const typedFor = (id: string) => (typed?.id === id ? { ...typed, field } : undefined);
  return markup`${request !== null && markup`<p><a href="${escalationPath(request)}">${deskWording.request.back}</a></p>`}<p>${said.intro}</p>
${
  replies.length
    ? markup`<ul class="cases">${replies.map((reply) => showReply(reply, forms, now, typedFor(reply.id)))}</ul>`
    : markup`<p class="empty">${said.none}</p>`
}
<section aria-labelledby="new-title"><h2 id="new-title">${said.add}</h2>
${replyForm(typedFor('') ?? { id: '', title: '', text: '' }, forms)}</section>`;
}

function showReply(reply: SavedReply, forms: CsrfForm, now: Date, typed?: RefusedReply): Html {
  return markup`<li class="adviser saved-reply"><h2>${reply.title}</h2><p class="text" dir="auto">${reply.text}</p>
<p class="hint">${filled(said.saved, { name: nameOf(reply.by, 'inside'), when: timeElement(reply.at, now) })}</p>
<details${flag('open', typed !== undefined)}><summary>${said.edit}<span class="hidden">: ${reply.title}</span></summary>${replyForm(typed ?? { ...reply, loaded: reply.at }, forms)}</details></li>`;
}

interface RefusedReply extends TypedReply {
  field?: string;
}

function replyForm({ id, title, text, loaded, field }: RefusedReply, forms: CsrfForm): Html {
  const name = id || 'new';
  return markup`<form method="post" action="${SAVED_REPLIES_PATH}" class="stack" novalidate>${hiddenFields(forms)}<input type="hidden" name="reply" value="${id}">${loaded !== undefined && markup`<input type="hidden" name="loaded" value="${loaded}">`}
<label for="title-${name}">${said.fields.title}</label>
<input id="title-${name}" name="title" value="${title}" maxlength="${LONGEST_TITLE}" autocomplete="off" required${describedByNotice(field === 'title')}>
<label for="text-${name}">${said.fields.reply}</label>
<textarea id="text-${name}" name="text" rows="5" dir="auto" maxlength="${LONGEST_SAVED_REPLY}" autocomplete="off" required${describedByNotice(field === 'text')}>\n${text}</textarea>
<div class="buttons"><button type="submit" class="button primary" name="do" value="save">${frameWording.save}</button>
${id !== '' && markup`<button type="submit" class="button plain" name="do" value="delete">${said.remove}<span class="hidden">: ${title}</span></button>`}</div></form>`;
}
