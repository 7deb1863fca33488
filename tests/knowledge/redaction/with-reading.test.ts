// Tests how the message reader changes what the rules remove: which details it adds, keeps or cannot affect.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../knowledge/redaction/redact.js';
import type { MessageReading, ReadClass } from '../../../knowledge/model/ports.js';

type Marks = Record<string, [kind: ReadClass, odds: number]>;

/**
 * Makes a reading of the text. Each word in `marks` has the class and odds given there, wherever it occurs.
 */
function readingOf(text: string, marks: Marks): MessageReading {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const mark = marks[word];
    return mark ? [{ start: index, end: index + word.length, class: mark[0], odds: mark[1] }] : [];
  });
  return { words, readTo: text.length, danger: -5 };
}

const taken = (text: string, marks: Marks) =>
  redact(text, {}, readingOf(text, marks)).redactions.map((one) => [one.type, one.text]);
const sure = (kind: ReadClass): [ReadClass, number] => [kind, 0.99];

describe('a word that only the reader takes for a name', () => {
  it('is taken out, joined with its neighbours, grown to a whole word and without its title', () => {
    const name = sure('name');
    expect(taken('can sunday okon stay', { sunday: name, okon: name })).toEqual([['name', 'sunday okon']]);
    expect(taken("is zeb-al'mur here", { zeb: name, mur: name })).toEqual([['name', "zeb-al'mur"]]);
    expect(taken('tell auntie bose now', { auntie: name, bose: name })).toEqual([['name', 'bose']]);
    expect(taken('ask mihai t. now', { mihai: name, t: name })).toEqual([['name', 'mihai t.']]);
  });

  it.each([
    'Blerta v Secretary of State for the Home Department is my case',
    'Her judicial review is R (Blerta) v Kent County Council',
    'R v Blerta is on Monday',
    'The dispute is Blerta v Yusuf',
  ])('is taken out of what looks like a judgment, too: %s', (text) => {
    expect(taken(text, {})).toEqual([]);
    expect(taken(text, { Blerta: sure('name') })).toEqual([['name', 'Blerta']]);
  });

  it('stays where it is the Welsh for “is”, and is taken out where it is a name', () => {
    const marks = { Mae: sure('name') };
    for (const text of ['Mae plentyn 15 oed ar goll', 'Mae’r heddlu yma. Mae angen help. Mae hi’n ofnus.'])
      expect(taken(text, marks)).toEqual([]);
    expect(taken('Mae is 15. Mae eisiau', marks)[0]).toEqual(['name', 'Mae']);
  });

  it('is not joined with one of another class', () => {
    const text = 'sunday hillcrest wants to know';
    expect(taken(text, { sunday: sure('name'), hillcrest: sure('school') })).toEqual([
      ['name', 'sunday'],
      ['school', 'hillcrest'],
    ]);
  });

  it('stays where the reader is not sure, and where it is a body, a citation or a placeholder', () => {
    expect(taken('can sunday stay', { sunday: ['name', 0.02] })).toEqual([]);
    expect(taken('the Salvation Army', { Salvation: sure('name'), Army: sure('name') })).toEqual([]);
    expect(taken('can [name 1] stay', { name: sure('name') })).toEqual([]);
    expect(taken('TARA say not theirs', { TARA: sure('name') })).toEqual([]);
    expect(taken('which LAs and UASCs joined', { LAs: sure('name'), UASCs: sure('name') })).toEqual([]);
    expect(taken('ask Tara Hill at TARA', { Tara: sure('name'), Hill: sure('name') })).toEqual([
      ['name', 'Tara Hill'],
    ]);
  });
});

it('a name that stays, stays with a greeting before it too', () => {
  const text = 'Hi Kirnok, ask Tamsk';
  const marks = Object.fromEntries(['Hi', 'Kirnok', 'Tamsk'].map((word) => [word, sure('name')]));
  const { redactions } = redact(text, { 'name:kirnok': '-[name 1]' }, readingOf(text, marks));
  expect(redactions.map((one) => one.text)).toEqual(['Tamsk']);
});

describe('what is called after a person', () => {
  it.each([
    'Was it Operation Blerta or Op Blerta?',
    'What does the Blerta report say, and the Blerta Inquiry?',
    'Is that Blerta’s Law or Blerta’s Love Story?',
    'Was it Mrs Justice Blerta or Blerta LJ?',
  ])('stays: %s', (text) => {
    expect(taken(text, { Blerta: sure('name') })).toEqual([]);
  });

  it.each([
    'Blerta’s report is late',
    'the Blerta review',
    'Storm Blerta, 14',
    'her operation. Blerta is well',
  ])('is not the person’s own thing: %s', (text) => {
    expect(taken(text, { Blerta: sure('name') })).toEqual([['name', 'Blerta']]);
  });
});

describe('where a name, a place or a link begins and ends', () => {
  const names = (...words: string[]): Marks => Object.fromEntries(words.map((word) => [word, sure('name')]));

  it('two sentences are two names, and initials join', () => {
    expect(taken('I met DC Marsk. Tamsk knows', names('Marsk', 'Tamsk'))).toEqual([
      ['name', 'Marsk'],
      ['name', 'Tamsk'],
    ]);
    expect(taken('ask D. K. Tamsk', names('D', 'K', 'Tamsk'))).toEqual([['name', 'D. K. Tamsk']]);
  });

  it('an initial beside a name is part of it, though the reader is not sure of it', () => {
    expect(taken('From: R. Oseik to all', names('Oseik'))).toEqual([['name', 'R. Oseik']]);
    expect(taken('Oseik R: withdrawn', names('Oseik'))).toEqual([['name', 'Oseik R']]);
    expect(taken('then Oseik I think', names('Oseik'))).toEqual([['name', 'Oseik']]);
  });

  it('a family name in capitals before a comma is part of the name', () => {
    expect(taken('about MEHARK, Senak today', names('MEHARK', 'Senak'))).toEqual([['name', 'MEHARK, Senak']]);
    expect(taken('to HULL, Senak today', names('Senak'))).toEqual([['name', 'HULL, Senak']]);
    expect(taken('ask the NRM, Senak says', names('Senak'))).toEqual([['name', 'Senak']]);
  });

  it('words in small letters beside a name in capitals are not part of it', () => {
    const marks: Marks = {
      Senak: sure('name'),
      allocated: ['name', 0.5],
      bin: ['name', 0.5],
      Yusek: sure('name'),
    };
    expect(taken('Senak allocated today', marks)).toEqual([['name', 'Senak']]);
    expect(taken('Senak bin Yusek today', marks)).toEqual([['name', 'Senak bin Yusek']]);
  });

  it('a street is whole where the reader takes one word of it for a school', () => {
    const marks: Marks = { Firt: sure('school'), Park: sure('school'), Road: sure('address') };
    expect(taken('she stays in Firt Park Road now', marks)).toEqual([['address', 'Firt Park Road']]);
  });

  it('what a rule took beside a school stays', () => {
    const marks: Marks = { Aldek: sure('school'), House: sure('school') };
    expect(taken('since he moved to Aldek House his school fees', marks)).toEqual([
      ['school', 'Aldek House'],
    ]);
  });

  it('a link is whole, and a list of numbers is not one number', () => {
    const sought = 'see fb.me/mira.tirk.2008. Thanks';
    expect(taken(sought, { me: sure('contact'), mira: sure('contact'), tirk: sure('contact') })).toEqual([
      ['url', 'fb.me/mira.tirk.2008'],
    ]);
    const marks: Marks = { '301177': sure('reference'), '301178': sure('reference') };
    expect(taken('open 301177, 301178 now', marks)).toEqual([
      ['case_id', '301177'],
      ['case_id', '301178'],
    ]);
  });

  it('half a postcode needs less than other words', () => {
    expect(taken('somewhere in OL9 now', { OL9: ['address', 0.4] })).toEqual([['postcode', 'OL9']]);
    expect(taken('somewhere in Oldhak now', { Oldhak: ['address', 0.4] })).toEqual([]);
  });
});

describe('a word that only a rule takes for a name', () => {
  const text = 'Can Blerta Hoxhaj call 07700 900142?';

  it('stays where the reader has read it and sees nothing', () => {
    expect(taken(text, {})).toEqual([['phone', '07700 900142']]);
  });

  it('is taken out where the reader did not get as far', () => {
    const short = { words: [], readTo: 3, danger: 0 };
    expect(redact(text, {}, short).redactions.map(({ type }) => type)).toEqual(['name', 'phone']);
  });

  it('is taken out where the conversation knows it', () => {
    const known = { 'name:blerta': '[name 4]' };
    expect(redact(text, known, readingOf(text, {})).text).toContain('[name 4]');
  });
});

describe('a number', () => {
  it('has the type of the rule that knows its form, whatever the reader calls it', () => {
    const text = 'her number is QQ 12 34 56 C and mail ana@example.com';
    const marks = Object.fromEntries(
      ['QQ', '12', '34', '56', 'C', 'ana', 'example', 'com'].map((word) => [word, sure('reference')]),
    );
    expect(taken(text, marks).map(([type]) => type)).toEqual(['nino', 'email']);
  });

  it('stays if it only says that someone was mentioned', () => {
    const text = 'Can @someone, or @someone-else, ask @someone.';
    expect(taken(text, {})).toEqual([['social_handle', '@someone-else']]);
    expect(taken('Ask @someone here', { someone: sure('contact') })).toEqual([]);
    expect(taken('Ask @someone here', { someone: sure('name') })).toEqual([]);
  });

  it('of no known form is a case, a way to reach someone or a birthday by what the reader says', () => {
    expect(taken('see zz17k9 please', { zz17k9: sure('reference') })).toEqual([['case_id', 'zz17k9']]);
    expect(taken('on lilkay99x please', { lilkay99x: sure('contact') })).toEqual([
      ['social_handle', 'lilkay99x'],
    ]);
    expect(taken('came in ramadan 2009 then', { ramadan: sure('birth'), 2009: sure('birth') })).toEqual([
      ['date_of_birth', 'ramadan 2009'],
    ]);
    expect(taken('in 2009 then', { 2009: sure('birth') })).toEqual([]);
  });
});

describe('a message that should have been read and was not', () => {
  it('loses every word with a capital that no list knows, and every odd number', () => {
    const { text } = redact('Ask Qzarnok about the Wobbleton, file 8812kk/7, at Cafcass.', {}, 'failed');
    expect(text).not.toMatch(/Qzarnok|Wobbleton|8812kk/u);
    expect(text).toContain('at Cafcass');
  });

  it('loses them behind where the reader stopped, and none before', () => {
    const text = 'ask Qorvath now. And ask Brelldon.';
    const reading = { words: [], readTo: text.indexOf(' And'), danger: -5 };
    expect(redact(text, {}, reading).redactions.map((one) => one.text)).toEqual(['Brelldon']);
  });

  it('loses the names of what looks like a judgment, unless a year follows', () => {
    expect(redact('R v Qorvath is on Monday', {}, 'failed').text).toBe('R v [name 1] is on Monday');
    expect(redact('R v Qorvath [2018] EWCA Crim 667', {}, 'failed').redactions).toEqual([]);
  });

  it('in small letters loses every word that no list knows', () => {
    expect(redact('can qzarnok stay with her aunt', {}, 'failed').text).toBe(
      'can [name 1] stay with her aunt',
    );
  });
});

describe('with any reading', () => {
  const anyReading = (text: string) =>
    fc
      .array(
        fc.record({
          at: fc.nat(text.length),
          length: fc.integer({ min: 1, max: 12 }),
          kind: fc.constantFrom<ReadClass>('name', 'school', 'address', 'birth', 'reference', 'contact'),
          odds: fc.double({ min: 0.01, max: 1, noNaN: true }),
        }),
        { maxLength: 12 },
      )
      .map((words): MessageReading => {
        const sorted = [...words].sort((one, other) => one.at - other.at);
        let last = 0;
        const apart = sorted.flatMap(({ at, length, kind, odds }) => {
          const [start, end] = [Math.max(at, last), Math.min(text.length, Math.max(at, last) + length)];
          last = Math.max(last, end);
          return end > start ? [{ start, end, class: kind, odds }] : [];
        });
        return { words: apart, readTo: text.length, danger: 0 };
      });
  const texts = fc
    .array(
      fc.constantFrom(
        'Ana',
        "O'Brien",
        '[name 2]',
        'the',
        '07700 900142',
        ', ',
        '\n',
        '—',
        'é',
        '​',
        '12/3/2010',
        'SE15',
        '"x"',
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(' '));

  it('offsets are exact, in order and apart, and a second redaction by it leaves placeholders alone', () => {
    fc.assert(
      fc.property(
        texts.chain((text) => fc.tuple(fc.constant(text), anyReading(text))),
        ([text, reading]) => {
          const { text: redacted, redactions } = redact(text, {}, reading);
          let last = 0;
          for (const one of redactions) {
            expect(text.slice(one.start, one.end)).toBe(one.text);
            expect(one.start).toBeGreaterThanOrEqual(last);
            last = one.end;
          }
          const again = redact(redacted, {}, { words: [], readTo: redacted.length, danger: 0 });
          for (const { pseudonym } of redactions) expect(again.text).toContain(pseudonym);
        },
      ),
    );
  });
});
