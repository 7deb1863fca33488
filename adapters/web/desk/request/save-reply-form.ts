// Lets an adviser edit a message they sent and add it to the team's saved replies.
import { withoutNotes } from '../../../../bot/handoff/messages/internal-notes.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { LONGEST_SAVED_REPLY, LONGEST_TITLE } from '../../../../bot/model/handoff/saved-reply.js';
import type { RelayedEntry } from '../../../../bot/model/queries.js';
import { markup, type Html } from '../../design/markup.js';
import { REQUEST, SAVED_REPLIES_PATH } from '../../model/paths.js';
import { hiddenFields, type CsrfForm } from '../../security/csrf-form.js';

const said = deskWording.forms;

export function saveReplyForm(
  { message, text: written, escalation }: Pick<RelayedEntry, 'message' | 'text' | 'escalation'>,
  forms: CsrfForm,
): Html {
  const id = `save-${message}`;
  // The team's replies are sent to practitioners, so they must not contain what only advisers may see.
  const text = withoutNotes(written);
  return markup`<details class="change" id="details-${id}"><summary>${said.saveReply}<span class="hidden">: ${text.slice(0, 60)}</span></summary><form method="post" action="${SAVED_REPLIES_PATH}" class="stack" novalidate>${hiddenFields(forms)}<input type="hidden" name="reply" value=""><input type="hidden" name="${REQUEST}" value="${escalation}">
<label for="${id}-title">${said.savedReplyTitle}</label>
<input id="${id}-title" name="title" maxlength="${LONGEST_TITLE}" autocomplete="off" required>
<label for="${id}-text">${said.savedReplyText}</label>
<textarea id="${id}-text" name="text" rows="4" dir="auto" maxlength="${LONGEST_SAVED_REPLY}" autocomplete="off" required>\n${text}</textarea>
<p class="hint">${said.savedReplyHint}</p>
<div class="buttons"><button type="submit" class="button plain" name="do" value="save">${said.saveAsReply}</button></div></form></details>`;
}
