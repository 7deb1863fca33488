// Writes down what we know about accessibility, to help deployers write their own statement.
import { ifSet } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const accessibilityDocument = document`
# 11-accessibility | Accessibility
  about: What we know about the software. A public sector body needs its own statement, based on the government’s model statement.

## Statement

own | Your statement
  known: Linked at the foot of every page: ${ifSet('ACCESSIBILITY_URL')}
  ask: None is set, so the built-in page is shown. Do you need one of your own?
  from: setting ACCESSIBILITY_URL

able | Accessibility features
  known: ${({ accessibility }) => accessibility.able.join('; ')}
  from: file bot/copy/english/about-wording.ts

checks | How it is checked
  known: ${({ accessibility }) => accessibility.checks}
  from: file bot/copy/english/about-wording.ts; file tests/browser/page-checks.ts

limits | Known limits
  known: ${({ accessibility }) => accessibility.limits}
  from: file bot/copy/english/about-wording.ts

compliance | Compliance status
  ask: Has anyone audited the software against WCAG 2.2 AA, and have disabled people tested it?

enforcement | Complaints
  ask: Who responds to problems people report, and how quickly?
`;
