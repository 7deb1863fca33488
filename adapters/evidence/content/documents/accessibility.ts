import { usesChat } from '../../model/in-force.js';
import { ifSet } from '../../model/slots.js';
import { document } from '../../model/written-document.js';

export const accessibilityDocument = document`
# 11-accessibility | Accessibility
  about: What was tested, and how. It is not a conformance report. A public sector body needs its own statement, based on the government’s model statement.

## What was tested
  intro: Against WCAG 2.2, levels A and AA. No one has tested the criteria that are not listed, except as far as an automated checker (axe-core) can. No one has used the pages with a screen reader or another assistive technology, and no one has audited them.
  columns: criterion | what was tested | how

axe | Those that axe-core can check | every page, and states such as an error or an open list; light and dark, at 1,100, 390 and 320 pixels
  known: automated, in Chromium
  from: file tests/browser/page-checks.ts; file tests/browser/support/axe.ts; file tests/browser/every-page.test.ts

contrast | 1.4.3 Contrast (minimum) | each page, light and dark
  known: automated, in Chromium
  from: file tests/browser/page-checks.ts

reflow | 1.4.10 Reflow | no page scrolls sideways at 320 pixels
  known: automated, in Chromium
  from: file tests/browser/page-checks.ts

keyboard | 2.1.1 Keyboard, 2.4.3 Focus order | asking, reading a quote, claiming, replying and closing, with the keyboard alone
  known: automated, in Chromium
  from: file tests/browser/desk/keyboard.test.ts; file tests/browser/chat.test.ts

status | 4.1.3 Status messages | what is put into the region that assistive technology announces, in the chat and at the desk
  known: automated, in Chromium; no one has listened to it
  from: file tests/browser/chat.test.ts; file tests/browser/desk/keyboard.test.ts

scripts | Without JavaScript | asking a question and reading the answer
  known: automated, in Chromium
  from: file tests/browser/chat.test.ts

teams | Cards in Teams and Slack | ${usesChat} contrast of Teams cards, in a copy of Teams’ styles
  known: automated. The platforms show the cards and decide the rest
  from: file tests/browser/teams-cards.test.ts

limits | Known limits | what is quoted
  known: ${({ accessibility }) => accessibility.limits}
  from: file bot/wording/english/about-wording.ts

pack | This pack | headings, tables with headers, the diagram repeated as text
  known: Markdown and JSON, as plain text; not tested
  from: file adapters/evidence/files/markdown.ts

## Your statement
  who: Service owner

own | Your statement
  known: Linked at the foot of every page: ${ifSet('ACCESSIBILITY_URL')}
  ask: None is set (ACCESSIBILITY_URL), so the built-in page is shown. If you are a public sector body you need your own: how compliant it is, what is not accessible, how it was tested, a contact, and how to complain.
  from: setting ACCESSIBILITY_URL
  who: Service owner, before use

audit | Audit
  ask: Who will audit the service, with people who use assistive technology, before you state how compliant it is?

enforcement | Problems
  ask: Who responds to problems people report, and how quickly?

equality | Equality and language
  ask: Does an equality impact assessment cover staff with disabilities and the families concerned? Do Welsh language standards or the Accessible Information Standard apply? The Welsh in the chat is a draft that no translator has read, and quotes stay in their own language.
  from: file README.md
`;
