// Tests finding the nation in a question. The nation decides whose guidance may be quoted, so a wrong one is
// worse than none.
import { expect, it } from 'vitest';
import {
  nationsAskedAbout,
  nationsNamed,
  nationsSpokenOf,
  withoutNations,
} from '../../../knowledge/question/find-nations.js';

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
  ['kept in a Cardiff house', ['wales']],
  ['a house in Wales close to the border', ['wales']],
  ['a student at Cardiff University', ['wales']],
  ['a girl in Swansea hospital', ['wales']],
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
  'a girl found in Stirling Road, Leeds',
  'the house in Derry Street',
  'Newport Road Middlesbrough',
  'Cardiff Close',
  'Edinburgh House children’s home in Kent',
  'a student at Swansea University in Kent',
  'a girl from New South Wales',
  'born at the Prince of Wales hospital',
  'Dundee cake',
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

it.each([
  'A Scottish boy living in Leeds. Who refers him?',
  'A Welsh-speaking girl needs an interpreter',
  'Scottish lad of 15, who refers him?',
  'a young Northern Irish woman was sold',
  'a 15 year old Welsh girl ran away',
])('"%s" says where someone is from, which does not replace the person’s own nation', (text) => {
  expect(nationsSpokenOf(text)).toHaveLength(1);
  expect(nationsAskedAbout(text)).toEqual([]);
});

it('of a Scottish girl in Scotland still asks about Scotland', () => {
  expect(nationsAskedAbout('A Scottish girl lives in Glasgow. Who refers?')).toEqual(['scotland']);
  expect(nationsAskedAbout('Does Scottish guidance cover a girl of 15?')).toEqual(['scotland']);
  expect(nationsAskedAbout('a child in Wales Road, Cardiff')).toEqual(['wales']);
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

it.each([
  ['A victim exploited in Belfast told us she is hurt', ['northern-ireland']],
  ['a boy who was found in Cardiff told his teacher he is beaten', []],
  ['She was moved from Scotland and told us so', []],
])('"%s" asks instead of the person’s own nation about %j', (text, nations) => {
  expect(nationsAskedAbout(text)).toEqual(nations);
});

it.each([
  ['A victim exploited in Belfast told us she wants to leave. Who refers?', 'northern-ireland'],
  ['a girl missing from Swansea called her friend, what now', 'wales'],
  ['a boy who was found in Cardiff told his teacher he is beaten', 'wales'],
  ['a teenager trafficked from Hanoi to Dundee told me about it', 'scotland'],
  ['a lad exploited through county lines in Aberdeen said he is scared', 'scotland'],
  ['A young girl kept in a flat in Edinburgh rang us', 'scotland'],
  ['two boys rescued from a cannabis farm in Wrexham told officers they owe money', 'wales'],
  ['The child sleeping rough in Glasgow said he has no family', 'scotland'],
  ['a pupil attending school in Derry told her teacher', 'northern-ireland'],
  ['An unaccompanied child, who arrived in Belfast last week, told us he is 15', 'northern-ireland'],
  ['a minor made to beg in Cardiff said he gives the money to his uncle', 'wales'],
  ['15yo male found in Inverness told police he was sold', 'scotland'],
  ['Vietnamese girl, 16, in Stirling told the social worker she works in a nail bar', 'scotland'],
  ['she is in Glasgow and told me a man takes her money', 'scotland'],
  ['He lives in Newry and said he has to pay a debt', 'northern-ireland'],
  ['my client, now in Dundee, told me she was raped', 'scotland'],
  ['A foster child in Swansea told her carer', 'wales'],
  ['a child I visit in Cardiff said he carries drugs', 'wales'],
  ['a girl whose foster home is in Belfast told us', 'northern-ireland'],
  ['The victim living in Lisburn asked for help', 'northern-ireland'],
  ['A survivor housed in Glasgow called us', 'scotland'],
  ['a trafficked teenager hiding in Cardiff messaged me', 'wales'],
  ['The boy we moved to Aberdeen last month told us', 'scotland'],
  ['a daughter of our client in Edinburgh told me she is beaten', 'scotland'],
  ['My foster son in Wrexham said he is threatened', 'wales'],
  ['A student in year 10 in Swansea told me that her uncle hits her', 'wales'],
  ['My student in Cardiff told me she is being sold. How do I refer her?', 'wales'],
  ['Our student in Cardiff told me her uncle beats her. How do I refer her?', 'wales'],
  ['a care leaver in Dundee told me he is forced to work', 'scotland'],
  ['a child abandoned in Derry told the police his name', 'northern-ireland'],
  ['a girl pregnant in Glasgow told the midwife', 'scotland'],
  ['an Albanian boy working at a car wash in Belfast told me he cannot leave', 'northern-ireland'],
  ['A child looked after in Swansea told us', 'wales'],
  ['A boy, who we think is 15, in Edinburgh told us', 'scotland'],
  ['A girl stopped at Cardiff station told the police she has no passport', 'wales'],
  ['a youth dealing in Aberdeen said he has no choice', 'scotland'],
  ['A young man in Dundee told me', 'scotland'],
  ['The unaccompanied minor at Belfast port said he is 14', 'northern-ireland'],
  ['a teen selling drugs around Newport told staff', 'wales'],
  ['A girl picked up in Glasgow told us', 'scotland'],
  ['a boy smuggled into Belfast told me', 'northern-ireland'],
  ['A boy forced to shoplift in Swansea told security he owes money', 'wales'],
  ['A 17 year old Romanian in Belfast told the nurse she has no documents', 'northern-ireland'],
  ['a girl who ran away from a placement in Dundee told her friend where she is', 'scotland'],
  ['The kid begging outside the station in Cardiff said he has to hand over the cash', 'wales'],
  ['A 14-year-old lad from Aberdeen said he has been running drugs', 'scotland'],
  ['Yesterday a pupil of mine in Newry told me about her boss', 'northern-ireland'],
  ['one of the victims in Edinburgh asked whether she can stay', 'scotland'],
  ['a Sudanese teenager, aged 16, in Glasgow said he was beaten', 'scotland'],
  ['the young woman in Wrexham told her midwife she is 17', 'wales'],
  ['a daughter in Derry told her school she is being married', 'northern-ireland'],
  ['The trafficked boys in Stirling asked for a solicitor', 'scotland'],
  ['A child on holiday in Swansea told the hotel', 'wales'],
  ['the victim (16) in Belfast said no', 'northern-ireland'],
  ['A young person staying with her boyfriend in Cardiff told us', 'wales'],
  ['A boy doing paving work in Dundee told a customer he is not paid', 'scotland'],
  ['A girl cleaning houses in Lisburn told the owner', 'northern-ireland'],
  ['a student attending college in Aberdeen told his tutor', 'scotland'],
  ['She lives in Cardiff and told her GP', 'wales'],
  ['He was taken to Belfast and told to sell drugs', 'northern-ireland'],
])('"%s" keeps the nation of the child: %s', (text, nation) => {
  expect(nationsSpokenOf(text)).toEqual([nation]);
});

it.each([
  'A boy, who a social worker in Glasgow called about, is in Leeds. Who leads?',
  'A girl in Leeds, who my colleague in Cardiff told me about, needs an NRM referral.',
  'We have a girl, 16, who the police in Scotland called about.',
  'A girl, who police in Scotland told us about, is in our care.',
  'A social work student in Glasgow told me about a girl in Leeds.',
  'My student in Cardiff asked how to refer a child in Leeds.',
  'A student at Cardiff University told me about a girl in Leeds.',
  'The daughter of my colleague in Cardiff told me about a child in Leeds.',
  'Daughters of Eve in Cardiff told us about FGM.',
  'A young man working for Barnardo’s in Cardiff called about a girl in Leeds.',
  'a young woman employed by a charity in Cardiff told me about a boy',
  'A child safeguarding midwife in Cardiff told me about a girl in Leeds.',
  'A child safeguarding board in Cardiff asked about our referral.',
  'A youth offending practitioner in Cardiff told me about a boy.',
  'A youth mentoring scheme in Cardiff told us about a girl.',
  'Girls refuge in Edinburgh called about a 15 year old',
  'Client manager in Glasgow called about a girl',
  'Boys home in Belfast rang about a lad',
  'Victim navigator in Cardiff said she needs help',
  'Young people’s service in Swansea emailed about a boy',
  'Children’s services in Cardiff told us to refer',
  'A youth worker in Dundee told me',
  'Kids club in Aberdeen called about a child',
  'Survivor support group in Glasgow messaged us',
  'Child trafficking team in Belfast said to call',
  'teenage pregnancy midwife in Cardiff rang',
  'Pupil support lead in Stirling asked who refers',
  'A social worker for a girl in our area who works in Glasgow told me',
  'A children’s home manager in Wrexham called about a 16 year old',
  'missing children unit in Swansea told us',
  'Exploited children charity in Belfast called',
  'young victims lead in Edinburgh asked',
  'school nurse in Cardiff told me about a girl',
  'the girl’s uncle in Glasgow called us',
  'Her aunt in Belfast told me he is gone',
  'A boy’s solicitor in Cardiff asked what the rule is',
  'victim liaison officer in Dundee said',
  'Girls’ school in Edinburgh called',
  'Client services in Swansea told me',
  'Minor crimes unit in Glasgow asked us',
  'Young carers project in Cardiff rang',
  'A child minder in Derry said he is bruised',
  'Teen clinic in Newport told us',
  'lads football coach in Aberdeen told me',
  'Student adviser in Cardiff called about a girl of 16',
  'the child missing team in Glasgow called',
  'Girl guides leader in Dundee told us',
  'Care leaver adviser in Edinburgh rang',
  'Exploitation team in Swansea called about a boy',
  'Boys and girls club in Cardiff called about a child',
  'Teenage cancer charity in Glasgow emailed',
  'A child’s guardian in Belfast told me he is missing',
  'The girls hostel in Swansea rang',
  'A young offenders unit in Stirling said he is ours',
  'children missing education officer in Wrexham asked',
  'victims of trafficking charity in Belfast called about a boy',
  'Child exploitation lead in Dundee said to refer',
  'A student social worker in Glasgow asked me',
  'Youth offending team in Cardiff called',
  'A youth hostel in Edinburgh rang about a girl',
  'client liaison in Derry messaged',
  'a boarding school in Scotland rang about a pupil',
  'Child health visitor in Swansea told me about bruises',
  'My manager in Glasgow told me to ask',
  'a foster carer in Belfast said her foster son is gone',
  'girls football coach in Cardiff said she is scared',
  'The residential home in Aberdeen called about a lad',
  'An interpreter in Cardiff told me what the girl said',
  'Young persons adviser in Glasgow emailed about him',
  'A survivor led charity in Edinburgh said',
  'the pupil referral unit in Cardiff called',
  'Kids needing homes charity in Dundee called',
])('"%s" says nothing about the child’s nation', (text) => {
  expect(nationsSpokenOf(text)).toEqual([]);
});

it(
  'reads a long message without punctuation in time that grows only with its length',
  { timeout: 2_000 },
  () => {
    expect(nationsAskedAbout(`in scotland ${'i am '.repeat(8_000)}`)).toEqual(['scotland']);
    expect(nationsAskedAbout(`a girl in scotland, ${'in it, told '.repeat(4_000)}`)).toEqual(['scotland']);
  },
);
