// The page that shows who is signed in, with a way to sign each of them out.
import type { Session } from '../../../bot/model/people/session-record.js';
import { markup, type Html } from '../design/markup.js';
import { hiddenFields } from '../security/csrf-form.js';
import { PEOPLE_PATH } from '../model/paths.js';
import { deskPerson } from '../model/places.js';
import { timeElement } from '../design/format-time.js';
import type { AddedRoles } from '../sign-in/sessions.js';
import type { FormView } from './frame/form-page.js';

interface PeopleView extends FormView<unknown> {
  /** Newest first. */
  sessions: readonly Session[];
  addedRoles: AddedRoles;
}

export function peopleMain(view: PeopleView): Html {
  const { sessions } = view;
  const people = new Map<string, Session[]>();
  for (const session of sessions)
    people.set(session.subject, [...(people.get(session.subject) ?? []), session]);
  return markup`<p>This page lists everyone who is signed in now. To keep someone out, close their account or remove their role first. Otherwise they can sign in again. When you sign someone out, the requests they claimed at the desk go back in the queue; if they have left, so do those they claimed in Teams or Slack.</p>
<ul class="advisers">${[...people.values()].map((theirs) => showPerson(theirs, view))}</ul>`;
}

function showPerson(theirs: Session[], { addedRoles, reader, forms, now }: PeopleView): Html {
  const [newest] = theirs;
  if (!newest) return markup``;
  const { subject, name, roles } = newest;
  const allRoles = [...new Set([...roles, ...addedRoles(newest)])];
  const isSelf = deskPerson(subject, name).id === reader.id;
  const lastUsed = theirs
    .map(({ usedAt, beganAt }) => usedAt ?? beganAt)
    .sort()
    .at(-1)!;
  return markup`<li class="adviser"><h2><bdi>${name}</bdi>${isSelf && ' (you)'}</h2>
<p>${allRoles.join(', ') || 'practitioner'} · signed in${theirs.length > 1 && ` in ${theirs.length} browsers`} · last used ${timeElement(lastUsed, now)}</p>
<p class="hint">ID: <code>${subject}</code></p>
<form method="post" action="${PEOPLE_PATH}" class="buttons">${hiddenFields(forms)}<input type="hidden" name="person" value="${subject}">
<button type="submit" class="button plain" name="do" value="sign-out">Sign out everywhere<span class="hidden">: ${name}</span></button>
${!isSelf && markup`<button type="submit" class="button danger" name="do" value="left">Has left: sign out and return all requests<span class="hidden">: ${name}</span></button>`}</form></li>`;
}
