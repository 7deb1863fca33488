// An answer in plain text gives the source of each quote, and does not present anything else as guidance.
import { describe, expect, it } from 'vitest';
import { plainAnswer } from '../../../adapters/cli/plain-answer.js';
import { askingWording } from '../../../adapters/cli/wording/asking-wording.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import type { Answer } from '../../../knowledge/model/answer.js';
import { sampleCitation, sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';

const answer = (change: Partial<Answer> = {}): Answer => ({
  outcome: 'answered',
  claims: [],
  citations: [],
  passages: [],
  confidence: 0.9,
  writtenBy: 'quotes',
  release: 1,
  stages: { embed: 0 },
  ...change,
});

describe('an answer in plain text', () => {
  it('numbers its quotes and says where each comes from', () => {
    const text = plainAnswer(
      answer({ citations: [sampleCitation(), sampleCitation({ passage: samplePassage({ page: 34 }) })] }),
    );
    expect(text).toContain('[1] “A child does not have to consent to a referral.”');
    expect(text).toContain('Referring a child, Referring a child › Consent, paragraph 4.12, page 33');
    expect(text).toContain('April 2026 · England and Wales · Practice note');
    expect(text).toMatch(/\[2\] [^]*page 34/);
  });

  it('warns of a document that a newer edition replaced', () => {
    const document = sampleDocument({ standing: 'superseded', sample: true });
    const text = plainAnswer(answer({ citations: [sampleCitation({ document })] }));
    expect(text).toContain('This has been replaced by a newer version.');
    expect(text).toContain('Sample text written for this assistant');
    expect(text.indexOf('This has been replaced')).toBeLessThan(text.indexOf('“'));
  });

  it('puts each claim before the quotes, with the numbers of those that it rests on', () => {
    const text = plainAnswer(
      answer({
        preface: 'I found this:',
        claims: [{ text: 'A child need not consent.', citations: [0, 1] }],
        citations: [sampleCitation(), sampleCitation()],
      }),
    );
    expect(text).toMatch(
      /^I found this:\n\nAI wrote these sentences [^\n]*\n\nA child need not consent\. \[1\]\[2\]\n\n\[1\]/,
    );
  });

  it('shows in full each quote that a model’s sentence names, and does not say that AI wrote quotes', () => {
    const citations = [sampleCitation(), sampleCitation(), sampleCitation()];
    const words = (text: string) => text.match(/\[\d\] “A child does not/g);
    const claims = [{ text: 'A child need not consent.', citations: [2] }];
    expect(words(plainAnswer(answer({ claims, citations })))).toEqual([
      '[1] “A child does not',
      '[3] “A child does not',
    ]);
    const quoted = plainAnswer(answer({ citations }));
    expect(words(quoted)).toEqual(['[1] “A child does not']);
    expect(quoted).not.toContain('AI');
  });

  it('says that nothing was found or that it failed, and shows no quote then', () => {
    for (const outcome of ['unanswerable', 'failed'] as const)
      expect(plainAnswer(answer({ outcome, citations: [sampleCitation()] }))).toBe(
        { ...wording, ...askingWording }[outcome],
      );
  });

  it('asks what must be known, with the choices', () => {
    const clarification = {
      question: 'In which nation?',
      choices: [
        { label: 'England', jurisdiction: 'england' as const },
        { label: 'Wales', jurisdiction: 'wales' as const },
      ],
    };
    expect(plainAnswer(answer({ outcome: 'needs-clarification', clarification }))).toBe(
      'In which nation? England, Wales',
    );
  });

  it('is never empty', () => {
    for (const outcome of ['answered', 'needs-clarification', 'unanswerable', 'failed'] as const)
      expect(plainAnswer(answer({ outcome })).trim()).not.toBe('');
  });

  it('keeps what is said first before every outcome', () => {
    const preface = 'A sentence in Welsh.';
    const clarification = { question: 'Which nation?', choices: [] };
    for (const outcome of ['needs-clarification', 'unanswerable', 'answered'] as const)
      expect(plainAnswer(answer({ outcome, preface, clarification })), outcome).toContain(preface);
  });
});
