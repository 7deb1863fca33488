// Writes down what we know about accessibility, to help deployers write their own statement.
import { ask, file, known, setting, STATEMENT, type EvidenceDocument } from '../model/document.js';
import { settingOf, type Facts } from '../model/facts.js';

const HERE = file('bot/copy/english/about-wording.ts');

export function accessibilityDocument(facts: Facts): EvidenceDocument {
  const own = settingOf(facts, 'ACCESSIBILITY_URL');
  const { able, checks, limits } = facts.accessibility;
  return {
    name: '11-accessibility',
    title: 'Accessibility',
    about:
      'What we know about the software. A public sector body needs its own statement, based on the government’s model statement.',
    sections: [
      {
        title: 'Statement',
        columns: STATEMENT,
        entries: [
          own.isSet
            ? known(
                'own',
                'Your statement',
                `Linked at the foot of every page: ${own.shown}`,
                setting('ACCESSIBILITY_URL'),
              )
            : ask(
                'own',
                'Your statement',
                'None is set, so the built-in page is shown. Do you need one of your own?',
                setting('ACCESSIBILITY_URL'),
              ),
          known('able', 'Accessibility features', able.join('; '), HERE),
          known('checks', 'How it is checked', checks, HERE, file('tests/browser/page-checks.ts')),
          known('limits', 'Known limits', limits, HERE),
          ask(
            'compliance',
            'Compliance status',
            'Has anyone audited the software against WCAG 2.2 AA, and have disabled people tested it?',
          ),
          ask('enforcement', 'Complaints', 'Who responds to problems people report, and how quickly?'),
        ],
      },
    ],
  };
}
