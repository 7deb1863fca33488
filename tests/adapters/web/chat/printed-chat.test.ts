// A saved conversation includes the licences of the guidance that it quotes.
import { expect, test } from 'vitest';
import { downloadChat } from '../../../../adapters/web/chat/save-chat.js';
import { conversationRecord, conversationText } from '../../../../adapters/web/chat/printed-chat.js';
import { documentHead } from '../../../../adapters/web/library/documents/document-head.js';
import { toText } from '../../../../adapters/web/design/markup.js';
import type { TranscriptEntry } from '../../../../bot/model/messages/conversation.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';

const LICENSED = 'Contains public sector information licensed under the Open Government Licence v3.0.';
const say = wordsIn('en');

const document = (slug: string, attribution?: string): GuidanceDocument => ({
  slug,
  title: 'Help for trafficked children',
  jurisdictions: ['england'],
  authority: 'statutory-guidance',
  standing: 'current',
  licence: 'Open Government Licence v3.0',
  attribution,
});

function answered(...documents: GuidanceDocument[]): TranscriptEntry {
  const text = 'Refer the child.';
  const parts = documents.map((cited, at) => ({
    kind: 'quote',
    number: at + 1,
    citation: {
      passage: { id: `p${at}`, document: cited.slug, position: 0, headings: [], text },
      document: cited,
      quote: text,
      spans: [[0, text.length]],
      alsoIn: [],
    },
  }));
  const message = { language: 'en', parts, buttons: [], summary: '', writtenByModel: false };
  return { direction: 'out', id: 'm1', at: '2026-05-04T09:00:00.000Z', message, state: 'sent' } as never;
}

test('a saved conversation ends with the attribution that the licences ask for, once', () => {
  const entries = [answered(document('one', LICENSED), document('two', LICENSED), document('three'))];
  const text = conversationText(entries, 'https://ctac.example', say);
  expect(text.trimEnd().endsWith(LICENSED)).toBe(true);
  for (const saved of [text, toText(conversationRecord(entries, 'https://ctac.example', say))])
    expect(saved.split(LICENSED)).toHaveLength(2);
});

test('a saved file is named after the day in London', async () => {
  const chat = {
    sessions: { read: () => ({ place: 'here' }) },
    options: {
      queries: { messagesIn: () => Promise.resolve([{ ...answered(), at: '2026-06-30T23:30:00.000Z' }]) },
    },
    baseOf: () => 'https://ctac.example',
    wordsOf: () => Promise.resolve(say),
  };
  const exchange = { path: '/chat/save/conversation.txt', query: new URLSearchParams() };
  const { headers } = await downloadChat(chat as never, exchange as never);
  expect(headers?.['Content-Disposition']).toContain('guidance-conversation-2026-07-01.txt');
});

test('the page of a document shows its attribution below its licence, if it has one', () => {
  const head = (attribution?: string) => toText(documentHead(document('one', attribution), 'Version 1', say));
  expect(head(LICENSED)).toContain(`<dt>Attribution</dt><dd>${LICENSED}</dd>`);
  expect(head()).not.toContain('Attribution');
});

test('saved text names what was removed in the language of the record, as the page does', () => {
  const redactedTypes = ['name', 'nhs_number'];
  const text = 'Can [name 1], [NHS number 1], be referred?';
  const entry = { direction: 'in', id: 'm1', at: '2026-05-04T09:00:00.000Z', text, redactedTypes } as never;
  const saved = conversationText([entry], 'https://ctac.example', wordsIn('cy'));
  expect(saved).toContain('Can [enw 1], [rhif GIG 1], be referred?');
  const page = toText(conversationRecord([entry], 'https://ctac.example', wordsIn('cy')));
  expect(page.match(/<span class="pseudonym">/g)).toHaveLength(2);
  expect(page).toContain('<span class="pseudonym">[rhif GIG 1]</span>');
});

test('saved text says before a quote what must be known before anyone relies on it', () => {
  const sample = { ...document('one'), sample: true };
  const withdrawn = { ...document('two'), standing: 'withdrawn' as const };
  const lines = conversationText([answered(sample, withdrawn)], 'https://ctac.example', say).split('\n');
  const before = (quote: string) => lines[lines.findIndex((line) => line.startsWith(quote)) - 1];
  expect(before('[1]')).toBe('Sample text written for this assistant, not published guidance.');
  expect(before('[2]')).toContain('withdrawn');
});

test('saved text says which sentences AI wrote, and that a number may have changed', () => {
  const entry = answered(document('one'));
  const contact = { name: 'Helpline', phone: '0800 123 4567', when: 'Call now.', verifiedOn: '2026-01-01' };
  const parts = [
    { kind: 'claims', claims: [{ text: 'A child may be referred.', numbers: [1] }] },
    { kind: 'claims', claims: [{ text: 'So may an adult.', numbers: [1] }] },
    {
      kind: 'contacts',
      contacts: [
        { ...contact, expired: true },
        { ...contact, name: 'Police' },
      ],
    },
  ];
  const message = { ...(entry as { message: object }).message, parts, writtenByModel: true };
  const text = conversationText([{ ...entry, message } as never], 'https://ctac.example', say);
  expect(text).toMatch(/AI wrote these sentences from the quotes below[^]*- A child may be referred\. \[1\]/);
  expect(text.split('AI wrote')).toHaveLength(2);
  expect(text).toMatch(
    /- Helpline: 0800 123 4567 \(Call now\.\) Checked on 1 January 2026\. This number has not been checked since/,
  );
  expect(text).toMatch(/- Police: 0800 123 4567 \(Call now\.\) Checked on 1 January 2026\.$/m);
});
