// The guided set-up shows which steps are done, and includes a test request from start to finish. Uses real
// HTTP.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { helpPage, startLibrary } from '../../../../support/running-library.js';
import { perTest } from '../../../../support/per-test.js';

const PATH = '/library/set-up';
const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));

const steps = async () => {
  const $ = load((await ada.get(PATH)).text);
  return $('.set-up h2')
    .map((_, title) => $(title).text().replace(/\s+/g, ' '))
    .get();
};

test('shows what is done, and what is left', async () => {
  library.site.put(helpPage(45));
  await library.takeIn(ada);
  expect(await steps()).toEqual([
    '1. Follow real sources Done',
    '2. Set up your advisers To do',
    '3. Connect your organisation’s sign-in To do',
    '4. Send a test request To do',
  ]);
  expect((await ada.get(PATH)).text).toContain('1 of 4 steps done.');
  await library.guidance.database.kysely.deleteFrom('followed_sources').execute();
  expect((await steps())[0]).toBe('1. Follow real sources To do');
  expect((await ada.get(PATH)).text).toContain('No sources have been checked yet');
});

test('says on the start page where reports of unsafe answers go, to editors alone', async () => {
  expect((await ada.get('/library')).text).toContain('you only see the report here');
  expect((await library.browser().get('/library')).text).not.toContain('you only see the report here');
});

test('says on the start page that an admin has turned the assistant off, to editors alone', async () => {
  await library.store.records.switches.turnOff({
    name: 'chat',
    message: 'We are back at 3pm.',
    reason: 'Checking the numbers',
    by: 'Sam Lee',
    at: new Date().toISOString(),
  });
  expect((await ada.get('/library')).text).toContain('The assistant is off everywhere.');
  expect((await library.browser().get('/library')).text).not.toContain('The assistant is off');
});

test('links to the desk only for editors who may advise, and tells the others who does these steps', async () => {
  await ada.get(PATH);
  await ada.submit(PATH, { do: 'test' });
  await library.settled();
  const page = async () => load((await ada.get(PATH)).text)('main');
  const ofEditor = await page();
  expect(ofEditor.find('a[href^="/desk"]')).toHaveLength(0);
  expect(ofEditor.text()).toContain('Ask an adviser to claim it, reply and close it');
  await library.guidance.database.kysely
    .updateTable('sessions')
    .set({ roles: JSON.stringify(['editor', 'adviser']) })
    .execute();
  const ofAdviser = await page();
  expect(ofAdviser.find('a[href^="/desk"]').length).toBeGreaterThan(1);
  expect(ofAdviser.text()).toContain('Claim it, reply and close it');
});

test('a test request reaches the desk, and the page follows it until it is closed', async () => {
  expect((await ada.get(PATH)).text).toContain('It is marked as a test and is not counted in the figures.');
  await ada.submit(PATH, { do: 'test' });
  expect((await ada.get(`${PATH}?said=sent`)).text).toContain('Test request sent.');
  await library.settled();
  expect(library.asked()).toBe(0);
  const ann = library.browser();
  await ann.submit('/sign-in', { name: 'Ann Okafor', role: 'adviser' });
  const [open] = await library.store.records.escalations.open();
  const request = `/desk/escalation/${open!.id}`;
  expect((await ann.get(request)).text).toContain('This is a test of the service.');
  expect((await ada.get(PATH)).text).toContain('waiting for an adviser to claim it');
  await ann.submit(request, { do: 'claim' });
  await library.settled();
  expect((await ada.get(PATH)).text).toContain('An adviser has claimed the request.');
  await ann.get(request);
  await ann.submit(request, { do: 'reply', text: 'I can read this.' });
  await library.settled();
  expect((await ada.get(PATH)).text).toContain('claimed the request and replied');
  await ann.get(request);
  await ann.submit(request, { do: 'resolve' });
  await library.settled();
  expect(await steps()).toContain('4. Send a test request Done');
  const lead = library.browser();
  await lead.submit('/sign-in', { name: 'Lee Ford', role: 'lead' });
  const { text } = await lead.get('/desk/figures');
  expect(text).toContain('Figures');
  // The statistics must not show who claimed the test request.
  expect(load(text)('main').text()).not.toContain('Ann Okafor');
});

test.each([
  [
    [{ hours: true }, {}],
    '2 advisers are listed. Hours are set for 1 of 2. Those without hours count as on shift at any time. No specialisms are set.',
  ],
  [
    [{ specialism: true }],
    '1 adviser is listed. No hours are set, so they count as on shift at any time. Specialisms are set for everyone.',
  ],
  [[{ hours: true, specialism: true }], '1 adviser is listed, with hours and specialisms.'],
])('says which details of the advisers are set, and which are missing', async (set, said) => {
  const running = await startLibrary({}, { advisersFile: { advisers: set.map(listedAdviser) } });
  const editor = await running.editor('Ada Mensah');
  const main = load((await editor.get(PATH)).text)('main');
  expect(main.text()).toContain(said);
  expect(main.text().includes('Advisers can set their own')).toBe(
    set.some((one) => Object.keys(one).length < 2),
  );
  expect(main.find('a[href^="/desk"]')).toHaveLength(0);
  await running.close();
});

function listedAdviser(
  { hours, specialism }: { hours?: boolean; specialism?: boolean },
  index: number,
): object {
  return {
    id: `adviser-${index}`,
    name: `Adviser ${index}`,
    identities: { web: [`desk:adviser-${index}`] },
    ...(hours && { hours: [{ days: ['mon'], from: '09:00', to: '17:00' }] }),
    ...(specialism && { specialisms: ['law-enforcement'] }),
  };
}
