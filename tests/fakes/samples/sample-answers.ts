// Makes answers for tests. The guidance in them is invented, and says so.
import type { Answer, Citation } from '../../../knowledge/model/answer.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';

export const SAMPLE_DOCUMENT: GuidanceDocument = {
  slug: 'sample-guidance',
  title: 'Sample guidance for tests',
  publisher: 'Nobody',
  date: '2026-01',
  jurisdictions: ['england'],
  authority: 'non-statutory-guidance',
  standing: 'current',
  sample: true,
};

export const SAMPLE_QUOTE = 'A sample sentence that says a first responder refers the child.';

export function sampleCitation(change: Partial<GuidanceDocument> = {}): Citation {
  const text = `${SAMPLE_QUOTE} Another sample sentence follows it.`;
  return {
    passage: { id: 'passage-1', document: 'sample-guidance', text, headings: ['Referring'], position: 0 },
    document: { ...SAMPLE_DOCUMENT, ...change },
    quote: SAMPLE_QUOTE,
    spans: [[0, SAMPLE_QUOTE.length]],
    alsoIn: [],
  };
}

export function sampleAnswer(change: Partial<Answer> = {}): Answer {
  const citation = sampleCitation();
  return {
    outcome: 'answered',
    claims: [],
    citations: [citation],
    passages: [{ passage: citation.passage, document: citation.document, score: 0.8 }],
    confidence: 0.9,
    jurisdiction: 'england',
    writtenBy: 'quotes',
    release: 7,
    stages: { embed: 1, find: 2 },
    ...change,
  };
}

export function unanswerable(): Answer {
  return sampleAnswer({ outcome: 'unanswerable', citations: [], passages: [], confidence: 0.1 });
}

export function needsNation(): Answer {
  return sampleAnswer({
    outcome: 'needs-clarification',
    citations: [],
    passages: [],
    clarification: {
      question: 'Which nation is the child in?',
      choices: [
        { label: 'England', jurisdiction: 'england' },
        { label: 'Scotland', jurisdiction: 'scotland' },
      ],
    },
  });
}
