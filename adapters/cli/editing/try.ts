// `ctac try`: runs the test questions on what would go live, and adds, lists and resumes test questions.
import { InputFailure } from '../../../knowledge/model/errors.js';
import { addGolden, goldenSchema, type NewGolden } from '../../../ingest/review/add-golden.js';
import type { GoldenQuestion, Trial, TrialAnswer } from '../../../ingest/model/editing.js';
import { prepareRelease } from '../../../ingest/releases/prepare-release.js';
import { resumeGolden } from '../../../ingest/review/resume-golden.js';
import { tryRelease } from '../../../ingest/review/try-release.js';
import { COMMON, FLAG, TEXT, readOptions } from '../read-arguments.js';
import { readJsonLines } from '../read-json-lines.js';
import { editorName, numberIn, show, type Terminal } from '../terminal.js';
import { goldenFromEscalation } from '../../../bot/editing/golden-from-escalation.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';

const OPTIONS = {
  ...COMMON,
  /** A file of test questions, one JSON object per line. */
  add: TEXT,
  list: FLAG,
  /** The id of a closed request that becomes a test question. `document` and `words`: what the right answer quotes. */
  'from-case': TEXT,
  document: TEXT,
  words: TEXT,
  /** The number of a paused question to start asking again. */
  resume: TEXT,
} as const;

/** Returns 1 if too few questions pass. Not called `try`, because that is a keyword. */
export async function tryChanges(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions(args, OPTIONS);
  const { ports } = editing;
  if (values.add !== undefined) await addFile(editing, values.add, editorName(values.editor));
  const fromCase = values['from-case'];
  if (fromCase !== undefined) {
    const { document, words } = values;
    const expected = { escalation: fromCase, outcome: 'answered' as const, document, words };
    await goldenFromEscalation(editing, expected, editorName(values.editor));
  }
  if (values.resume !== undefined) await resume(editing, values.resume);
  if ((values.add ?? fromCase ?? values.resume) !== undefined || values.list) {
    show(terminal, values.json, await ports.editing.goldenQuestions(), (all) =>
      all.length ? all.map(describeGolden).join('\n') : 'There are no test questions.',
    );
    return 0;
  }
  const prepared = await prepareRelease(ports);
  if (!prepared) {
    const nothing = 'No changes have been accepted, so there is nothing to test.';
    show(terminal, values.json, { outcome: 'nothing' }, () => nothing);
    return 0;
  }
  const trial = await tryRelease(ports, prepared);
  show(terminal, values.json, trial, describeTrial);
  return trial.passed ? 0 : 1;
}

const GOLDEN =
  '{"question": "…", "document": "SLUG", "words": "…"}. If the guidance has no answer: {"question": "…", "outcome": "unanswerable"}.';

/** Reads the whole file first, so that nothing is added if a line is wrong. */
async function addFile({ ports }: EditingPorts, file: string, addedBy: string): Promise<void> {
  const questions: NewGolden[] = [];
  for await (const golden of readJsonLines(file, goldenSchema, GOLDEN)) questions.push(golden);
  for (const golden of questions) await addGolden(ports, golden, addedBy);
}

async function resume({ ports }: EditingPorts, typed: string): Promise<void> {
  const id = numberIn(typed);
  if (id === undefined || !(await resumeGolden(ports, id)))
    throw new InputFailure(`No test question found with the number ${typed}.`, 'Run `ctac try --list`.');
}

function describeGolden({ id, question, outcome, document, words, suspended }: GoldenQuestion): string {
  const expects =
    outcome === 'unanswerable' ? 'no answer' : [document, words && `“${words}”`].filter(Boolean).join(' ');
  return `${id}. ${question} → ${expects || 'any answer'}${suspended ? ` (paused: ${suspended})` : ''}`;
}

export function describeTrial({ release, lines, liveShare, draftShare, gate, passed }: Trial): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const shown = lines.filter(({ verdict }) => verdict !== 'same');
  return [
    `Release ${release}: ${percent(draftShare)} of ${lines.length} test questions passed, compared with ${percent(liveShare)} for the live release. At least ${percent(gate)} must pass.`,
    ...shown.map(
      ({ text, verdict, live, draft }) =>
        `${verdict}: ${text}\n  live:  ${live ? describeAnswer(live) : '(nothing)'}\n  draft: ${describeAnswer(draft)}`,
    ),
    passed
      ? 'It is ready to publish.'
      : 'It cannot be published yet. To publish anyway: ctac publish --override "reason"',
  ].join('\n');
}

function describeAnswer({ outcome, quotes }: TrialAnswer): string {
  const [first] = quotes;
  return first ? `“${first.quote}” (${first.document})` : outcome;
}
