// Sample messages for snapshots and for people to look at. Every sentence is invented, and none is guidance.
import type { OutgoingMessage, Part } from '../../../../bot/model/messages/message.js';
import type { Citation } from '../../../../knowledge/model/answer.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';

const note: GuidanceDocument = {
  slug: 'sample-note',
  title: 'Helping trafficked children: a sample practice note',
  publisher: 'This project',
  date: '2026-04',
  sortDate: '2026-04',
  jurisdictions: ['england', 'wales'],
  authority: 'practice-note',
  url: 'https://guide.example/library/sample-note',
  standing: 'current',
  sample: true,
};

const older: GuidanceDocument = {
  ...note,
  slug: 'older-note',
  title: 'Moves & transfers <old edition>',
  date: '25 November 2019',
  jurisdictions: ['england', 'wales', 'scotland', 'northern-ireland'],
  authority: 'non-statutory-guidance',
  standing: 'superseded',
  sample: false,
  url: undefined,
};

function citation(document: GuidanceDocument, quote: string, place: Partial<Citation['passage']>): Citation {
  return {
    document,
    quote,
    spans: [[0, quote.length]],
    alsoIn: document === note ? [older] : [],
    passage: { id: 'p1', document: document.slug, text: quote, headings: [], position: 0, ...place },
  };
}

const consent: Part = {
  kind: 'quote',
  number: 1,
  link: 'https://guide.example/citations/a1/1',
  citation: citation(
    note,
    'A child does not have to agree before a referral is made. Tell the child, in words they understand, what you are doing & why.',
    { headings: ['Part 2', 'Referring a child', 'Consent'], paragraph: '2.3', page: 4 },
  ),
};

const transfer: Part = {
  kind: 'quote',
  number: 2,
  citation: citation(
    older,
    'Pass on what you know *before* the child moves: <name the adult> who meets them.',
    {
      page: 11,
    },
  ),
};

const adviserButton = {
  label: 'Talk to an adviser',
  action: { do: 'talk-to-adviser', answer: 'a1' },
  style: 'primary',
} as const;
const feedback = [
  { label: '👍 Helpful', action: { do: 'feedback', answer: 'a1', rating: 'up' } },
  { label: '👎 Not helpful', action: { do: 'feedback', answer: 'a1', rating: 'down' } },
] as const;

export const samples: Record<string, OutgoingMessage> = {
  greeting: {
    summary: 'I answer questions about child trafficking with the words of published guidance.',
    writtenByModel: false,
    parts: [
      { kind: 'heading', text: 'Before you ask' },
      { kind: 'text', text: 'I answer with the words of published guidance, and show where each stands.' },
      {
        kind: 'text',
        text: 'Call 999 if a child is in danger now. I am not an emergency service.',
        tone: 'warning',
      },
      { kind: 'text', text: 'Do not include names or other details that could identify a child.' },
      {
        kind: 'choices',
        buttons: [
          { label: 'England', action: { do: 'set-nation', jurisdiction: 'england' } },
          { label: 'Wales', action: { do: 'set-nation', jurisdiction: 'wales' } },
          { label: 'Scotland', action: { do: 'set-nation', jurisdiction: 'scotland' } },
          { label: 'Northern Ireland', action: { do: 'set-nation', jurisdiction: 'northern-ireland' } },
        ],
      },
    ],
    buttons: [],
  },
  answer: {
    summary: 'A child need not agree to a referral. 2 quotes from the guidance.',
    writtenByModel: true,
    parts: [
      {
        kind: 'claims',
        claims: [
          { text: 'A child need not agree to a referral, but should be told about it.', numbers: [1] },
          { text: 'What is known goes ahead of the child when the child moves.', numbers: [2] },
        ],
      },
      { kind: 'heading', text: 'From the guidance' },
      consent,
      transfer,
      { kind: 'text', text: 'Answered for England, from release 12 of 3 May 2026.', tone: 'muted' },
    ],
    buttons: [adviserButton, ...feedback],
  },
  urgent: {
    summary: 'Call 999 if the child is in danger now. An adviser has been called.',
    writtenByModel: false,
    urgent: true,
    parts: [
      { kind: 'text', text: 'Call 999 if the child is in danger now.', tone: 'warning' },
      {
        kind: 'contacts',
        contacts: [
          { name: 'Police', phone: '999', when: 'Someone is in danger now.', verifiedOn: '2026-05-03' },
          {
            name: 'NSPCC helpline',
            phone: '0808 800 5000',
            when: 'You are worried about a child.',
            verifiedOn: '2025-01-10',
            expired: true,
          },
        ],
      },
      { kind: 'text', text: 'An adviser has been called and will write to you here.' },
    ],
    buttons: [],
  },
  card: {
    summary: 'A practitioner asks for an adviser.',
    writtenByModel: false,
    parts: [
      { kind: 'heading', text: 'A practitioner asks for an adviser' },
      {
        kind: 'facts',
        facts: [
          { label: 'Waiting since', value: '3 May 2026, 10:15' },
          { label: 'Nation', value: 'Scotland' },
          { label: 'Specialism', value: 'Immigration safeguarding' },
        ],
      },
      {
        kind: 'relayed',
        from: 'The practitioner',
        text: 'Can I tell her <school> & the GP? @channel <!here> *now*',
      },
      transfer,
    ],
    buttons: [
      { label: 'Claim', action: { do: 'claim', escalation: 'e1' }, style: 'primary' },
      { label: 'Reply', action: { do: 'reply', escalation: 'e1' } },
      { label: 'Close request', action: { do: 'resolve', escalation: 'e1' } },
    ],
  },
};
