// Makes documents, passages and citations for tests of the text that people see. The guidance was written for
// the tests.
import type { Citation, Span } from '../../../knowledge/model/answer.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';

export function sampleDocument(change: Partial<GuidanceDocument> = {}): GuidanceDocument {
  return {
    slug: 'referring-a-child',
    title: 'Referring a child',
    publisher: 'Sample notes of this project',
    date: '2026-04',
    sortDate: '2026-04',
    jurisdictions: ['england', 'wales'],
    authority: 'practice-note',
    url: 'https://guidance.example/referring-a-child',
    standing: 'current',
    ...change,
  };
}

export function samplePassage(change: Partial<Passage> = {}): Passage {
  return {
    id: 'passage-one-1234',
    document: 'referring-a-child',
    text: 'A child does not have to consent to a referral. Tell the child, in words that fit their age, what the referral is for.',
    headings: ['Referring a child', 'Consent'],
    page: 33,
    paragraph: '4.12',
    position: 4,
    ...change,
  };
}

export function sampleCitation(change: Partial<Citation> = {}): Citation {
  const passage = change.passage ?? samplePassage();
  const spans: Span[] = change.spans ?? [[0, passage.text.indexOf('.') + 1]];
  return {
    document: sampleDocument(),
    alsoIn: [],
    ...change,
    passage,
    spans,
    quote: change.quote ?? spans.map(([start, end]) => passage.text.slice(start, end)).join(' … '),
  };
}

export function sampleAnswer(
  citations: Citation[] = [sampleCitation()],
  answer = 'answer-1',
): OutgoingMessage {
  return {
    parts: citations.map((citation, index) => ({ kind: 'quote', number: index + 1, citation })),
    buttons: [
      { label: 'Helpful', action: { do: 'feedback', answer, rating: 'up' } },
      { label: 'Not helpful', action: { do: 'feedback', answer, rating: 'down' } },
      { label: 'Talk to an adviser', action: { do: 'talk-to-adviser', answer } },
    ],
    summary: `“${citations[0]?.quote ?? ''}” (${citations[0]?.document.title ?? ''})`,
    writtenByModel: false,
  };
}

export function plain(text: string): OutgoingMessage {
  return { parts: [{ kind: 'text', text }], buttons: [], summary: text, writtenByModel: false };
}
