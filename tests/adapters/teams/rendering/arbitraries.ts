import { arbitraryMessage } from '../../../fakes/samples/arbitrary-messages.js';

/**
 * Text that a card, Markdown, HTML or a template would treat as markup if it were not shown as plain text.
 */
export const HOSTILE = [
  '**bold** _italic_ [click](https://evil.example) ![x](https://evil.example/x.png)',
  '# heading\n- item\n1. item\n> quote\n```code```',
  '<at>Everyone</at> <b>bold</b> <script>alert(1)</script> &lt;b&gt;',
  '{{DATE(2020-01-01T00:00:00Z, LONG)}} {{TIME(2020-01-01T00:00:00Z)}}',
  '${title} ${if(true, "a", "b")} {{{x}}} $${{',
  '\u202Egnp.exe \u2066hidden\u2069',
  'a\uD800b \u0000\u0007\u001B[31m',
  '"quoted" \\ back\\slash \\u0041',
  'https://evil.example/?q=${x}',
  '🧒🏽'.repeat(50),
  '   \n\n  ',
  '',
];

export const anyMessage = arbitraryMessage({
  texts: HOSTILE,
  dates: ['${date}'],
  addresses: [
    'https://guidance.example/a?b=c',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://guidance.example/${x}?y={{z}}',
    'not an address',
    `https://guidance.example/${'x'.repeat(5000)}`,
  ],
  actions: [],
  mostParts: [14],
});
