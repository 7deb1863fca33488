// Shows who is signed in, and lets an admin sign someone out everywhere.
import { isIdle, type Session } from '../../../bot/model/people/session-record.js';
import { PEOPLE_PATH } from '../model/paths.js';
import { UNREADABLE } from '../security/post-guard.js';
import type { Desk } from './frame/context.js';
import type { FormPage, FormView } from './frame/form-page.js';
import { DOT } from '../design/fact-list.js';
import { filled } from '../design/filled.js';
import { markup, type Html } from '../design/markup.js';
import { hiddenFields } from '../security/csrf-form.js';
import { deskPerson } from '../model/places.js';
import { timeElement } from '../design/format-time.js';
import type { AddedRoles } from '../sign-in/sessions.js';
import { peopleWording as said } from './wording/people-wording.js';

interface PeopleView extends FormView<unknown> {
  /** The sessions of people who are signed in, newest first. */
  sessions: readonly Session[];
  addedRoles: AddedRoles;
}

interface Chosen {
  subject?: string;
  how?: string;
}

export const peoplePage = (desk: Desk): FormPage<Chosen> => ({
  path: PEOPLE_PATH,
  title: said.title,
  said: new Map(Object.entries(said.done)),
  main: async (view) =>
    peopleMain({
      ...view,
      sessions: await signedInNow(desk),
      addedRoles: desk.options.addedRoles,
    }),
  typedIn: ({ field }) => ({ subject: field('person'), how: field('do') }),
  async submit({ typed: { subject, how }, by }) {
    const { options } = desk;
    if (subject === undefined || (how !== 'sign-out' && how !== 'left')) return UNREADABLE;
    const session = (await signedInNow(desk)).find((one) => one.subject === subject);
    if (!session) return { problem: said.notSignedIn, status: 400 };
    const ended = await options.endSessions({ subject, name: session.name, left: how === 'left' });
    options.log.info({ by: by.id, subject, ended, how }, 'An admin signed someone out.');
    return { said: how === 'left' ? 'left' : 'ended' };
  },
});

async function signedInNow({ options, now }: Desk): Promise<Session[]> {
  const at = now();
  const sessions = await options.sessions.list(at.toISOString());
  return sessions.filter((session) => !isIdle(session, at, options.sessionIdleHours));
}

function peopleMain(view: PeopleView): Html {
  const { sessions } = view;
  const people = new Map<string, Session[]>();
  for (const session of sessions)
    people.set(session.subject, [...(people.get(session.subject) ?? []), session]);
  return markup`<p>${said.intro}</p>
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
  return markup`<li class="adviser"><h2><bdi>${name}</bdi>${isSelf && ` ${said.you}`}</h2>
<p>${allRoles.join(', ') || said.practitioner}${DOT}${said.signedIn(theirs.length)}${DOT}${filled(said.lastUsed, { when: timeElement(lastUsed, now) })}</p>
<p class="hint">${said.id} <code>${subject}</code></p>
<form method="post" action="${PEOPLE_PATH}" class="buttons">${hiddenFields(forms)}<input type="hidden" name="person" value="${subject}">
<button type="submit" class="button plain" name="do" value="sign-out">${said.signOut}<span class="hidden">: ${name}</span></button>
${!isSelf && markup`<button type="submit" class="button danger" name="do" value="left">${said.left}<span class="hidden">: ${name}</span></button>`}</form></li>`;
}
