// Generates random inputs for the code that reads text and files from strangers, using the patterns that the
// code looks for.
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
import { applyRobots, checkGovuk, govukPayload, robotsAndAddress } from './odd-sites.js';
import {
  post,
  readOddPost,
  readSlackNews,
  readSlackPress,
  searchFromTeams,
  slackNews,
  slackPress,
  teamsSearch,
} from './odd-presses.js';
import { id, oddFile, oddRecord, oddText, utf8, withChanges } from './odd-text.js';

export interface OddInput {
  name: string;
  /** Plain text, numbers, lists and records, which `npm run fuzz:guided` can change anywhere. */
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
    // Splits every passage into units, as the main process does next.
    for (const { text } of passages) splitUnits(text);
  } catch (error) {
    if (!(error instanceof InputFailure)) throw error;
  }
}

/** The content of each kind of file, and how the file is made from it. */
const FILES: Record<FileKind, [fc.Arbitrary<string>, (text: string) => Uint8Array]> = {
  md: [oddText('markdown', 'words', 'spaces', 'marks'), utf8],
  html: [oddText('html', 'words', 'spaces'), utf8],
  txt: [oddText('words', 'spaces', 'marks'), utf8],
  json: [
    fc.oneof(
      fc.json({ maxDepth: 20 }),
      fc.jsonValue().map((details) => JSON.stringify({ title: 'a', details, options: details })),
    ),
    utf8,
  ],
  pdf: [oddText('pdf', 'words'), pdfOfContent],
  docx: [oddText('word', 'words'), (body) => makeDocx(body)],
  odt: [oddText('odt', 'words'), (body) => makeOdt(body)],
};

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
  ...Object.entries(FILES).map(([kind, [text, make]]) =>
    reader(`a ${kind} file`, oddFile(text), (file) => readFile(kind as FileKind, withChanges(file, make))),
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
  reader('Slack’s buttons', slackPress, readSlackPress),
  reader('reactions and other events of Slack', slackNews, readSlackNews),
  reader('searches from Teams', teamsSearch, searchFromTeams),
  reader('posts to our pages', post, readOddPost),
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
  reader('a payload of GOV.UK', govukPayload, checkGovuk),
  reader('a robots.txt', robotsAndAddress, applyRobots),
];
