// The page that shows who is signed in, where an admin can sign someone out everywhere.
import { isIdle, type Session } from '../../../bot/model/people/session-record.js';
import { PEOPLE_PATH } from '../model/paths.js';
import { UNREADABLE } from '../security/post-guard.js';
import type { Desk } from './frame/context.js';
import type { FormPage } from './frame/form-page.js';
import { peopleMain } from './people-page.js';

const SAID = new Map([
  [
    'ended',
    'Signed out everywhere. Any pages they have open will stop working within 20 seconds, and requests they claimed at the desk will go back in the queue.',
  ],
  ['left', 'Signed out everywhere. Their open requests will go back in the queue.'],
]);

interface Chosen {
  subject?: string;
  how?: string;
}

export const peoplePage = (desk: Desk): FormPage<Chosen> => ({
  path: PEOPLE_PATH,
  title: 'People',
  said: SAID,
  main: async (view) =>
    peopleMain({
      ...view,
      sessions: await signedInNow(desk),
      addedRoles: desk.options.addedRoles ?? (() => []),
    }),
  typedIn: ({ field }) => ({ subject: field('person'), how: field('do') }),
  async submit({ typed: { subject, how }, by }) {
    const { options } = desk;
    if (subject === undefined || (how !== 'sign-out' && how !== 'left')) return UNREADABLE;
    const session = (await signedInNow(desk)).find((one) => one.subject === subject);
    if (!session) return { problem: 'They are no longer signed in.', status: 400 };
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
