// Tests that front matter is left out of the text, and nothing else is.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';

const parse = createParser();
const read = async (text: string) => (await parse('md', new TextEncoder().encode(text))).document;

test.each([
  '---\n\nTell the police.\n\nTell the school.\n',
  '---\n\nTell the police.\n\n---\n\nTell the school.\n',
])('reads a file that starts with a rule and has no front matter: %j', async (text) => {
  expect((await read(text)).blocks).toEqual([
    { kind: 'paragraph', text: 'Tell the police.' },
    { kind: 'paragraph', text: 'Tell the school.' },
  ]);
});

test.each([
  ['---\n\n- Call 999.\n\n---\n\nRefer.\n', '---\n- Call 999.\n---\nRefer.\n'],
  ['---\n\n# Call 999\n\n---\n\nRefer.\n', '---\n# Call 999\n---\nRefer.\n'],
  ['---\n\nNote: call 999.\n\n---\n\nRefer.\n', '---\nNote: call 999.\n---\nRefer.\n'],
])('keeps lists, headings and labels between two rules: %j', async (...texts) => {
  for (const text of texts) {
    expect(JSON.stringify(await read(text))).toMatch(/call 999.*Refer\./iu);
  }
});

test('reads front matter after an empty line', async () => {
  const text = '---\n\ntitle: Guide\nstanding: withdrawn\n---\nRefer.\n';
  const { document, details } = await parse('md', new TextEncoder().encode(text));
  expect(document.blocks).toEqual([{ kind: 'paragraph', text: 'Refer.' }]);
  expect(details).toEqual({ title: 'Guide', standing: 'withdrawn' });
});

test('leaves out front matter of which we read no key', async () => {
  expect((await read('---\nlayout: page\n---\nRefer.\n')).blocks).toEqual([
    { kind: 'paragraph', text: 'Refer.' },
  ]);
});

test('reads text between two rules of four hyphens', async () => {
  expect((await read('----\n\nCall 999.\n\n----\n')).blocks).toEqual([
    { kind: 'paragraph', text: 'Call 999.' },
  ]);
});

test('refuses front matter of another format, which may say that the guidance was withdrawn', async () => {
  await expect(read('---toml\nstanding = "withdrawn"\n---\nRefer.\n')).rejects.toThrow(/other than YAML/);
});

test('takes only the day from the time at which a page was saved', async () => {
  expect((await detailsOf('scraped_at: 2026-11-05T10:20:30.123456'))?.date).toBe('scraped 2026-11-05');
  expect((await detailsOf('date: 2026-11-05'))?.date).toBe('2026-11-05');
});

const detailsOf = async (line: string) =>
  (await parse('md', new TextEncoder().encode(`---\ntitle: Guide\n${line}\n---\nRefer.\n`))).details;

test.each([
  ['jurisdictions: England and Wales', ['england', 'wales']],
  ['jurisdictions: "Scotland, Northern  Ireland"', ['scotland', 'northern-ireland']],
  ['jurisdiction: england, wales & scotland', ['england', 'wales', 'scotland']],
  ['jurisdictions: [England, "Wales and Scotland"]', ['england', 'wales', 'scotland']],
  ['jurisdictions: england-and-wales', ['england', 'wales']],
  ['jurisdictions: England/Northern-Ireland', ['england', 'northern-ireland']],
  ['jurisdictions: Great Britain', ['england', 'wales', 'scotland']],
  ['jurisdictions: [GB, Wales, Northern Ireland]', ['england', 'wales', 'scotland', 'northern-ireland']],
  ['jurisdictions: UK', undefined],
  ['jurisdictions: the United Kingdom', undefined],
  ['jurisdictions: UK-wide', undefined],
  ['jurisdictions: all', undefined],
  ['jurisdictions: [England, UK]', undefined],
  ['jurisdictions: []', undefined],
  ['jurisdictions:', undefined],
])('reads nations as people write them: %s', async (line, nations) => {
  expect((await detailsOf(line))?.jurisdictions).toEqual(nations);
});

test.each([
  ['jurisdictions: United Kingdon', /jurisdictions: United Kingdon/, /england, wales, scotland/],
  ['jurisdictions: [UK, atlantis]', /jurisdictions: atlantis/, /united-kingdom/],
  ['jurisdictions: [england, atlantis]', /jurisdictions: atlantis/, /northern-ireland/],
  ['jurisdictions: {england: true}', /jurisdictions: \{"england":true\}/, /northern-ireland/],
  ['standing: archived', /standing: archived/, /current, superseded, withdrawn/],
  ['standing: false', /standing: false/, /current/],
  ['authority: Home Office', /authority: Home Office/, /statutory-guidance/],
])('refuses a file whose nation, status or authority is not known: %s', async (line, problem, remedy) => {
  const failure = await detailsOf(line).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    message: expect.stringMatching(problem),
    remedy: expect.stringMatching(remedy),
  });
});

test('takes the title of the page if the link to it was only “See all updates”', async () => {
  const scraped = (name: string) => `---
url: https://www.gov.uk/guidance/rules/updates
part_name: ${name}
---

Title: Updates - Rules - Guidance

URL Source: https://www.gov.uk/guidance/rules/updates

Markdown Content:
Rules
=====

Part 2 was changed.
`;
  const titleOf = async (name: string) => {
    const { document, details } = await parse('md', new TextEncoder().encode(scraped(name)));
    return [document.title, details.title];
  };
  expect(await titleOf('See all updates')).toEqual(['Updates - Rules - Guidance', undefined]);
  expect(await titleOf('Rules part 2')).toEqual(['Rules part 2', 'Rules part 2']);
});
