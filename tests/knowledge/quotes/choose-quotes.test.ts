// Tests that quotes are word for word from their passage, include their introduction, and cite the paragraph
// number printed next to them.
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import { chooseQuotes } from '../../../knowledge/quotes/choose-quotes.js';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import { shownQuote } from '../../../knowledge/model/marked-quote.js';
import { cautionsFor, placeLine } from '../../../knowledge/model/words/citation.js';
import type { Signals } from '../../../knowledge/search/ranking-signals.js';
import { createMemoryRelease, documentOf, queryOf } from '../../fakes/memory-release.js';
import { quote } from './quote-of.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

async function marked(text: string, question: string): Promise<string> {
  const { passage, answer = [] } = await quote(text, question);
  return quoteText(passage.text, answer);
}

const filler = (n: number) =>
  `Sentence ${n} speaks of ${['boats', 'ports', 'lorries', 'farms', 'phones', 'money'][n % 6]} and of nothing else at all.`;
const longText = (...middle: string[]) =>
  [0, 1, 2, 3].map(filler).concat(middle, [4, 5, 6, 7].map(filler)).join(' ');

describe('a quote', () => {
  const long = filler(0).repeat(4);

  it('for a question about a child marks nothing under a heading about adults', async () => {
    const text = `If the victim is a child\nThe referral is made in any case. ${long}\nIf the victim is an adult\nConsent to the referral is needed. ${long}`;
    expect(await marked(text, 'Is consent to the referral needed?')).toContain('Consent to the referral');
    const ofBoy = await marked(text, 'A boy is 15. Is consent to the referral needed?');
    expect(ofBoy).toBe('The referral is made in any case.');
  });

  it('for a question about an adult marks nothing under a heading about children', async () => {
    const ofChildren = `Child victims\nThe referral goes ahead without her consent. ${long}`;
    const question = 'She is 34. Can the referral go ahead without her consent?';
    expect(await marked(ofChildren, question)).toContain('without her consent');
    expect(await marked(`Ask her first. ${long}\n${ofChildren}`, question)).not.toContain('her consent');
  });

  it.each([
    ['3.2 A child in a harbour place must have a tide worker within 6 hours.', ''],
    ['If the child is in a harbour place, a tide worker must come within 6 hours.', ''],
    ['Under 18s in a harbour place must have a tide worker within 6 hours.', ''],
    ['Where the potential victim is a child, a tide worker must come to the harbour place in 6 hours.', ''],
    ['If the victim is a child:\n• a tide worker must come to the harbour place within 6 hours', ''],
    ['Trafficked children in a harbour place must have a tide worker within 6 hours.', ''],
    ['Looked-after children in a harbour place must have a tide worker within 6 hours.', ''],
    ['A young person in a harbour place must have a tide worker within 6 hours.', ''],
    ['16 and 17 year olds in a harbour place must have a tide worker within 6 hours.', ''],
    ['For those aged 16 or 17 in a harbour place, a tide worker must come within 6 hours.', ''],
    ['Where a victim appears to be a child, a tide worker must come to the harbour place in 6 hours.', ''],
    ['If you think the person is a child, a tide worker must come to the harbour place in 6 hours.', ''],
    ['If there is reason to believe that they may be under 18, a tide worker must come in 6 hours.', ''],
    ['For unaccompanied children:\n• a tide worker must come to the harbour place within 6 hours', ''],
    ['Young people aged 18 to 25 in a harbour place must have a tide worker within 6 hours.', '6 hours'],
    ['A victim with a child in a harbour place must have a tide worker within 6 hours.', '6 hours'],
    ['A victim who is not a child must have a tide worker in a harbour place within 6 hours.', '6 hours'],
    ['Find help:\n• for a child:\n  • a tide worker must come to the harbour place within 6 hours', ''],
    ['For an adult or a child:\n• a tide worker must come to the harbour place within 6 hours', '6 hours'],
    ['• A child waits.\n• A tide worker must come to the harbour place within 6 hours', '6 hours'],
    ['Under 18 | Over 18\nA tide worker comes to the harbour place within 6 hours | 24 hours', '6 hours'],
    ['An adult or a child in a harbour place must have a tide worker within 6 hours.', '6 hours'],
  ])('for a question about an adult does not mark a rule for a child: “%s”', async (rule, expected) => {
    const text = `Harbour places\n${rule} ${long}`;
    const words = await marked(text, 'How soon must an adult in a harbour place have a tide worker?');
    expect(words).toEqual(expected ? expect.stringContaining(expected) : '');
    expect(await marked(text, 'How soon must a tide worker come?')).toContain('6 hours');
  });

  it('marks the rule for adults if the rule for a child beside it fits about as well', async () => {
    const rule = (who: string, hours: number) =>
      `${who} in a harbour place must have a tide worker within ${hours} hours.`;
    const text = `${rule('A child', 6)} ${rule('An adult', 24)} ${long}`;
    const question = 'How soon must an adult in a harbour place have a tide worker?';
    expect(await marked(text, question)).toBe(rule('An adult', 24));
  });

  it('for a question about a child marks no sentence about people aged 18 or over', async () => {
    const text = `A person aged 18 or over is not guilty if compelled. ${long}\nA person under the age of 18 is not guilty in more cases. ${long}`;
    expect(await marked(text, 'Is a person guilty if compelled?')).toContain('aged 18 or over');
    expect(await marked(text, 'A boy is 15. Is he guilty if compelled?')).not.toContain('aged 18 or over');
  });

  it('is the whole passage where that is short', async () => {
    const text = 'Tell the police.\nThe child must:\n• be heard\n• be safe';
    const { quote: words } = await quote(text, 'police');
    expect(words).toBe('Tell the police.\nThe child must:\nbe heard\nbe safe');
  });

  it('holds the sentence that answers, and sentences beside it', async () => {
    const answer = 'A guardian is appointed for the child within five days.';
    const { quote: words } = await quote(longText(answer), 'When is a guardian appointed?');
    expect(words).toContain(answer);
    expect(words.length).toBeGreaterThan(answer.length);
  });

  it('carries the heading of the small section that it is taken from', async () => {
    const answer = 'Ask the tribunal to look at the decision again within six weeks.';
    const text = `In England\n${longText()}\nIn Scotland\n${answer}\n${longText()}`;
    const { quote: words } = await quote(text, 'How long have I to ask the tribunal?');
    expect(words).toMatch(/In Scotland\nAsk the tribunal/);
  });

  it('prefers the sentence with the kind of answer that is asked for', async () => {
    const text = longText(
      'A guardian is appointed for the child by the service.',
      filler(1),
      filler(2),
      filler(3),
      filler(4),
      'A guardian is appointed within five days.',
    );
    const { quote: words } = await quote(text, 'How soon is a guardian appointed?');
    expect(words).toContain('within five days');
  });

  it('is the whole list of an item that answers, with its lead-in', async () => {
    const items = [0, 1, 2, 3, 4, 5, 6].map((n) => `• ${filler(n)}`);
    const text = ['The adviser must not:', ...items, '• share the guardian address with anyone'].join('\n');
    const { quote: words } = await quote(text, 'Who may know the guardian address?');
    expect(words).toBe(text.replaceAll('• ', ''));
  });

  it('brings every lead-in along, so that no outer "must not" is lost', async () => {
    const inner = [0, 1, 2, 3, 4, 5].map((n) => `  • ${filler(n)}`);
    const text = [
      'The adviser must not:',
      `• ${filler(7)}`,
      '• share with anyone:',
      ...inner,
      '  • the guardian address',
    ].join('\n');
    const { quote: words } = await quote(text, 'guardian address');
    expect(words).toBe(text.replaceAll(/ *• /g, ''));
  });

  it('brings the column heads along with a row', async () => {
    const rows = [0, 1, 2, 3, 4, 5].map((n) => `${filler(n)} ${filler(n)} | ${n}`);
    const text = ['Service | Number', ...rows, 'Guardian line | 0800 000 000'].join('\n');
    const { quote: words } = await quote(text, 'guardian line number');
    expect(words).toMatch(/^Service \| Number … .*Guardian line \| 0800 000 000$/s);
  });

  it('does not end with a lead-in whose items are left out', async () => {
    const long = `• ${[0, 1, 2, 3].map(filler).join(', ')}`;
    const text = ['The guardian line is open at night.', 'Do not ring it when:', long, long].join('\n');
    const { quote: words } = await quote(text, 'Is the guardian line open at night?');
    expect(words).toContain('The guardian line is open at night.');
    expect(words).not.toMatch(/:$/);
  });

  it('neither marks nor shows the start of a sentence that its passage cuts short', async () => {
    const text =
      'Teachers report what they discover.\nThe duty to report does not apply to a child at risk (i.e.';
    const { quote: words, answer = [] } = await quote(text, 'What is the duty to report a child at risk?');
    expect(words).toBe('Teachers report what they discover.');
    expect(quoteText(text, answer)).toBe(words);
  });

  it('leaves out the end of an item that the copied file cuts short', async () => {
    const item = '• Guardians give advice. A guardian helps people to hear the child’s';
    const text = `The guidance defines:\n• First responders can refer.\n${item}`;
    const { quote: words } = await quote(text, 'Who gives advice to the child?');
    expect(words).toContain('Guardians give advice.');
    expect(words).not.toContain('hear');
  });

  it('marks the rule and not the long heading above it', async () => {
    const heading =
      'Suitability of a dependent child of a guardian to stay by the harbour for as long as the child is at school there';
    const rule = 'HF 7.1. The child must be at school.';
    const text = `${heading}\n${rule}\nHF 7.2. Boats leave at nine.`;
    expect(await marked(text, 'Is the dependent child of a guardian able to stay by the harbour?')).toBe(
      rule,
    );
    expect(await marked(`${heading}.\n${rule}`, 'Is the dependent child of a guardian able to stay?')).toBe(
      `${heading}.`,
    );
  });

  it('does not mark the title of its document', async () => {
    expect(await marked('A guardian is appointed.\nOne', 'one')).toBe('A guardian is appointed.');
  });

  it('says that our copy breaks off, and does not mark the half of a rule', async () => {
    const rule = 'A child pays no harbour fee if:';
    const text = `${rule}\n• the boat is small\n• the child pays no other fee, or has`;
    const citation = await quote(text, 'Which fee does a child pay, or has a child other fees?');
    expect(shownQuote(citation)).toBe(`${text} …`);
    expect(cautionsFor(citation, ENGLISH)).toEqual([expect.stringContaining('Our copy stops here')]);
    expect(quoteText(text, citation.answer ?? [])).not.toContain('or has');
  });

  it('says where print holds something between two words', async () => {
    const text = 'The local authority must tell the police at once.';
    const at = text.indexOf('must');
    const { quote: words } = await quote(text, 'police', {}, { repairs: [[at, at]] });
    expect(words).toBe('The local authority … must tell the police at once.');
  });

  it('holds a sentence whose words are not printed so where no other answers', async () => {
    const text = 'Ring the guardian in Wales. Trains leave at nine.';
    const at = text.indexOf('Wales');
    const { quote: words } = await quote(text, 'Who rings the guardian?', {}, { repairs: [[at, at + 5]] });
    expect(words).toContain('Ring the guardian in Wales.');
  });

  it('leaves the number of its paragraph to the citation', async () => {
    const { quote: words } = await quote('12.26. Tell the police.', 'police', {}, { paragraph: '12.26' });
    expect(words).toBe('Tell the police.');
  });

  it('leaves out the count that a converter put before the number of a rule', async () => {
    const { quote: words, passage } = await quote(
      '1. 359 Tell the police.',
      'police',
      {},
      { paragraph: '1' },
    );
    expect([words, passage.paragraph]).toEqual(['Tell the police.', '359']);
  });

  it('is cited by the heading above it in the passage if nothing else says where it is', async () => {
    const text = 'In Scotland\nAsk the tribunal within six weeks.';
    const without = await quote(text, 'tribunal', {}, { headings: ['[page 2 is missing]'] });
    expect(placeLine(without.passage, ENGLISH)).toBe('In Scotland');
    const under = await quote(text, 'tribunal', {}, { headings: ['Appeals'] });
    expect(placeLine(under.passage, ENGLISH)).toBe('Appeals');
  });

  it('shows the subsections of a section together, and is cited by the one that answers', async () => {
    const text = '(1) This applies to boats.\n(2) A guardian is appointed within five days.';
    const citation = await quote(text, 'When is a guardian appointed?', {}, { paragraph: '(1)' });
    expect(citation.quote).toBe(text);
    expect(citation.passage.paragraph).toBe('(2)');
  });

  it('is cited by the number of the paragraph that answers', async () => {
    const text = `5.42. ${longText(longText())}\n5.43. A guardian is appointed within five days.`;
    const citation = await quote(text, 'When is a guardian appointed?', {}, { paragraph: '5.42' });
    expect(citation.quote).toBe('A guardian is appointed within five days.');
    expect(citation.passage.paragraph).toBe('5.43');
  });

  it('keeps a number that only begins like that of its paragraph', async () => {
    const { quote: words } = await quote(
      '12.265 children were found.',
      'children',
      {},
      { paragraph: '12.26' },
    );
    expect(words).toBe('12.265 children were found.');
  });

  it('names each other document once', async () => {
    const release = await createMemoryRelease([{ slug: 'one', texts: ['Tell the police.'] }]);
    const [vectors] = await release.index.vectorsOf([0]);
    const candidate = (slug: string, alsoIn: Candidate[] = []): Candidate => ({
      ordinal: 0,
      passage: release.index.content.passages[0]!,
      document: documentOf({ slug }),
      score: 1,
      vectors: vectors!,
      signals: {} as Signals,
      alsoIn,
    });
    const [citation] = chooseQuotes(release, await queryOf(release, 'police'), [
      candidate('one', [candidate('two'), candidate('two'), candidate('three')]),
    ]);
    expect(citation!.alsoIn.map(({ slug }) => slug)).toEqual(['two', 'three']);
  });
});
