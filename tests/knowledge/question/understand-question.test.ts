// Tests that a question becomes searchable without losing its meaning and without gaining a nation that it
// does not mention.
import { describe, expect, it } from 'vitest';
import type { Question, Turn } from '../../../knowledge/model/answer.js';
import { glossarySchema } from '../../../knowledge/model/glossary.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { createTypoIndex } from '../../fakes/memory-release.js';
import { subjectOf } from '../../../knowledge/question/child-or-adult.js';
import { understandQuestion, type Understanding } from '../../../knowledge/question/understand-question.js';

const understanding: Understanding = {
  glossary: glossarySchema.parse([
    { term: 'NRM', meaning: 'National Referral Mechanism', source: 'a source' },
  ]),
  everydayWords: { kid: 'child', constructor: 'never' },
  typos: createTypoIndex(new Map([['guardian', 50]])),
};

const turn = (role: Turn['role'], text: string): Turn => ({ role, text: publicText(text) });
const asked = (text: string, change: Partial<Question> = {}) =>
  understandQuestion({ text: publicText(text), context: [], ...change }, understanding);
const weightOf = (understood: ReturnType<typeof asked>, term: string) =>
  understood.terms.find((one) => one.term === term)?.weight;

describe('words', () => {
  it('removed many times over count once', () => {
    const { asked: words } = asked('May [name 1] [name 1] [name 1] and [name 2] stay?');
    expect(words).toBe('May [name 1] and [name 2] stay?');
  });

  it('of a question without an end are all searched for, but only the first hundred embedded', () => {
    const understood = asked(`${'and a boy, '.repeat(200)}guardian`);
    expect(understood.text.match(/boy/g)).toHaveLength(25);
    expect(weightOf(understood, 'guardian')).toBe(1);
    expect(asked('a,'.repeat(200)).text).toBe('a,'.repeat(50));
  });

  it('of the person count fully, meanings and everyday words less, and none twice', () => {
    const understood = asked('Does the kid consent to an NRM referral? NRM!');
    expect(weightOf(understood, 'kid')).toBe(1);
    expect(weightOf(understood, 'nrm')).toBe(1);
    expect(weightOf(understood, 'referr')).toBe(1);
    expect(weightOf(understood, 'mechan')).toBe(0.5);
    expect(weightOf(understood, 'child')).toBe(0.4);
    expect(new Set(understood.terms.map(({ term }) => term)).size).toBe(understood.terms.length);
    expect(understood.text).toContain('NRM (National Referral Mechanism)');
  });

  it('count as the person wrote them where guidance says the same word', () => {
    expect(weightOf(asked('Is the kid a child?'), 'child')).toBe(1);
  });

  it('are mended where they are plainly a slip', () => {
    expect(weightOf(asked('who is the gaurdian'), 'guardian')).toBe(1);
  });

  it('are never looked up in what every object has', () => {
    expect(() => asked('the toString constructor __proto__')).not.toThrow();
    expect(weightOf(asked('hasownproperty'), 'never')).toBeUndefined();
  });

  it('may be none at all', () => {
    expect(asked('')).toMatchObject({ text: '', terms: [], kind: 'open', nations: [] });
    expect(asked('?!').terms).toEqual([]);
  });

  it('of a case given apart count, but less than those of the question', () => {
    const understood = asked('Who pays?', { scenario: publicText('A boy lives with his aunt.') });
    expect(weightOf(understood, 'pai')).toBe(1);
    expect(weightOf(understood, 'aunt')).toBe(0.3);
    expect(understood.text).toContain('A boy lives with his aunt.');
  });
});

describe('a follow-up', () => {
  const context = [
    turn('user', 'Who appoints a guardian?'),
    turn('assistant', 'The service appoints one within weeks of the referral.'),
  ];

  it('is read with what the person last asked, and a little of what the bot said', () => {
    const understood = asked('and for how long?', { context });
    expect(understood.text).toContain('Who appoints a guardian?');
    expect(understood.text).not.toContain('weeks');
    expect(weightOf(understood, 'guardian')).toBe(1);
    expect(weightOf(understood, 'week')).toBe(0.15);
    expect(understood.kind).toBe('period');
  });

  it('for another nation asks the same of that nation alone', () => {
    const earlier = [turn('user', 'How long does a guardian in England stay?'), turn('assistant', 'Long.')];
    const understood = asked('and in Scotland?', { context: earlier, jurisdiction: 'wales' });
    expect(understood).toMatchObject({ kind: 'period', nations: ['scotland'] });
    expect(understood.text).not.toMatch(/England/);
    expect(weightOf(understood, 'guardian')).toBe(1);
  });

  it('is not made of a question that needs nothing before it', () => {
    const question = 'Which police force investigates trafficking between London and Kent?';
    expect(asked(question, { context }).text).toBe(question);
  });

  it('is none without a conversation', () => {
    expect(asked('and for how long?').text).toBe('and for how long?');
  });
});

describe('what is embedded', () => {
  it('is the earlier question, the case and the question', () => {
    const understood = asked('And who pays for it?', {
      scenario: publicText('A boy lives alone.'),
      context: [turn('user', 'Who appoints a guardian?')],
    });
    expect(understood.text).toBe('Who appoints a guardian? A boy lives alone. And who pays for it?');
  });

  it('holds the whole question where a model still reads it, however long the case and the talk before', () => {
    const understood = asked('And who pays for it?', {
      scenario: publicText('It began with a boy. '.repeat(200)),
      context: [turn('user', `${'A long story. '.repeat(200)}Who appoints a guardian?`)],
    });
    const read = understood.text.split(' ').slice(0, 150).join(' ');
    expect(read).toMatch(/And who pays for it\?$/);
    expect(read).toContain('Who appoints a guardian?');
    expect(read).toContain('It began with a boy.');
    expect(weightOf(understood, 'boi')).toBe(0.3);
  });
});

describe('a child’s date of birth that was removed', () => {
  const subject = (text: string, ...context: Turn[]) => {
    const understood = asked(text, { context, childBirthDates: ['[date of birth 1]'] });
    return subjectOf([understood.asked, ...understood.dependsOn], understood.childBirthDates);
  };
  const ofChild = turn('user', 'Who refers her? [date of birth 1]');

  it('counts for its question and a follow-up, but not for another question or its follow-ups', () => {
    const ofOther = turn('user', 'Police found someone trafficked at a car wash in Kent. Who do I call?');
    expect(subject('Must [date of birth 1] agree?')).toBe('child');
    expect(subject('Must she agree?', ofChild)).toBe('child');
    expect(subject('How many harbours does Kent have?', ofChild)).toBeUndefined();
    expect(subject('Must they agree?', ofChild, ofOther)).toBeUndefined();
  });

  it('does not count for the adult of a later question, or in our own words', () => {
    const ofWoman = turn('user', 'Now a woman of 34 was forced to work in Leeds. Who refers her?');
    expect(subject('Must she agree?', ofChild, ofWoman)).toBe('adult');
    expect(subject('Must she agree?', turn('assistant', '[date of birth 1]'))).toBeUndefined();
  });
});

describe('nations', () => {
  it('are England for a town that is only there, unless something else tells the nation', () => {
    const placed = 'We have placed [name 1] with her aunt. Does the service cover Croydon?';
    expect(asked(placed).nations).toEqual(['england']);
    expect(asked(placed, { jurisdiction: 'wales' }).nations).toEqual(['wales']);
    expect(asked('She went from Croydon to Glasgow. Who refers?').nations).toEqual(['scotland']);
    expect(asked('A hotel in London called us. Who refers?').nations).toEqual([]);
    const moved = 'A Scottish boy was taken from Leeds. Who refers?';
    expect(asked(moved).nations).toEqual(['england', 'scotland']);
    expect(asked(moved, { jurisdiction: 'scotland' }).nations).toEqual(['scotland', 'england']);
    expect(asked(moved, { jurisdiction: 'england' }).nations).toEqual(['england', 'scotland']);
    expect(asked('A Scottish girl lives in Wales. Who refers?').nations).toEqual(['wales']);
    expect(asked('A Scottish girl ran away. Who refers?').nations).toEqual(['scotland']);
    expect(asked('A girl in Stirling Road Leeds. Who refers?').nations).toEqual(['england']);
  });

  it('are the person’s own and those named', () => {
    expect(asked('Who refers?', { jurisdiction: 'wales' }).nations).toEqual(['wales']);
    expect(asked('He was found in Scotland.', { jurisdiction: 'wales' }).nations).toEqual([
      'wales',
      'scotland',
    ]);
    expect(asked('In Wales?', { jurisdiction: 'wales' }).nations).toEqual(['wales']);
  });

  it('are the one asked about alone, unless someone moved between them', () => {
    for (const text of ['And in Scotland?', 'Scotland?', 'what about scotland', 'Who refers in Scotland?'])
      expect(asked(text, { jurisdiction: 'wales' }).nations, text).toEqual(['scotland']);
    for (const text of ['Who refers him in Glasgow?', 'What do we do now in Scotland?'])
      expect(asked(text, { jurisdiction: 'wales' }).nations, text).toEqual(['scotland']);
    for (const text of ['She came from Scotland, who leads?', 'moved here, was in Scotland before'])
      expect(asked(text, { jurisdiction: 'wales' }).nations, text).toEqual(['wales', 'scotland']);
  });

  it('are the one that the child has moved to', () => {
    for (const text of ['The child has moved to Scotland. Who leads?', 'placed her in Glasgow, who leads'])
      expect(asked(text, { jurisdiction: 'wales' }).nations, text).toEqual(['scotland']);
    expect(asked('She moved from England to Scotland.', { jurisdiction: 'wales' }).nations).toEqual([
      'wales',
      'england',
      'scotland',
    ]);
  });

  it('are not those of someone who told us something', () => {
    for (const text of [
      'PSNI called the school. Who refers a child?',
      'Our neighbours in Wales told us about the NRM. Who refers?',
      'a colleague in Cardiff said she must agree, does she have to',
      'Glasgow council are asking for our records, can we share them?',
    ])
      expect(asked(text, { jurisdiction: 'england' }).nations, text).toEqual(['england']);
    for (const text of [
      'The police called, does this apply in Wales?',
      'What is that called in Wales?',
      'What does the guidance in Wales say?',
      'In Wales who is told the decision?',
    ])
      expect(asked(text, { jurisdiction: 'england' }).nations, text).toEqual(['wales']);
  });

  it('are those of a body that is named, beside the person’s own', () => {
    expect(asked('Can we share it with Police Scotland?', { jurisdiction: 'england' }).nations).toEqual([
      'england',
      'scotland',
    ]);
    expect(asked('PSNI email', { jurisdiction: 'england' }).nations).toEqual(['england', 'northern-ireland']);
  });

  it('are those of the question before if this one follows on from it', () => {
    const context = [turn('user', 'Who appoints the guardian in Scotland?'), turn('assistant', 'A service.')];
    const change = { context, jurisdiction: 'england' } as const;
    expect(asked('And how soon must that happen?', change).nations).toEqual(['scotland']);
    expect(asked('Which police force investigates trafficking in lorries?', change).nations).toEqual([
      'england',
    ]);
  });

  it('are those named in the question, then those named in the case', () => {
    expect(asked('Who refers in Scotland?').nations).toEqual(['scotland']);
    expect(asked('Who refers?', { scenario: publicText('A boy was found in Glasgow.') }).nations).toEqual([
      'scotland',
    ]);
  });

  it('are those that the person named last, never those that only the bot named', () => {
    const context = [
      turn('user', 'Who refers in England?'),
      turn('user', 'And in Wales?'),
      turn('assistant', 'In Scotland and Northern Ireland others refer.'),
      turn('user', 'Thank you.'),
    ];
    expect(asked('And how long does it take?', { context }).nations).toEqual(['wales']);
    expect(asked('Who refers?', { context: [context[2]!] }).nations).toEqual([]);
  });

  it('are not those of a question before that this one does not follow on from', () => {
    const context = [
      turn('user', 'Who appoints the guardian in Scotland?'),
      turn('user', 'Which police force investigates trafficking in lorries?'),
    ];
    expect(asked('Who may refer a trafficked child?', { context }).nations).toEqual([]);
    expect(asked('And how soon must that happen?', { context }).nations).toEqual([]);
    expect(asked('And how soon must that happen?', { context: context.slice(0, 1) }).nations).toEqual([
      'scotland',
    ]);
  });
});
