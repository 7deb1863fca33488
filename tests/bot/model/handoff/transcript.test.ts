// Tests that the transcript is Markdown, and that nothing people wrote is treated as formatting.
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { transcriptMarkdown, type HandoffTranscript } from '../../../../bot/model/handoff/transcript.js';
import { runs } from '../../../support/thoroughness.js';

const fromMarkdown = (text: string) => unified().use(remarkParse).parse(text);

const AT = '2026-05-04T09:00:00.000Z';
const transcript = (
  lines: HandoffTranscript['lines'],
  change: Partial<HandoffTranscript> = {},
): HandoffTranscript => ({
  escalation: 'e1',
  openedAt: AT,
  redacted: true,
  asker: 'The practitioner',
  about: { question: 'Who refers?', said: [], quotes: [] },
  lines,
  ...change,
});
const said = (text: string, change: object = {}) => ({
  kind: 'said' as const,
  by: 'practitioner' as const,
  name: 'The practitioner',
  at: AT,
  text,
  changed: false,
  deleted: false,
  delivered: true,
  quotes: [],
  ...change,
});

test('says who said what and when, what was changed, deleted or not delivered, and who moved it', () => {
  const text = transcriptMarkdown(
    transcript(
      [
        { kind: 'moved', transition: 'open', at: AT },
        {
          kind: 'warned',
          at: AT,
          texts: ['Call 999 if a child is in immediate danger.'],
          contacts: [{ name: 'Police', phone: '999' }],
          delivered: true,
        },
        said('She is fifteen.', { changed: true }),
        { kind: 'moved', transition: 'claim', by: 'Bea', at: AT },
        said('Ring [name 1].', { by: 'adviser', name: 'Bea', delivered: false }),
        said('gone', { deleted: true }),
        { kind: 'moved', transition: 'reassign', by: 'Bea', to: 'Cyd', at: AT },
        { kind: 'moved', transition: 'redirect', by: 'Cyd', at: AT },
      ],
      {
        outcome: 'Advised',
        rating: 'up',
        about: {
          question: 'Who refers?',
          said: ['It is short.'],
          quotes: [{ title: 'A note', quote: 'A quote.' }],
        },
      },
    ),
  );
  expect(text).toMatchInlineSnapshot(`
    "# Request 2026-05-04-8B5CC4

    - ID: e1
    - Requested: 4 May 2026 at 10am
    - Outcome: Advised
    - Rated: helpful
    - Personal data: removed

    ## The question

        Who refers?

    ## What the assistant answered

    It is short.

    > “A quote.” (A note)

    ## What was said

    *4 May 2026 at 10am: An adviser was requested.*

    **The assistant**, 4 May 2026 at 10am:

    Call 999 if a child is in immediate danger.

    - 999: Police

    **The practitioner**, 4 May 2026 at 10am (changed):

        She is fifteen.

    *4 May 2026 at 10am: Bea claimed this.*

    **Bea**, 4 May 2026 at 10am (not delivered):

        Ring [name 1].

    **The practitioner**, 4 May 2026 at 10am (deleted):


    *4 May 2026 at 10am: Bea transferred this to Cyd.*

    *4 May 2026 at 10am: Cyd transferred this to another specialism.*
    "
  `);
});

test('nothing that someone wrote becomes a heading, a link or markup', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('# Big', '[a](b)', '</pre><b>', '    x', '> y', '```')),
      (words) => {
        const markdown = transcriptMarkdown(transcript([said(words, { name: words })], { outcome: words }));
        const kinds = new Set<string>();
        const walk = (node: { type: string; children?: unknown[] }): void => {
          kinds.add(node.type);
          for (const child of node.children ?? []) walk(child as typeof node);
        };
        walk(fromMarkdown(markdown));
        for (const kind of ['link', 'html', 'image', 'linkReference', 'definition'])
          expect(kinds).not.toContain(kind);
        const headings = fromMarkdown(markdown).children.filter(({ type }) => type === 'heading');
        expect(headings).toHaveLength(4);
      },
    ),
    { numRuns: runs(300) },
  );
});
