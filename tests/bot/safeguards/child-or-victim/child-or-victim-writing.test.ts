// Tests that children and victims who write about themselves are recognised, and not confused with
// professionals who write about them.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import {
  saysChildOrVictim,
  writesForThemselves,
} from '../../../../bot/safeguards/child-or-victim/child-or-victim-writing.js';
import { forwardedText } from '../../../../bot/wording/forwarded-text.js';

test.each([
  'my uncle took my passport, i am 15',
  'im 14 and he wont let me leave',
  'they make me sell drugs',
  'I think I’m being trafficked',
  'my boss keeps my wages and hits me',
  'i’m not allowed out',
  'im in foster care and he hits me',
  'im a foster kid. he hits me',
  'im 15 and my foster dad hits me',
  'I’m in hospital, he raped me',
  'im in school, im 14',
  'im a school kid im 14',
])('“%s” is written by the one it is about', (text) => expect(writesForThemselves(text)).toBe(true));

test.each([
  'He took  my passport',
  'He took\nmy passport',
  'he touches\u00a0me',
  'I am  15 and he hits  me',
  ...['I´m 15', 'I‘m 15', 'Iʼm 15', 'I’m 15', 'I`m 15'],
  'mae on cymryd fy ffo\u0302n',
  'mae on cymryd fy ffon',
])('“%s” is, however it was typed', (text) => expect(writesForThemselves(text)).toBe(true));

test.each([
  'i need help\nim 16\nfoster mum hits me',
  'i am 14\nschool dont know. he hits me',
  'I’m scared\nPolice won’t help. he took my passport',
  'My name is Linh, I’m 16\nFoster dad touches me',
  'im 15\nschool dont know',
  'im 16\n\nmonths ago he took\nmy phone',
  'im 16\nmonths ago he came',
  'My uncle took\nMy passport',
  'he took\nMy phone and is angry',
  'He has\nMy passport will I get in trouble',
  'My stepdad hits\nMe and my sister',
  'my dad locks\r\nMe in my room',
  'They wont let me\nLeave the house',
  'They make me\nWork all night',
  'I’m not allowed\nTo leave',
  'I was\nRaped',
  'He hits\n\nme',
  'im\n15',
  'I am\n15',
  'I\nAm\n15',
  'I am\n\n15 and scared',
  'Im only\n15\nSchool dont know',
  'Dw i’n\n15 oed',
  'im\n15 on road',
  'im 15 and on the street',
  'He hits me. Im a\nFoster kid',
  'im in\nFoster care and he touches me',
])('“%s” is, line by line', (text) => expect(writesForThemselves(text)).toBe(true));

test.each([
  'Who refers a child to the NRM? Please share any guidance you have\nMy phone is 0161 496 0000',
  'Girl: he touches\n  Me: is anyone else in the house?',
  'I am\n12 Station Road\nLeeds',
  'I am a teacher\nA boy wrote he hits me',
  'I am a\nteacher and he hits me',
  'i work in\na school. The boy says no. He has\nmy phone',
  'I am 15\nminutes late',
  'im 16\nweeks pregnant',
  'i am 12\nmonths into the job',
  'Im 10\nmiles away',
])('“%s” is not, though two lines together read like it', (text) =>
  expect(writesForThemselves(text)).toBe(false),
);

test('what follows reported speech on another line is the writer’s own', () => {
  expect(writesForThemselves('got a text from my uncle\nhe took my passport')).toBe(true);
  expect(writesForThemselves('got a text from  a resident:\u00a0he took my passport')).toBe(false);
});

test.each([
  'he took her passport, she is 15',
  'A girl told me her uncle took my passport and that she is 15',
  'I am a social worker. She says he makes me work',
  'I’m 15 minutes away from the placement',
  'got a text from a resident: im 14 and he wont let me go',
  'The mother made me a witness',
  'My client owes them money',
  'I am a foster carer. He makes me work late',
  'My foster son says little. He hits me',
  'I work in a school. He hits me',
])('“%s” is a professional’s', (text) => expect(writesForThemselves(text)).toBe(false));

test.each([
  'Rwy’n 15 a maen nhw’n gwneud i mi werthu cyffuriau, rwy’n ofnus',
  'Dwi’n 14 ac mae nhw’n gwneud i fi gario cyffuriau',
  'dwin 16. maen nhw yn fy ngorfodi i weithio',
  'Mae’n fy mrifo i a dwi’n 13',
  'Dydyn nhw ddim yn gadael i mi fynd allan',
  'Fe’m gorfodwyd i werthu cyffuriau',
  'Rwyf yn 15 mlwydd oed a dw i’n ofnus',
  'Rydw i’n bymtheg oed ac yn ofnus',
  'Maen nhw’n gwneud i fi gael rhyw gyda dynion',
  'Mae o’n gwrthod gadael i fi fynd adre',
  'Nad yw’n gadael i mi ffonio mam',
  'Mae arna i arian iddyn nhw',
  'Mae e’n fy ngham-drin i',
  'Ma’ nhw’n neud i fi werthu drygs',
  'fi’n 15',
  'Dwi’n 15 o Gaerdydd ac yn ofnus',
  'RWY’N 15 A DWI’N OFNUS',
])('“%s” is written in Welsh by the one it is about', (text) => {
  expect(writesForThemselves(text)).toBe(true);
  expect(writesForThemselves(text.replaceAll('’', "'"))).toBe(true);
});

test.each([
  'Rwy’n 15 munud i ffwrdd o’r lleoliad',
  'Dw i’n 10 milltir o’r ysgol',
  'Mae hi’n 15 ac maen nhw’n gwneud iddi werthu cyffuriau',
  'Dydyn nhw ddim yn gadael iddo fynd allan',
  'Rwy’n weithiwr cymdeithasol. Maen nhw’n gwneud i mi weithio’n hwyr',
  'Mae arno arian iddyn nhw',
  'Rwy’n 10 o filltiroedd o’r ysgol',
  'Fe’i gorfodwyd i werthu cyffuriau',
  'Rwy’n gweithio gyda phlant. Mae’r bachgen yn bymtheg oed',
  'We win 15 a week',
])('“%s” is a professional’s, in Welsh', (text) => expect(writesForThemselves(text)).toBe(false));

it('none of the calm messages in Welsh is taken for a child’s', () => {
  const calm = readFileSync(new URL('../welsh/calm.txt', import.meta.url), 'utf8').split('\n');
  expect(calm.filter((text) => writesForThemselves(text))).toEqual([]);
});

it('none of the questions that professionals asked is taken for a child’s', () => {
  const files = [
    'adapters/cli/questions/guidance-questions.jsonl',
    'tools/training/questions/own-questions.jsonl',
    'adapters/cli/questions/calibration-questions.jsonl',
    'tests/questions/premises.jsonl',
  ];
  const questions = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { question: string }).question),
  );
  expect(questions.filter((question) => writesForThemselves(question))).toEqual([]);
});

test.each(['he took my passport, i am 15', 'dw i’n 15 oed ac mae o’n fy nghuro i'])(
  'someone who forwards “%s” did not write it, but it still counts as danger',
  (text) => {
    for (const own of ['', 'I am a social worker. What now?\n\n']) {
      expect(writesForThemselves(own + forwardedText(text))).toBe(false);
      expect(saysChildOrVictim(own + forwardedText(text))).toBe(true);
    }
    expect(writesForThemselves(`${text}\n\n${forwardedText('Are you there?')}`)).toBe(true);
  },
);
