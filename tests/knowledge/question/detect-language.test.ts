// Tests that English is never mistaken for another language, and that another language is recognised from one
// sentence.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage, holdsOtherLanguage } from '../../../knowledge/question/detect-language.js';

const questionsIn = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      const { question, context = [] } = JSON.parse(line) as {
        question: string;
        context?: { text: string }[];
      };
      return [question, ...context.map(({ text }) => text)];
    });

describe('English', () => {
  it('is not mistaken in any question that we wrote', () => {
    const asked = [
      'adapters/cli/questions/guidance-questions.jsonl',
      'adapters/cli/questions/calibration-questions.jsonl',
      'tools/training/questions/own-questions.jsonl',
      'tests/questions/follow-ups.jsonl',
      'tests/questions/premises.jsonl',
    ].flatMap(questionsIn);
    expect(asked.length).toBeGreaterThan(1_500);
    expect(asked.filter(holdsOtherLanguage)).toEqual([]);
  });

  it.each([
    'Is Nguyễn Văn An a common name in Vietnamese families?',
    'Her name is Zoë Kështjella and she speaks Albanian',
    'the note says “je ne sais pas”, what does it mean for the interview?',
    'What does “dziecko” mean?',
    'He texted 救我 to a friend, do we refer him?',
    'NRM?',
    'ICTG LADO MASH',
    '12/03/2019',
    '',
  ])('stays English with a name or a word of another language in it: %s', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });
});

describe('another language', () => {
  it.each([
    ['cy', 'Pwy sy’n gallu cyfeirio plentyn at y mecanwaith?'],
    ['cy', 'Oes angen cydsyniad y plentyn?'],
    ['cy', 'A oes rhaid i blentyn gydsynio i atgyfeiriad?'],
    ['cy', 'A ellir erlyn plentyn am drosedd?'],
    ['cy', 'Gawn ni rannu gwybodaeth?'],
    ['cy', 'Gaiff plentyn gyfreithiwr?'],
    ['pl', 'Czy dziecko musi wyrazić zgodę?'],
    ['ro', 'Este nevoie de consimțământul copilului?'],
    ['sq', 'Kush mund të ndihmojë një viktimë të trafikimit?'],
    ['vi', 'Trẻ em có cần phải đồng ý không?'],
    ['fr', 'Qui peut signaler une victime de la traite des êtres humains ?'],
    ['es', '¿El niño tiene que dar su consentimiento?'],
    ['pt', 'A criança precisa de dar o seu consentimento para isso?'],
    ['it', 'Il bambino deve dare il consenso per questo?'],
    ['de', 'Muss das Kind zustimmen, wenn wir es melden?'],
    ['tr', 'Çocuk için ne yapmam gerekir ve kim yardım eder?'],
    ['ar', 'هل يجب الحصول على موافقة الطفل؟'],
    ['ur', 'کیا بچے کی رضامندی ضروری ہے؟'],
    ['fa', 'آیا رضایت کودک لازم است؟'],
    ['ti', 'ግዳይ ንግዲ ሰብ መን ክሕግዝ ይኽእል?'],
    ['uk', 'Чи потрібна згода дитини для цього?'],
    ['ru', 'Нужно ли согласие ребёнка?'],
    ['zh', '孩子需要同意吗？'],
  ])('%s is known: %s', (code, text) => {
    const language = detectLanguage(text);
    expect(language?.code).toBe(code);
    expect(language?.sentence).toMatch(/999/);
    expect(language?.sentence).toMatch(/Talk to an adviser/);
  });

  it('of a script that we wrote no sentence for is said to be not understood', () => {
    expect(detectLanguage('क्या बच्चे की सहमति आवश्यक है?')).toMatchObject({
      code: 'und',
      sentence: expect.stringContaining('English only') as unknown,
    });
  });
});

it('is noticed in one sentence of an English message', () => {
  const text =
    'The carer wrote this. Dziecko mieszka z wujkiem, nie wiem czy jest bezpieczne. What do I do now?';
  expect(holdsOtherLanguage(text)).toBe(true);
  expect(detectLanguage(text)).toBeUndefined();
});

it('takes anything that is typed', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => void detectLanguage(text)));
});
