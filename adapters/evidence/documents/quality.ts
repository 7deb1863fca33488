// Reports how good the answers and safeguards were when measured. Each figure has its sample size and interval.
import { FIGURES, type QualityFigure } from '../content/quality-figures.js';
import {
  ask,
  check,
  file,
  known,
  row,
  setting,
  STATEMENT,
  STORE,
  type EvidenceDocument,
  type Entry,
} from '../model/document.js';
import { settingOf, storeOf, usesModel, type Facts } from '../model/facts.js';

const Z = 1.96;

export function qualityDocument(facts: Facts): EvidenceDocument {
  return {
    name: '10-quality',
    title: 'Quality',
    about:
      'The developers measured these figures with invented questions and messages, not yours. docs/quality.md explains how.',
    sections: [
      {
        title: 'Figures',
        intro:
          'Intervals are 95% (Wilson), calculated from the share and the sample size (n) alone. Shares of graded answers are the mean of two graders’ results.',
        columns: ['measure', 'set', 'configuration', 'share', 'n', 'interval', 'measured on'],
        entries: FIGURES.map(figureEntry),
      },
      { title: 'Which figures apply here', columns: STATEMENT, entries: applies(facts) },
    ],
  };
}

function figureEntry({ id, measure, set, mode, printed, n, date }: QualityFigure): Entry {
  const [low, high] = wilson(Number(printed), n);
  const interval = `${low.toFixed(2)}–${high.toFixed(2)}`;
  return row(
    id,
    [measure, set, mode, printed, String(n), interval, date],
    file('adapters/evidence/content/quality-figures.json'),
    file('docs/quality.md'),
  );
}

function applies(facts: Facts): Entry[] {
  const release = storeOf(facts)?.release;
  return [
    known(
      'mode',
      'Language model',
      usesModel(facts)
        ? `Connected (${settingOf(facts, 'ANSWER_MODEL').shown}). The “with” figures may have been measured with another model`
        : 'Not connected: the “without” figures apply',
      setting('ANSWER_MODEL'),
    ),
    known(
      'reader',
      'Message reader',
      settingOf(facts, 'MESSAGE_READER').shown === 'off'
        ? 'Off: the “rules alone” figures apply'
        : 'On: the “with the reader” figures apply while it is running',
      setting('MESSAGE_READER'),
    ),
    release
      ? check(
          'release',
          `Your guidance: release ${release.number}, ${release.documents} documents`,
          'The figures are for different guidance. Run your own test questions with ctac try or ctac ask --batch.',
          STORE,
        )
      : check('release', 'Your guidance', 'No release is live, so nothing can be measured yet.', STORE),
    ask(
      'groups',
      'Differences between groups',
      'Does the assistant work less well for some practitioners: people who write in other languages, people with dyslexia, people in small nations or regions? We have not measured this.',
    ),
  ];
}

/** The 95% interval. */
export function wilson(share: number, n: number): [low: number, high: number] {
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
