// Tests which earlier questions a follow-up builds on: those by the same person, back to the last one that
// makes sense by itself.
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { findFollowUp } from '../../../knowledge/question/earlier-questions.js';

const FIRST = 'Who appoints an independent guardian for a trafficked child?';
const turns = (...texts: string[]): Turn[] =>
  texts.map((text, n) => ({ role: n % 2 ? 'assistant' : 'user', text: publicText(text) }));

describe('a follow-up leans', () => {
  it('on the question before it, and a little on what was answered', () => {
    expect(
      findFollowUp({
        text: publicText('how long does that take?'),
        context: turns(FIRST, 'The service does.'),
      }),
    ).toMatchObject({
      earlier: [FIRST],
      said: 'The service does.',
    });
  });

  it('through other follow-ups on the question that needs nothing before it', () => {
    const context = turns(FIRST, 'The service.', 'and in Scotland?', 'Guardianship Scotland.');
    expect(findFollowUp({ text: publicText('and Northern Ireland?'), context: context })?.earlier).toEqual([
      FIRST,
      'and in Scotland?',
    ]);
  });

  it('past thanks, but not past three questions', () => {
    expect(
      findFollowUp({
        text: publicText('for how long?'),
        context: turns(FIRST, 'The service.', 'ok thanks', 'Good.'),
      })?.earlier,
    ).toEqual([FIRST]);
    const long = turns(FIRST, 'a', 'and there?', 'b', 'and that?', 'c', 'and those?', 'd');
    expect(findFollowUp({ text: publicText('and it?'), context: long })?.earlier).toHaveLength(3);
  });

  it('the more, the less it says itself', () => {
    const weight = (text: string) =>
      findFollowUp({ text: publicText(text), context: turns(FIRST, 'The service.'), followUp: true })!.weight;
    expect(weight('and in Scotland?')).toBe(1);
    expect(weight('how long does it take?')).toBe(1);
    expect(weight('what about a child who was adopted from abroad by relatives?')).toBeLessThan(0.5);
    expect(weight('and for adults?')).toBeGreaterThan(weight('and for adults who return abroad later?'));
  });

  it('on the kind of answer too where it only changes a detail', () => {
    const context = turns('How long is the recovery period?', 'At least 30 days.');
    expect(findFollowUp({ text: publicText('and in Scotland?'), context: context })?.sameKind).toBe(true);
    expect(findFollowUp({ text: publicText('what about if she is 17?'), context: context })?.sameKind).toBe(
      true,
    );
    expect(findFollowUp({ text: publicText('can they refuse a tenancy?'), context: context })?.sameKind).toBe(
      false,
    );
  });
});

describe('what was read of a message before', () => {
  it('counts more than the rules', () => {
    const context = turns(FIRST, 'The service.');
    const text = publicText('what does the panel decide?');
    expect(findFollowUp({ text, context, followUp: true })?.earlier).toEqual([FIRST]);
    expect(findFollowUp({ text: publicText('and it?'), context, followUp: false })).toBeUndefined();
  });
});

describe('nothing is leant on', () => {
  it('by a question that needs nothing before it', () => {
    const text = 'Which police force investigates trafficking between London and Kent?';
    expect(findFollowUp({ text: publicText(text), context: turns(FIRST, 'The service.') })).toBeUndefined();
  });

  it('without an earlier question', () => {
    expect(findFollowUp({ text: publicText('and in Scotland?'), context: [] })).toBeUndefined();
    expect(
      findFollowUp({ text: publicText('and in Scotland?'), context: turns('ok', 'Good.') }),
    ).toBeUndefined();
  });
});
