// Tests that parts of a document that are not guidance do not become passages, and that no guidance is lost.
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../ingest/model/document.js';
import { isErrorPage, whyNotGuidance, withoutFurniture } from '../../../ingest/chunking/not-guidance.js';

const why = (text: string, heading = '') => whyNotGuidance({ headings: heading ? [heading] : [], text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

describe('what is not guidance', () => {
  it.each([
    [
      'references',
      'IASC (2021), ‘COP26: Climate change is here’: http://example.org/a\n46. UK Government ‘The cost of slavery’, July 2018',
    ],
    ['contents', 'Referring a child ........ 4\nConsent ............ 12\nRecovery ......... 15'],
    [
      'contents',
      '[Family life](https://example.org/a)\n[Work](https://example.org/b)128A to 135\n[Study](https://example.org/c)',
    ],
    [
      'front-matter',
      'STATUTORY INSTRUMENTS\nMade - - - - 20th October 2010\nLaid before Parliament 25th October 2010\nComing into force - - 1st April 2011',
    ],
    ['empty-fields', 'Is the child under 18? Yes ☐ No ☐\n☐ Consent given\nDate: ☐☐ ☐☐ ☐☐☐☐'],
    ['empty-fields', 'Surname as on passport:\nSignature of employer:\nDate (DD/MM/YYYY):'],
    ['empty-fields', '☐ Yes\n☐ No\n☐ Not known\n☐ Date of birth'],
    ['empty-fields', 'Prefer not to say ☐\nIs the child under 18? ☐\nNot known ☐'],
    ['empty-fields', 'Age group:\nChild ☐ Adult ☐\nConsent given ☐'],
    ['page-furniture', 'Print this page'],
    ['page-furniture', 'Updated: 30 April 2020; Updated 2 December 2021; 22 December 2023|Legal guidance'],
  ])('has a form of its own: %s', (kind, text) => {
    expect(why(text)).toBe(kind);
  });

  it('is a list of those who were asked, under a heading that says so', () => {
    expect(why('• Barnardo’s\n• Cheshire Police\n• Home Office\n• The Law Society', 'Panel membership')).toBe(
      'members',
    );
  });

  it('is a list of those who helped, some by their initials', () => {
    const helped = '• Barnardo’s\n• NSPCC\n• ECPAT UK\n• Dr Ann Okafor, University of Kent';
    expect(why(helped, 'Acknowledgements')).toBe('members');
  });

  it('is a question about cookies', () => {
    expect(why('We use some essential cookies to make this website work.')).toBe('cookies');
  });

  it.each([
    [
      'a duty under the heading of references',
      '3.37. The applicant must name 3 referees, of whom one may be related.',
      'References',
    ],
    [
      'definitions that name an Act',
      '“Immigration Acts” has the same meaning as in section 61(2) of the UK Borders Act 2007.',
      '',
    ],
    [
      'a footnote that states a rule',
      '15 A child is not privately fostered if the person has done so for less than 28 days.',
      'Footnotes',
    ],
    [
      'a footnote that is a sentence with any other verb',
      'Each council in Scotland separately sets and funds the places that it wants for children.',
      'Footnotes',
    ],
    [
      'a list of members with duties',
      '• The chair must tell the police.\n• The nurse must write it down.\n• The teacher must call.\n• The clerk must file it.',
      'Members of the panel',
    ],
    ['the questions of a form', 'Is the potential victim under 18?\n• Yes\n• No\n• Not sure', 'Age'],
    [
      'who must be on a panel',
      'Members of the group must include:\n• Children’s Services\n• Kent Police\n• Health\n• Probation',
      'Strategy meeting',
    ],
    ['who is on a panel', '• the local authority\n• the police\n• health\n• the referrer', 'Membership'],
    [
      'who is on a panel, by role',
      '• Chair\n• Police\n• Health lead\n• Children’s services\n• Education\n• Housing',
      'Membership of the panel',
    ],
    [
      'a checklist',
      '☐ Check that the child is safe tonight.\n☐ Tell the school on the same day\n□ Write down whom you told',
      'Checklist',
    ],
    [
      'a checklist of short steps',
      '☐ Call the police\n☐ Call 999 first\n☐ Tell the guardian\n□ Separate from adults',
      'When a child is found',
    ],
    [
      'a checklist with the boxes after the steps',
      'Call the police ☐\nTell the guardian ☐\nSeparate from adults □',
      'When a child is found',
    ],
    ['a number to call', 'Telephone: 0800 0121 700', 'Contact'],
    [
      'items of law that end in a colon',
      '• (a) the applicant must provide:\n  • (i) a form\n  • (ii) a fee',
      '',
    ],
  ])('is never %s', (_what, text, heading) => {
    expect(why(text, heading)).toBeUndefined();
  });
});

describe('the furniture of a page', () => {
  it('goes, and what is beside it stays', () => {
    const blocks = [
      paragraph('What did you think of this service?'),
      paragraph('Tell the police what you think of the risk.'),
      paragraph('© Crown copyright 2025'),
      paragraph('Back to top'),
    ];
    expect(withoutFurniture(blocks)).toEqual([blocks[1]]);
  });

  it('includes footnotes that only name a source, and no others', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: 'Footnotes' },
      paragraph('3 Section 10 of the Children Act 2004'),
      paragraph('4 A child is not privately fostered if it is for less than 28 days.'),
    ];
    expect(withoutFurniture(blocks)).toEqual([blocks[0], blocks[2]]);
  });
});

describe('a page that was not found', () => {
  it('is recognised by what it says about itself', () => {
    const blocks = [paragraph('If you entered a web address, check it is correct. Status code: 404')];
    expect(isErrorPage({ title: 'Page not found - GOV.UK', blocks: [] })).toBe(true);
    expect(isErrorPage({ blocks })).toBe(true);
    expect(isErrorPage({ blocks: [paragraph('The police found 404 people.')] })).toBe(false);
  });
});
