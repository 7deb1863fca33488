// Tests finding the nation in a question. The nation decides whose guidance may be quoted, so a wrong one is
// worse than none.
import { expect, it } from 'vitest';
import { nationsAskedAbout, nationsNamed, withoutNations } from '../../../knowledge/question/find-nations.js';

it.each([
  ['What must I do in England?', ['england']],
  ['welsh guidance on guardians', ['wales']],
  ['Pwy sy’n gyfrifol yng Nghaerdydd?', ['wales']],
  ['merch o Gaerdydd', ['wales']],
  ['bachgen yng Nghasnewydd', ['wales']],
  ['yn Wrecsam', ['wales']],
  ['plentyn o Bowys', ['wales']],
  ['a child found in Glasgow', ['scotland']],
  ['a child placed in Newport', ['wales']],
  ['the PSNI brought a boy to us', ['northern-ireland']],
  ['Who are first responders in NI?', ['northern-ireland']],
  ['who refers in ni', ['northern-ireland']],
  ['NI councils, who do they tell', ['northern-ireland']],
  ['nation ni', ['northern-ireland']],
  ['ni?', ['northern-ireland']],
  ['ni: who is a first responder', ['northern-ireland']],
  ['the law in England and Wales', ['england', 'wales']],
  ['Northern Ireland or Scotland', ['scotland', 'northern-ireland']],
])('"%s" names its nations in the order in which they are always listed', (text, nations) => {
  expect(nationsNamed(text)).toEqual(nations);
});

it.each([
  'Can a child get an NI number?',
  'Does she need an NI NUMBER?',
  'can she get a ni no before the decision',
  'Who pays NI contributions for her?',
  'her NI card was taken',
  'Is there a duty to notify?',
  'the bird flew over',
  'an Irish passport from Dublin',
  'English is not his first language',
  'uni students',
  'a child found in Newport, Isle of Wight',
  'a boy placed in Newport Pagnell',
  'moved to Newport in Shropshire',
  'Oes rhaid i ni gael caniatâd y plentyn?',
  'Pwy ddylem ni ei ffonio?',
  'Beth allwn ni?',
  'Ni chefais ateb',
  '',
])('"%s" names none', (text) => {
  expect(nationsNamed(text)).toEqual([]);
});

it.each([
  ['And in Scotland?', false],
  ['Who refers a child in Belfast?', false],
  ['What should we do now in Scotland?', false],
  ['She was moved from Scotland to us', true],
  ['Is the period in Scotland longer than in England?', true],
])('"%s" may be about two nations: %s', (text, may) => {
  expect(nationsAskedAbout(text)).toHaveLength(may ? 0 : 1);
});

it('leaves a question without the nations that it named', () => {
  expect(withoutNations('Who refers in Scotland and in NI?')).toMatch(/^Who refers in\s+and in\s+\?$/);
  expect(withoutNations('Beth ddylen ni ei wneud?')).toBe('Beth ddylen ni ei wneud?');
  expect(withoutNations('Can she get an NI number?')).toBe('Can she get an NI number?');
});

it.each([
  ['A school in Wales called. Who refers a child in Scotland?', ['scotland']],
  ['police in Scotland rang and a carer in England said we should refer in Wales', ['wales']],
  ['Belfast police are asking who refers a child', []],
  ['the child was told in Scotland that she may stay', ['scotland']],
  ['A girl in Glasgow told me she is made to work. Who can refer her?', ['scotland']],
  ['A child in Wales said she was trafficked, what must the council do?', ['wales']],
  ['15 year old boy in Belfast says nothing but told a teacher he is hit', ['northern-ireland']],
  ['[name 1] in Cardiff told me she works all night', ['wales']],
  ['a carer in England said our client in Glasgow told her everything', ['scotland']],
  ['child protection in Glasgow rang about a girl', []],
  ['A girl’s teacher in Glasgow told me. Who refers?', []],
  ['[name 1] from Cardiff called about a boy', []],
  ['victim support in Wales asked who refers', []],
  ['the ward sister in Glasgow asked who refers', []],
  ['Girls refuge in Edinburgh called about a 15 year old', []],
  ['young person worker in Cardiff called', []],
  ['A boys school in Belfast called me', []],
  ['Client manager in Glasgow called about a girl', []],
  ['Kids company in Scotland said she is 15', []],
  ['A child psychologist in Aberdeen told me he is hurt', []],
  ['A 15 yo placed in Belfast told me', ['northern-ireland']],
  ['A girl trafficked to Glasgow told me she was hurt', ['scotland']],
  ['A boy arrested in Glasgow told me he is made to sell drugs', ['scotland']],
  ['A girl currently in Cardiff told me she is scared', ['wales']],
  ['young person aged 16 in Glasgow called me', ['scotland']],
  ['girl (15) in Edinburgh told me', ['scotland']],
  ['The boy who lives in Cardiff told me', ['wales']],
  ['A boy we support in Glasgow told me', ['scotland']],
])('"%s" asks about %j, not about where someone wrote from', (text, nations) => {
  expect(nationsAskedAbout(text)).toEqual(nations);
});

it(
  'reads a long message without punctuation in time that grows only with its length',
  { timeout: 2_000 },
  () => {
    expect(nationsAskedAbout(`in scotland ${'i am '.repeat(8_000)}`)).toEqual(['scotland']);
  },
);
