// Generates random inputs for the readers of text and files from strangers, made from the patterns that the
// readers look for.
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { readMessageEvent } from '../../../adapters/slack/incoming/messages.js';
import { readCommand, readForm } from '../../../adapters/slack/incoming/interactions.js';
import { envelopeSchema, viewSubmissionSchema } from '../../../adapters/slack/model/types.js';
import { incomingEvent } from '../../../adapters/teams/incoming/activity-to-event.js';
import { activitySchema } from '../../../adapters/teams/model/types.js';
import type { HttpExchange } from '../../../adapters/http/http.js';
import { withSentFile } from '../../../adapters/web/server/receive-file.js';
import { createParser } from '../../../adapters/parsers/parse-file.js';
import { chunkFile } from '../../../ingest/editions/chunk-file.js';
import type { FileKind } from '../../../ingest/model/document.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createSentenceCheck } from '../../../knowledge/written-answers/check-sentence.js';
import { splitUnits } from '../../../knowledge/text/sentences.js';
import { makeDocx, makeOdt } from '../../adapters/parsers/make-archive.js';
import { pdfOfContent } from './hostile-pdfs.js';

/** A reader must not stall on an input of up to this length. Longer inputs are stopped by other limits. */
export const LONGEST_INPUT = 10_000;

const PIECES = {
  words:
    'a|A|the|Linh Nguyen|child|must|may not|is|within 24 hours|section 45|£3.50|e.g.|U.K.|it’s|Mr. |no|\u0301|😀|محمد|\u200b|\u202e|\ud800|\0|İ|ß'.split(
      '|',
    ),
  marks: '.|,|;|:|!|?|…|“|”|"|\'|(|)|[|]|{|}|<|>|&|@|#|*|_|~|`|\\|/|^|$|%|+|=|-|–|•| \\| '.split('|'),
  spaces: [' ', '  ', '\n', '\n\n', '\r\n', '\t', '\u00a0', '\u2028'],
  personal:
    '12 High Street, |SW1A 1AA|07700 900123|a@b.c|AB123456C|1/2/2010|943 476 5919|@handle|http://a.b/|born |[name 1]|at St Albans primary school'.split(
      '|',
    ),
  markdown:
    '# |## |- |1. |> |```|---\n|***|[a](b)|![a](b)|[^a]|[^a]: |[a]: b|\\|-|<b>|    |===\n|title: x\n|www.a|&amp;'.split(
      '|',
    ),
  html: '<p>|</p>|<div>|<table>|<tr>|<td>|<th>|</table>|<ul>|<ol>|<li>|</ul>|<h1>|<h2>|<b>|</b>|<a href="|">|<br>|<sup>1</sup>|<dl>|<dt>|<dd>|<!--|-->|<script>|</script>|<svg>|<main>|<title>|&lt;|&#|<p a=|<template>|<select>'.split(
    '|',
  ),
  pdf: "q |Q |BT |ET |/F1 12 Tf |72 700 Td |(A child) Tj |[(A) -999 (b)] TJ |1 0 0 1 0 0 cm |Do |/X |BI |ID |EI |<</A 1>> BDC |EMC |T* |' |9e99 |-1 |( |) |< |> ".split(
    '|',
  ),
  word: '<w:p>|</w:p>|<w:r>|</w:r>|<w:t>|</w:t>|<w:tbl>|</w:tbl>|<w:tr>|<w:tc>|<w:hyperlink>|<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>|<w:br/>|<w:p><w:r><w:t>A rule.</w:t></w:r></w:p>'.split(
    '|',
  ),
  odt: '<text:p>|</text:p>|<text:h>|</text:h>|<text:list>|</text:list>|<text:list-item>|</text:list-item>|<table:table>|</table:table>|<table:table-row>|</table:table-row>|<table:table-cell>|<text:span>|<text:p>A rule.</text:p>'.split(
    '|',
  ),
};
type Pieces = keyof typeof PIECES;

/** Generates text from several pieces, some repeated many times, up to the longest input. */
export function oddText(...kinds: Pieces[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...kinds.flatMap((kind) => PIECES[kind])),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const run = fc
    .tuple(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.nat(3_000)),
    )
    .map(([pieces, times]) => pieces.join('').repeat(times).slice(0, LONGEST_INPUT));
  return fc.array(run, { maxLength: 12 }).map((runs) => runs.join('').slice(0, LONGEST_INPUT));
}

/** Generates the given bytes, unchanged or with a few of them changed. */
function oddBytes(text: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(), fc.nat(255));
  return fc
    .tuple(text, fc.oneof(fc.constant([]), fc.array(change, { maxLength: 4 })))
    .map(([bytes, changes]) => {
      const changed = Uint8Array.from(bytes);
      for (const [at, value] of changes) if (changed.length) changed[at % changed.length] = value;
      return changed;
    });
}

export interface OddInput {
  name: string;
  input: fc.Arbitrary<unknown>;
  /** Throws only if the reader has a bug. */
  read: (input: never) => unknown;
}

function reader<T>(name: string, input: fc.Arbitrary<T>, read: (input: T) => unknown): OddInput {
  return { name, input, read };
}

const countTokens = (text: string) => Math.ceil(text.length / 4);
const ports = { parse: createParser(), countTokens };

async function readFile(kind: FileKind, bytes: Uint8Array): Promise<void> {
  try {
    const { passages } = await chunkFile(ports, { kind, bytes, details: { slug: 'a' } });
    // The main process does this with every passage.
    for (const { text } of passages) splitUnits(text);
  } catch (error) {
    if (!(error instanceof InputFailure)) throw error;
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const FILES: Record<FileKind, fc.Arbitrary<Uint8Array>> = {
  md: oddText('markdown', 'words', 'spaces', 'marks').map(utf8),
  html: oddText('html', 'words', 'spaces').map(utf8),
  txt: oddText('words', 'spaces', 'marks').map(utf8),
  json: fc
    .oneof(
      fc.json({ maxDepth: 20 }),
      fc.jsonValue().map((details) => JSON.stringify({ title: 'a', details, options: details })),
    )
    .map(utf8),
  pdf: oddText('pdf', 'words').map(pdfOfContent),
  docx: oddText('word', 'words').map((body) => makeDocx(body)),
  odt: oddText('odt', 'words').map((body) => makeOdt(body)),
};

/** Generates a record with some of the fields that a platform sends, each with a valid or arbitrary value. */
function oddRecord(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.entries(fields).map(([name, field]) => [
    name,
    fc.oneof({ weight: 6, arbitrary: field }, { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) }),
  ]);
  return fc.record(Object.fromEntries(model) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
}

const id = fc.oneof(
  fc.constantFrom('U1', 'B1', 'C1', 'D1', 'T1', '1700000000.000100', '19:a@thread.v2;messageid=1'),
  fc.string({ maxLength: 12 }),
);
const words = oddText('words', 'marks', 'personal', 'html', 'spaces');
const slackMessage = {
  type: fc.constantFrom('message', 'app_mention'),
  subtype: fc.constantFrom('message_changed', 'message_deleted', 'file_share', 'tombstone', null),
  user: id,
  bot_id: fc.constantFrom(null, 'B1'),
  text: words,
  ts: id,
  thread_ts: id,
  channel: id,
  channel_type: id,
  deleted_ts: id,
  edited: fc.record({ ts: id }),
  files: fc.array(fc.record({ name: id, permalink: id }), { maxLength: 3 }),
};
const slackEvent = oddRecord({
  ...slackMessage,
  message: oddRecord(slackMessage),
  previous_message: oddRecord(slackMessage),
});
const slackEnvelope = oddRecord({
  team_id: id,
  event: slackEvent,
  authorizations: fc.array(oddRecord({ team_id: id, user_id: id, is_bot: fc.boolean() }), { maxLength: 2 }),
});
const slackForm = oddRecord({
  team: fc.record({ id }),
  user: oddRecord({ id, name: id, team_id: id }),
  view: oddRecord({
    id,
    hash: id,
    callback_id: id,
    private_metadata: fc.oneof(fc.json(), fc.constant('{"channel":"C1","kind":"channel","placeId":"a"}')),
    state: fc.record({
      values: fc.dictionary(
        id,
        fc.dictionary(id, oddRecord({ value: words, selected_option: fc.record({ value: id }) })),
      ),
    }),
  }),
});
const person = oddRecord({ id, aadObjectId: id, name: id });
const activity = oddRecord({
  type: fc.constantFrom(
    'message',
    'messageUpdate',
    'messageDelete',
    'messageReaction',
    'invoke',
    'conversationUpdate',
    'installationUpdate',
  ),
  id,
  timestamp: fc.oneof(fc.constant('2026-11-27T10:00:00Z'), id),
  name: fc.constant('adaptiveCard/action'),
  serviceUrl: fc.constant('https://smba.trafficmanager.net/uk/'),
  channelId: fc.constant('msteams'),
  text: words,
  locale: id,
  replyToId: id,
  action: fc.constantFrom('add', 'remove'),
  from: person,
  recipient: person,
  conversation: oddRecord({
    id,
    conversationType: fc.constantFrom('personal', 'channel', 'groupChat'),
    tenantId: id,
    isGroup: fc.boolean(),
  }),
  membersAdded: fc.array(person, { maxLength: 2 }),
  membersRemoved: fc.array(person, { maxLength: 2 }),
  reactionsAdded: fc.array(fc.record({ type: id }), { maxLength: 2 }),
  reactionsRemoved: fc.array(fc.record({ type: id }), { maxLength: 2 }),
  entities: fc.array(oddRecord({ type: fc.constant('mention'), text: words, mentioned: person }), {
    maxLength: 3,
  }),
  attachments: fc.array(
    oddRecord({ contentType: fc.constant('text/html'), content: words, name: id, contentUrl: id }),
    { maxLength: 2 },
  ),
  channelData: oddRecord({
    eventType: fc.constantFrom('channelDeleted', 'teamDeleted'),
    channel: person,
    team: person,
  }),
  value: oddRecord({ action: fc.record({ data: fc.anything({ maxDepth: 3 }) }) }),
});

const formParts = fc.array(
  fc.oneof(
    fc.constantFrom(
      '--x',
      '\r\n',
      '\r\n\r\n',
      '--',
      'content-disposition: form-data; name="a"',
      '; filename="b',
      '"',
      'words',
      '%22',
      '../',
    ),
    fc.string({ maxLength: 5 }),
  ),
  { maxLength: 40 },
);

export const ODD_INPUTS: readonly OddInput[] = [
  ...Object.entries(FILES).map(([kind, bytes]) =>
    reader(`a ${kind} file`, oddBytes(bytes), (input) => readFile(kind as FileKind, input)),
  ),
  reader('redaction', oddText('personal', 'words', 'spaces', 'marks'), (text) => redact(text)),
  reader(
    'the check on a model’s sentences',
    fc.tuple(oddText('words', 'spaces', 'marks'), oddText('words', 'spaces', 'marks')),
    ([draft, text]) => createSentenceCheck([{ text }])(draft),
  ),
  reader('Slack’s events', slackEnvelope, (body) => {
    const envelope = envelopeSchema.safeParse(body);
    if (envelope.success) readMessageEvent(envelope.data, 'U1');
  }),
  reader('Slack’s forms', slackForm, (body) => {
    const form = viewSubmissionSchema.safeParse(body);
    if (form.success) readForm(form.data, '2026-11-27T10:00:00Z');
  }),
  reader('Slack’s commands', words, (text) => readCommand(text)),
  reader('activities of Teams', activity, (body) => {
    const parsed = activitySchema.safeParse(body);
    if (parsed.success) incomingEvent(parsed.data, new Date(0));
  }),
  reader('form bodies', formParts, (parts) =>
    withSentFile(
      {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: { kind: 'unread', value: Readable.from([Buffer.from(`--x${parts.join('')}`)]) },
        signal: AbortSignal.timeout(10_000),
      } as unknown as HttpExchange,
      1024 * 1024,
      () => Promise.resolve(),
    ),
  ),
];
