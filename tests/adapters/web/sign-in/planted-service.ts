// A service in which each kind of record about a person contains its own invented word. Includes the
// addresses that show these records.
import type { Person } from '../../../../bot/model/people/person.js';
import { newId } from '../../../../bot/jobs/unit-of-work.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import type { PlainBrowser } from '../../../fakes/web/running-pages.js';
import { QUESTION } from '../../../fakes/real-stacks/running-stacks.js';
import {
  HELP_QUESTION,
  helpPage,
  startLibrary,
  type RunningLibrary,
} from '../../../support/running-library.js';

/**
 * The planted words. The redaction rules do not recognise them as personal data, so they stay in redacted
 * text.
 */
export const PLANTED = {
  open: 'marzipan',
  closed: 'nougat',
  outcome: 'butterscotch',
  unanswered: 'marshmallow',
  reported: 'sherbet',
  report: 'liquorice',
  draft: 'praline',
  golden: 'candyfloss',
  complaint: 'fudge',
  sought: 'toffeeapple',
  reading: 'gobstopper',
  signedIn: 'Quentin Brittle',
} as const;

export interface PlantedService {
  library: RunningLibrary;
  signIn(name: string, role: string): Promise<PlainBrowser>;
  /** Returns the address of a route, with values that make its page show a record. */
  addressOf(route: string): string;
  /** Returns the fields that a form sends to this route. */
  fieldsOf(route: string): Record<string, string>;
  /** Returns which planted words this text contains, including the name of the person. */
  shown(text: string): string[];
}

export async function plantEverywhere(): Promise<PlantedService> {
  const library = await startLibrary();
  const { records } = library.store;
  const browsers = new Map<string, PlainBrowser>();
  for (const role of ['lead', 'editor', 'admin'])
    browsers.set(role, await signIn(library, `Someone ${role}`, role));
  const as = (role: string) => browsers.get(role)!;
  await signIn(library, PLANTED.signedIn, 'practitioner');

  const open = await requestOf(library, `Who refers a child about ${PLANTED.open}?`);
  const closed = await requestOf(library, `Who refers a child about ${PLANTED.closed}?`);
  const desk = `/desk/escalation/${closed.id}`;
  await as('lead').get(desk);
  await as('lead').submit(desk, { do: 'claim' });
  await as('lead').submit(desk, { do: 'resolve', outcome: `Advised about ${PLANTED.outcome}` });
  const asked = await ask(library, `Who mends a ${PLANTED.unanswered}?`);
  const [unanswered] = await records.answers.latest(1);
  await say(library, asked, `${QUESTION} It is about ${PLANTED.reported}.`);
  const [reported] = await records.answers.latest(1);
  const report = { do: 'report-unsafe', answer: reported!.id, text: `It is wrong about ${PLANTED.report}.` };
  await asked.submit('/chat/actions', { action: JSON.stringify(report) });
  await library.settled();
  const draft = await addDraft(library, closed.id);
  await addDraft(library, open.id);
  await governAs(as('admin'), open.practitioner);
  await editAs(library, as('editor'), draft);
  await as('lead').get(`${desk}/transcript`);
  await as('lead').submit(`/desk/escalation/${open.id}/original`, { reason: PLANTED.reading });

  const [request] = (await records.subjects.list()).filter(({ subject }) => subject?.by === 'identity');
  const [change] = await library.editing.changes(['published']);
  const edition = (await library.editing.releasedEditions()).find(({ document }) => document.slug === 'help');
  const latest = await library.editing.latestTrial();
  const parts: Record<string, string> = {
    escalation: open.id,
    answer: reported!.id,
    request: request!.id,
    change: String(change!.id),
    source: 'help',
    release: String(latest!.release),
    recall: '1',
    number: '1',
    entry: 'new',
    adviser: 'none',
    edition: String(edition!.id),
  };
  const queries: Record<string, string> = {
    'GET /library/search': `?answer=${unanswered!.id}`,
    'GET /library/new-note': `?draft=${draft}`,
    'GET /desk/closed': `?words=${PLANTED.closed}`,
  };
  const day = new Date().toISOString().slice(0, 10);
  const fields: Record<string, Record<string, string>> = {
    'POST /library/search': { question: PLANTED.unanswered },
    'POST /library/notes/:slug': { text: PLANTED.draft },
    // Without a valid token, the note is refused and its form is shown again.
    'POST /library/notes': { token: '' },
    'POST /library/new-note': { draft, text: PLANTED.draft },
    'POST /library/questions': { token: '' },
    // Without what people need to know, no recall is started and the form is shown again.
    'POST /library/unsafe/:answer': { do: 'recall' },
    'POST /desk/escalation/:escalation/original': { reason: PLANTED.reading },
    'POST /desk/breach-report': { from: day, to: day, reason: 'A test' },
  };
  const words = [...Object.values(PLANTED), open.practitioner.id];
  return {
    library,
    signIn: (name, role) => signIn(library, name, role),
    addressOf(route) {
      const [, path = ''] = route.split(' ');
      const slug = path.includes('/notes/') ? 'note-what-to-do-first' : 'help';
      const address = path.replace(':slug', slug).replace(/:(\w+)/g, (_, name: string) => parts[name]!);
      return `${address}${path.endsWith('/events') ? '?once' : (queries[route] ?? '')}`;
    },
    fieldsOf: (route) => fields[route] ?? {},
    shown: (text) => words.filter((word) => text.includes(word)),
  };
}

async function signIn(library: RunningLibrary, name: string, role: string): Promise<PlainBrowser> {
  const browser = library.browser();
  await browser.get('/sign-in');
  await browser.submit('/sign-in', { name, role, to: '/desk' });
  return browser;
}

async function say(library: RunningLibrary, browser: PlainBrowser, text: string): Promise<void> {
  await browser.submit('/chat/messages', { text });
  await library.settled();
}

async function ask(library: RunningLibrary, text: string): Promise<PlainBrowser> {
  const browser = library.browser();
  await browser.get('/');
  await say(library, browser, text);
  return browser;
}

async function requestOf(library: RunningLibrary, text: string) {
  const browser = await ask(library, text);
  await browser.get('/');
  await browser.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  await library.settled();
  return (await library.store.records.escalations.open()).at(-1)!;
}

async function addDraft({ store }: RunningLibrary, escalation: string): Promise<string> {
  const question = publicText(`What first, with a ${PLANTED.draft}?`);
  const draft = {
    id: newId(),
    escalation,
    question,
    advice: publicText('Speak with the child alone.'),
    citations: [],
    golden: { question, passages: [] },
    proposedBy: { platform: 'web' as const, id: 'desk:ann', name: 'Ann' },
    proposedAt: new Date().toISOString(),
    state: 'draft' as const,
  };
  await store.records.notes.add(draft);
  return draft.id;
}

async function governAs(admin: PlainBrowser, { platform, id }: Person): Promise<void> {
  await admin.get('/desk/data-requests');
  const request = { do: 'open', kind: 'access' };
  await admin.submit('/desk/data-requests', { ...request, by: 'identity', platform, person: id });
  await admin.submit('/desk/data-requests', { ...request, by: 'name', sought: PLANTED.sought });
  await admin.get('/desk/holds');
  await admin.submit('/desk/holds', { kind: 'person', platform, target: id, reason: 'A court order' });
  await admin.get('/desk/complaints');
  await admin.submit('/desk/complaints', { do: 'add', about: PLANTED.complaint });
}

/** Adds a test question and a note from the draft, then publishes a release for each edition of a source. */
async function editAs(library: RunningLibrary, editor: PlainBrowser, draft: string): Promise<void> {
  await editor.get('/library/golden-questions');
  const golden = { question: `Who pays for ${PLANTED.golden}?`, outcome: 'unanswerable' };
  await editor.submit('/library/golden-questions', { do: 'add', ...golden });
  await editor.get(`/library/new-note?draft=${draft}`);
  await editor.submit('/library/new-note', {
    do: 'save',
    draft,
    title: 'What to do first',
    'nation-england': 'on',
    authority: 'practice-note',
    sources: 'A source, https://www.gov.uk/help',
    verified: '2026-11-20',
    text: `## First\n\nSpeak with the child about the ${PLANTED.draft} alone.`,
    version: '0',
  });
  for (const days of [45, 30]) {
    library.site.put(helpPage(days));
    await library.takeIn(editor);
    // Asks a question, because the next edition only causes a recall if someone has been given this one.
    await ask(library, HELP_QUESTION);
  }
}
