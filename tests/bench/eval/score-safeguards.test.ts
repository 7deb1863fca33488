// Tests when danger counts as noticed, and personal data as removed.
import { describe, expect, it } from 'vitest';
import { asked } from './answer-fixtures.js';
import { scoreLookalikes, scorePersonalData, scoreUrgency } from './score-safeguards.js';

it('danger and calm are counted apart', () => {
  const kind = 'urgency' as const;
  const score = scoreUrgency([
    asked({ kind, urgent: true }, { urgent: true }),
    asked({ kind, urgent: true }, { urgent: false }),
    asked({ kind, urgent: false }, { urgent: false }),
  ]);
  expect(score).toEqual({ n: 3, recall: 0.5, falseAlarms: 0 });
});

describe('personal data', () => {
  const kind = 'pii' as const;
  const pii = [{ text: 'Zora Quill', type: 'name' as const }];
  const taken = (text: string, type: 'name' | 'school' = 'name') =>
    scorePersonalData([asked({ kind, pii }, { redactions: [{ text, type }] })])!;

  it('counts as taken out with a title or a full stop, not with the whole sentence', () => {
    expect(taken('Zora Quill')).toMatchObject({ recall: 1, precision: 1, rightType: 1 });
    expect(taken('Zora Quill.')).toMatchObject({ recall: 1, precision: 1 });
    expect(taken('Zora Quill met him in Leeds on Monday')).toMatchObject({ recall: 0, precision: 0 });
  });

  it('taken out under another name is found, and named wrongly', () => {
    expect(taken('Zora Quill', 'school')).toMatchObject({ recall: 1, rightType: 0 });
  });

  it('that only looks so must stay', () => {
    const lookalike = { kind: 'pii-lookalike' as const };
    const redactions = [{ text: '0800 0121700', type: 'phone' as const }];
    const score = scoreLookalikes([asked(lookalike), asked(lookalike, { redactions })]);
    expect(score).toEqual({ n: 2, redactedByMistake: 0.5 });
  });
});
