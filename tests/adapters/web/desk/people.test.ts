// Shows who is signed in, and signs people out everywhere, over real HTTP with a real store. When someone is
// signed out, the bot returns their requests to the queue.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSessionRecords } from '../../../../adapters/sql/people/session-records.js';
import { sessions as sessionsCommand } from '../../../../adapters/cli/sessions.js';
import { endSessions } from '../../../../bot/sign-in/end-sessions.js';
import { InputFailure } from '../../../../knowledge/model/errors.js';
import { deskPersonCalled } from '../../../fakes/web/desk-people.js';
import { signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';

const PATH = '/desk/people';
const ann = deskPersonCalled('Ann Okafor');
const ben = deskPersonCalled('Ben Hughes');
const roster = sampleRoster(
  { as: [ann], id: 'ann', name: 'Ann Okafor' },
  { as: [ben], id: 'ben', name: 'Ben Hughes' },
);
const subjectOf = ({ id }: { id: string }) => id.slice('desk:'.length);

let site: RunningSite;
let practitioner: PlainBrowser;
let admin: PlainBrowser;
let annsBrowser: PlainBrowser;

beforeEach(async () => {
  site = await runSite(
    (guidance) => () =>
      Promise.resolve(guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')])),
    { roster: () => roster },
  );
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  [admin, annsBrowser] = [await signedIn('Ada Mensah', 'admin'), await signedIn('Ann Okafor', 'adviser')];
});
afterEach(() => site.close());

const signedIn = (name: string, role: string) => signedInAs(site, name, role);

async function claimedByAnn(): Promise<string> {
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  await annsBrowser.get(path);
  await annsBrowser.submit(path, { do: 'claim' });
  await expect.poll(async () => (await practitioner.get('/')).text).toContain('Ann Okafor');
  return open!.id;
}

async function press(how: string): Promise<string> {
  await admin.get(PATH);
  const done = await admin.submit(PATH, { do: how, person: subjectOf(ann) });
  expect(done.status).toBe(303);
  return (await admin.get(done.headers.get('location')!)).text;
}

test('an admin sees who is signed in, with roles and ids', async () => {
  const { text } = await admin.get(PATH);
  expect(text).toContain('Ann Okafor');
  expect(text).toContain(subjectOf(ann));
  expect((await annsBrowser.get(PATH)).status).toBe(403);
});

test('signs someone out in each of their browsers, and returns what they hold at the desk', async () => {
  const second = await signedIn('Ann Okafor', 'adviser');
  const id = await claimedByAnn();
  expect(await press('sign-out')).toContain('Signed out everywhere');
  for (const browser of [annsBrowser, second]) expect((await browser.get('/desk')).status).toBe(303);
  expect((await admin.get(PATH)).status).toBe(200);
  await expect.poll(async () => (await site.store.records.escalations.find(id))?.state).toBe('waiting');
});

test('returns the requests of someone who has left to the queue, and tells practitioner and advisers', async () => {
  const id = await claimedByAnn();
  const bensBrowser = await signedIn('Ben Hughes', 'adviser');
  expect(await press('left')).toContain('Their open requests will go back in the queue.');
  expect((await annsBrowser.get('/desk')).status).toBe(303);
  await expect.poll(async () => (await site.store.records.escalations.find(id))?.state).toBe('waiting');
  await expect
    .poll(async () => (await practitioner.get('/')).text)
    .toContain('Your adviser is no longer available. Your conversation is waiting for another adviser.');
  expect((await bensBrowser.get('/desk')).text).toContain(id);
  const key = `advisers:${id}:${(await site.store.records.escalations.find(id))!.version}`;
  const told = await site.store.records.outgoing.find(key);
  expect(JSON.stringify(told)).toContain('Ann Okafor no longer has access');
});

test('changes nothing for a form without our token', async () => {
  const refused = await admin.submit(PATH, { do: 'left', person: subjectOf(ann), token: 'another' });
  expect(refused.status).toBe(403);
  expect((await annsBrowser.get('/desk')).status).toBe(200);
});

test('the command lists who is signed in, and ends the sessions of one by id or by name', async () => {
  const temporary = await temporaryDatabase();
  const records = createSessionRecords(temporary.database.kysely);
  const session = { groups: [], roles: ['adviser' as const], beganAt: '2026-11-25T08:00:00.000Z' };
  const endsAt = '2026-11-25T20:00:00.000Z';
  for (const [id, subject, name] of [
    ['1', 'sub-ann', 'Ann Okafor'],
    ['2', 'sub-ann', 'Ann Okafor'],
    ['3', 'sub-ben', 'Ben Hughes'],
    ['4', 'sub-bea', 'Bea Lim'],
    ['5', 'sub-bea-2', 'Bea Lim'],
  ] as const)
    await records.add({ ...session, id, subject, name, endsAt });
  const returned: string[] = [];
  const ports = {
    sessions: records,
    clock: () => new Date('2026-11-25T12:00:00Z'),
    endSessions: ({ subject, name, left }: { subject: string; name: string; left: boolean }) =>
      endSessions(
        {
          sessions: records,
          returnLeaversRequests: ({ id }, where) => Promise.resolve(void returned.push(`${id} ${where}`)),
        },
        { subject, person: { platform: 'web', id: `desk:${subject}`, name }, left },
      ),
  };
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const write = (text: string) => void lines.push(text);
    await sessionsCommand(ports, args, { write, say: write });
    return lines.join('\n');
  };
  expect(await run()).toContain('sub-ben  Ben Hughes  adviser');
  expect(await run('end', 'sub-ann')).toMatch(/^2 sessions ended\.\nRequests they claimed at the desk/);
  expect(await run('end', 'ben hughes', '--left')).toContain('1 session ended.');
  await expect(run('end', 'Bea Lim')).rejects.toThrow(InputFailure);
  await expect(run('end', 'sub-ann')).rejects.toThrow(InputFailure);
  expect(await run('end', 'sub-ann', '--left')).toMatch(/^0 sessions ended\.\nCheck that the ID is right/);
  expect(returned).toEqual(['desk:sub-ann at-desk', 'desk:sub-ben everywhere', 'desk:sub-ann everywhere']);
  await temporary.remove();
});
