// Reads one escalation and shows it; also what its live stream compares against.
import type { HttpReply } from '../../http.js';
import { markup } from '../markup.js';
import { pageReply } from '../page.js';
import { DESK_PATH, escalationPath } from '../paths.js';
import { personalPlaceOf } from '../places.js';
import type { CaseView } from './case-page.js';
import { caseMain } from './case-page.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import type { Desk } from './context.js';
import { formsOf } from './context.js';
import { deskAside } from './desk-aside.js';

export async function showCase(
  desk: Desk,
  adviser: SignedIn,
  escalation: string,
  outcome: { problem?: CaseView['problem']; status?: number; saidTo?: string } = {},
): Promise<HttpReply> {
  const view = await readCase(desk, adviser, escalation, outcome.saidTo);
  const forms = formsOf(adviser);
  const aside = deskAside(adviser);
  if (!view) {
    const main = markup`<h1>Not found</h1><p>There is no such request.</p><p><a href="${DESK_PATH}">All requests</a></p>`;
    return pageReply(
      desk.assets,
      { title: 'Not found', section: 'desk', styles: ['message.css', 'desk.css'], main, aside },
      404,
    );
  }
  return pageReply(
    desk.assets,
    {
      title: outcome.problem
        ? `Not sent: ${outcome.problem.text}`
        : view.file.escalation.urgent
          ? 'Urgent request'
          : 'Request',
      section: 'desk',
      styles: ['message.css', 'chat.css', 'desk.css'],
      scripts: ['desk.js'],
      data: { token: forms.token, stream: `${escalationPath(escalation)}/events` },
      aside,
      main: caseMain({ ...view, ...(outcome.problem && { problem: outcome.problem }) }),
    },
    outcome.status ?? 200,
  );
}

/** Undefined when there is no such escalation. `saidTo` is the id of the event whose reply is to be shown. */
export async function readCase(
  desk: Desk,
  adviser: SignedIn,
  id: string,
  saidTo?: string,
): Promise<CaseView | undefined> {
  const { reading } = desk.options;
  const file = await reading.escalation(id, adviser.person);
  if (!file) return undefined;
  const told = await reading.messagesIn(personalPlaceOf(adviser.person)!, 0);
  const said = saidTo === undefined ? undefined : told.find((entry) => entry.id.endsWith(saidTo));
  const notices = told.flatMap((entry) =>
    entry.direction === 'out' &&
    entry.escalation === id &&
    !entry.id.startsWith('handover:') &&
    !entry.message.parts.some(({ kind }) => kind === 'relayed')
      ? [entry.message.summary]
      : [],
  );
  return {
    file,
    adviser: adviser.person,
    forms: formsOf(adviser),
    now: desk.now(),
    notices,
    ...(said?.direction === 'out' && { said: said.message.summary }),
  };
}
