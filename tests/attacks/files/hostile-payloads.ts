// Lists replies that a followed site could send to keep the main process busy: payloads of the GOV.UK Content
// API, and robots.txt files. If you find a worse one, add it.

export interface HostilePayload {
  name: string;
  /** JSON, as the site sends it. */
  make: () => string;
  /**
   * The number of documents that the payload produces, or a pattern that matches the reason for refusing it.
   */
  outcome: number | RegExp;
}

export interface HostileRobots {
  name: string;
  make: () => string;
  path: string;
  allowed: boolean;
}

const MEGABYTES_2 = 2_000_000;
const SENTENCE = 'A child does not have to agree to a referral. ';
const NOT_A_PAYLOAD = /not in the GOV.UK Content API format/;

const filled = (piece: string, length = MEGABYTES_2) => piece.repeat(Math.floor(length / piece.length));
const numbered = (count: number, one: (n: number) => string, between = '') =>
  Array.from({ length: count }, (_, n) => one(n)).join(between);

const attributes = `<p ${numbered(40_000, (n) => `a${n}=1`, ' ')}>${SENTENCE}`;

/** HTML texts to put in a payload, with the number of documents that each produces. */
const HTML: [string, string, number][] = [
  ['40,000 attributes', attributes, 1],
  ['20,000 elements in one another', `${'<div>'.repeat(20_000)}${SENTENCE}`, 1],
  ['2 MB of ordinary paragraphs', filled(`<p>${SENTENCE}</p>\n`), 1],
  ['2 MB of paragraphs that hold nothing', filled('<p>'), 0],
  ['2 MB of hard spaces', filled('&nbsp;'), 0],
  ['2 MB of spaces', ' '.repeat(MEGABYTES_2), 0],
  ['2 MB of signs for the start of a tag', filled('<'), 1],
  ['2 MB of signs for the start of a name', filled('&'), 1],
  ['comments that never end', filled('<!--'), 0],
  ['scripts that never end', filled('<script>'), 0],
  ['scripts that end', filled('<script>a</script>'), 0],
  ['a tag of spaces', `<p a=${' '.repeat(MEGABYTES_2)}`, 0],
  ['values that never end', filled('<p a="'), 0],
  ['values that end, with both kinds of marks', filled(`<p a="'" b='"'>`), 0],
  ['equals signs', `<p ${filled('=')}>`, 0],
  ['a figure of 2 MB for one letter', `&#${filled('1')};`, 1],
  ['bold letters, each different, reopened in every paragraph', reopened(), 1],
];

/** When parsed, each of the 1,000 paragraphs would contain all 1,000 <b> elements. */
function reopened(): string {
  return `${numbered(1_000, (n) => `<b id=b${n}>`)}${'<p>A'.repeat(1_000)}`;
}

/** HTML in the form in which old payloads linked to their files. */
const LINKS: [string, string][] = [
  ['40,000 attributes', attributes.replace('<p', '<a')],
  ['20,000 elements in one another', `<a href="/a">${'<div>'.repeat(20_000)}`],
  ['links in one another', filled('<a href="/government/uploads/a.csv">')],
  ['links with nothing behind the address', filled('<a href=')],
  ['a link to each of 60,000 files', numbered(60_000, (n) => `<a href="/government/uploads/${n}.csv">a</a>`)],
];

const page = (details: unknown, more: Record<string, unknown> = {}) =>
  JSON.stringify({ base_path: '/a', schema_name: 'publication', title: 'A page', ...more, details });

const PARTS: HostilePayload[] = [
  ...HTML.map(([name, html, outcome]) => ({
    name: `a body with ${name}`,
    make: () => page({ body: html }),
    outcome,
  })),
  ...HTML.map(([name, html]) => ({
    name: `a reason for withdrawing with ${name}`,
    make: () =>
      page(
        { body: SENTENCE },
        { withdrawn_notice: { explanation: html, withdrawn_at: '2026-01-13T13:05:30Z' } },
      ),
    outcome: 1,
  })),
  ...LINKS.map(([name, html]) => ({
    name: `a list of files with ${name}`,
    make: () => page({ body: SENTENCE, documents: [html] }),
    outcome: 1,
  })),
];

const JSON_PAYLOADS: HostilePayload[] = [
  ...PARTS,
  {
    name: 'a heading in Govspeak before 1 MB of spaces',
    make: () => page({ body: [{ content_type: 'text/govspeak', content: `#${' '.repeat(1e6)}a\nb` }] }),
    outcome: 1,
  },
  {
    name: '2 MB of empty lines of Govspeak',
    make: () => page({ body: [{ content_type: 'text/govspeak', content: `a${filled('\r\n')}b` }] }),
    outcome: 1,
  },
  {
    name: '20,000 files, of which 20,000 others are featured',
    make: () =>
      page({
        body: SENTENCE,
        attachments: Array.from({ length: 20_000 }, (_, n) => ({ url: `https://a.example/${n}.csv` })),
        featured_attachments: Array.from({ length: 20_000 }, (_, n) => `b${n}.csv`),
      }),
    outcome: 1,
  },
  {
    name: 'a file whose address is no address',
    make: () => page({ body: SENTENCE, attachments: [{ url: '%' }], featured_attachments: ['a'] }),
    outcome: 1,
  },
  {
    name: '40,000 notes of changes',
    make: () =>
      page({ body: SENTENCE, change_history: Array.from({ length: 40_000 }, () => ({ note: 'a' })) }),
    outcome: 1,
  },
  {
    name: '40,000 pages in a collection, all the same',
    make: () =>
      page(
        { body: SENTENCE },
        {
          schema_name: 'document_collection',
          links: { documents: Array.from({ length: 40_000 }, () => ({ base_path: '/x' })) },
        },
      ),
    outcome: 1,
  },
  {
    name: 'a million figures instead of files',
    make: () => `{"details":{"attachments":[${filled('1,')}1]}}`,
    outcome: NOT_A_PAYLOAD,
  },
  {
    name: '600,000 empty texts instead of one',
    make: () => `{"details":{"body":[${filled('{},')}{}]}}`,
    outcome: NOT_A_PAYLOAD,
  },
  {
    name: 'a million lists in one another',
    make: () => `{"details":{"body":${'['.repeat(1e6)}${']'.repeat(1e6)}}}`,
    outcome: NOT_A_PAYLOAD,
  },
  {
    name: '150,000 nations',
    make: () => `{"details":{"national_applicability":{${numbered(150_000, (n) => `"n${n}":{}`, ',')}}}}`,
    outcome: NOT_A_PAYLOAD,
  },
  { name: '5 MB of text', make: () => page({ body: filled('a', 5_000_000) }), outcome: NOT_A_PAYLOAD },
];

export const HOSTILE_PAYLOADS: readonly HostilePayload[] = JSON_PAYLOADS;

const KILOBYTES_500 = 500_000;
const LONG_PATH = `/${'a'.repeat(1_990)}`;
const group = (lines: string) => `User-agent: *\n${lines}\n`;

export const HOSTILE_ROBOTS: readonly HostileRobots[] = [
  ...[8, 100, 400].map((stars) => ({
    name: `rules with ${stars} stars that nearly match`,
    make: () => group(filled(`Disallow: /${'*a'.repeat(stars)}b\n`, KILOBYTES_500)),
    path: LONG_PATH,
    allowed: true,
  })),
  {
    name: 'a rule of 500 kB of stars',
    make: () => group(`Disallow: /${filled('*', KILOBYTES_500)}b`),
    path: LONG_PATH,
    allowed: true,
  },
  {
    name: 'rules whose pieces nearly fit in many places',
    make: () => group(filled(`Disallow: /*b${'a'.repeat(990)}*\n`, KILOBYTES_500)),
    path: LONG_PATH,
    allowed: true,
  },
  {
    name: '15,000 names for 20,000 rules',
    make: () =>
      `${numbered(15_000, (n) => `User-agent: a${n}\n`)}User-agent: *\n${filled('Disallow:/a\n', 240_000)}`,
    path: '/a',
    allowed: false,
  },
  {
    name: 'the same name 15,000 times for 20,000 rules',
    make: () => `${'User-agent: *\n'.repeat(15_000)}${filled('Disallow:/a\n', 240_000)}`,
    path: '/a',
    allowed: false,
  },
];
