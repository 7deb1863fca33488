// Sample messages of each kind, with invented guidance, for snapshots, HTTP tests and screenshots.
import type { OutgoingMessage, Part } from '../../../../bot/model/messages/message.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';

export const document: GuidanceDocument = {
  slug: 'sample-guidance',
  title: 'Sample guidance: how to identify and support child victims',
  publisher: 'Sample Office',
  date: '2026-04',
  jurisdictions: ['england', 'wales'],
  authority: 'statutory-guidance',
  url: 'https://guidance.example/child-victims',
  standing: 'current',
};

export function quote(
  number: number,
  text: string,
  changes: { document?: Partial<GuidanceDocument>; link?: string; alsoIn?: GuidanceDocument[] } = {},
): Extract<Part, { kind: 'quote' }> {
  return {
    kind: 'quote',
    number,
    link: changes.link ?? `https://bot.example/library/sample-guidance#p${number}`,
    citation: {
      passage: {
        id: `passage-${number}`,
        document: document.slug,
        text,
        headings: ['Part 4', 'Referring a child', 'Consent'],
        page: 33,
        paragraph: `4.${number}`,
        position: number,
      },
      document: { ...document, ...changes.document },
      quote: text,
      spans: [[0, text.length]],
      alsoIn: changes.alsoIn ?? [],
    },
  };
}

const feedback: OutgoingMessage['buttons'] = [
  { label: 'Helpful', action: { do: 'feedback', answer: 'answer-1', rating: 'up' } },
  { label: 'Not helpful', action: { do: 'feedback', answer: 'answer-1', rating: 'down' } },
];
const adviser: OutgoingMessage['buttons'][number] = {
  label: 'Talk to an adviser',
  action: { do: 'talk-to-adviser', answer: 'answer-1' },
  style: 'primary',
};

export const answered: OutgoingMessage = {
  parts: [
    { kind: 'heading', text: 'What the guidance says' },
    { kind: 'text', text: 'These are the words of published guidance.' },
    quote(
      1,
      'A child does not have to agree to a referral.\n• First responders refer every child about whom there are indicators.\n• The child is told, in words that they understand, what a referral means.',
      { alsoIn: [{ ...document, title: 'Sample form: notes for first responders' }] },
    ),
    quote(2, 'Adults must consent before they are referred.', {
      document: { title: 'Sample guidance, second edition', standing: 'superseded', date: '2020-01' },
    }),
    quote(3, 'Speak to your designated safeguarding lead first.', {
      document: {
        title: 'Practice note: first steps',
        authority: 'practice-note',
        sample: true,
        url: undefined,
      },
    }),
    {
      kind: 'choices',
      buttons: [1, 2, 3].map((number) => ({
        label: `See quote ${number} in context`,
        action: { do: 'show-citation', answer: 'answer-1', number },
      })),
    },
    { kind: 'text', text: 'From release 12, 4 March 2026. Guidance for England and Wales.', tone: 'muted' },
  ],
  buttons: [adviser, ...feedback],
  summary: 'Three passages answer your question. The first: a child does not have to agree to a referral.',
  writtenByModel: false,
};

export const written: OutgoingMessage = {
  ...answered,
  parts: [
    { kind: 'heading', text: 'What the guidance says' },
    {
      kind: 'claims',
      claims: [
        { text: 'A child need not agree to a referral.', numbers: [1] },
        { text: 'An adult must consent to one.', numbers: [1, 2] },
      ],
    },
    ...answered.parts.slice(2),
  ],
  writtenByModel: true,
};

const contacts: Part = {
  kind: 'contacts',
  contacts: [
    { name: 'Police', phone: '999', when: 'Someone is in immediate danger.', verifiedOn: '2026-03-01' },
    {
      name: 'Sample helpline',
      phone: '0000 000 0000',
      when: 'You can call at any time.',
      verifiedOn: '2026-03-01',
    },
    {
      name: 'Sample advice line',
      phone: '0000 111 1111',
      when: 'You can call on weekdays, 9am to 5pm.',
      verifiedOn: '2025-01-05',
      expired: true,
    },
  ],
};

export const urgent: OutgoingMessage = {
  parts: [
    { kind: 'heading', text: 'A child may be in danger' },
    {
      kind: 'text',
      text: 'Call 999 if a child is in immediate danger. Do not wait for an answer here.',
      tone: 'warning',
    },
    contacts,
    {
      kind: 'text',
      text: 'I have asked an adviser to look at this now. I cannot say how soon they will reply.',
    },
  ],
  buttons: [adviser],
  summary: 'Call 999 if a child is in immediate danger.',
  writtenByModel: false,
  urgent: true,
};

export const clarification: OutgoingMessage = {
  parts: [
    { kind: 'text', text: 'Which nation do you work in? Guidance differs between them.' },
    {
      kind: 'choices',
      buttons: (['england', 'wales', 'scotland', 'northern-ireland'] as const).map((jurisdiction) => ({
        label: {
          england: 'England',
          wales: 'Wales',
          scotland: 'Scotland',
          'northern-ireland': 'Northern Ireland',
        }[jurisdiction],
        action: { do: 'set-nation' as const, jurisdiction, question: 'question-1' },
      })),
    },
  ],
  buttons: [],
  summary: 'Which nation do you work in?',
  writtenByModel: false,
};

export const unanswerable: OutgoingMessage = {
  parts: [
    {
      kind: 'text',
      text: 'I could not find an answer in the guidance. You can ask an adviser instead: choose “Talk to an adviser”.',
    },
    contacts,
  ],
  buttons: [adviser],
  summary: 'I could not find this in the guidance I hold.',
  writtenByModel: false,
};

export const adviserCard: OutgoingMessage = {
  parts: [
    { kind: 'heading', text: 'Urgent: a child may be in danger' },
    {
      kind: 'text',
      tone: 'warning',
      text: 'The practitioner has been told to call 999 if a child is in immediate danger.',
    },
    {
      kind: 'facts',
      facts: [
        { label: 'Status', value: 'Claimed by Bea Example' },
        { label: 'Asked', value: '4 March at 05:06' },
        { label: 'Nation', value: 'England' },
        { label: 'Agency', value: 'police' },
        { label: 'Specialism', value: 'Social work' },
        { label: 'Via', value: 'Slack' },
      ],
    },
    {
      kind: 'relayed',
      from: 'The practitioner',
      text: 'She is 15 and says that [name 1] takes her to a house at night.\nWhat do I do first?',
    },
    { kind: 'heading', text: 'What the assistant answered' },
    quote(1, 'A child does not have to agree to a referral.'),
    { kind: 'text', tone: 'muted', text: 'Other passages that may fit:' },
    {
      kind: 'facts',
      facts: [{ label: 'Sample guidance, page 4', value: 'A strategy meeting is held on the same day.' }],
    },
    {
      kind: 'text',
      tone: 'muted',
      text: 'In this channel I only see messages that mention me. Use the box under “Reply”, or start your message with my name.',
    },
  ],
  buttons: [
    { label: 'Reply', action: { do: 'reply', escalation: 'escalation-1' }, style: 'primary' },
    { label: 'Note', action: { do: 'note', escalation: 'escalation-1' } },
    { label: 'Search privately', action: { do: 'ask-bot', escalation: 'escalation-1' } },
    { label: 'Close request', action: { do: 'resolve', escalation: 'escalation-1' } },
    { label: 'Transfer', action: { do: 'reassign', escalation: 'escalation-1' } },
    { label: 'Hand back', action: { do: 'hand-back', escalation: 'escalation-1' } },
  ],
  summary: 'Urgent: a child may be in danger. Claimed by Bea Example.',
  writtenByModel: false,
  urgent: true,
};

const recalled = quote(1, 'A child under 16 may be referred without consent.');

export const recall: OutgoingMessage = {
  parts: [
    { kind: 'text', tone: 'news', text: 'Guidance that you were given has changed.' },
    {
      kind: 'text',
      text: 'It said “under 16”. Now it says “under 18”.',
      changes: [
        { kind: 'same', text: 'A child under ' },
        { kind: 'removed', text: '16' },
        { kind: 'added', text: '18' },
        { kind: 'same', text: ' may be referred without consent.' },
      ],
    },
    {
      ...recalled,
      citation: { ...recalled.citation, passage: { ...recalled.citation.passage, recalledOn: '2026-03-04' } },
    },
    { ...quote(2, 'Tell the child what a referral means.'), folded: true },
    { kind: 'text', tone: 'muted', text: 'Chosen: Wales' },
  ],
  buttons: [adviser, { label: 'Delete my data', action: { do: 'forget-me' }, style: 'danger' }],
  summary: 'Guidance that you were given has changed.',
  writtenByModel: false,
};

export const fromAdviser: OutgoingMessage = {
  parts: [
    { kind: 'relayed', from: 'Bea Example, adviser', text: 'Call the helpline first.', piece: 2 },
    {
      kind: 'files',
      count: 2,
      files: [{ name: 'a form.pdf', url: 'https://files.example/form' }, { name: 'a list.pdf' }],
    },
    { kind: 'files', count: 1, files: [] },
  ],
  buttons: [{ label: 'Report this', action: { do: 'complain', message: 'message-1' } }],
  summary: 'Bea Example, adviser, wrote to you.',
  writtenByModel: false,
};
