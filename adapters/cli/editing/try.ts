// `ctac try`: runs the test questions against the release that would go live, and adds, lists and resumes
// test questions.
import { InputFailure } from '../../../knowledge/model/errors.js';
import { addGolden, goldenSchema, type NewGolden } from '../../../ingest/review/add-golden.js';
import type { GoldenQuestion, Trial, TrialAnswer } from '../../../ingest/model/editing.js';
import { prepareRelease } from '../../../ingest/releases/prepare-release.js';
import { resumeGolden } from '../../../ingest/review/resume-golden.js';
import { tryRelease } from '../../../ingest/review/try-release.js';
import { COMMON, FLAG, TEXT, readOptions } from '../read-arguments.js';
import { readJsonLines } from '../read-json-lines.js';
import { editorName, numberArgument, show, type Terminal } from '../terminal.js';
import { goldenFromRequest } from '../../../bot/editing/golden-from-request.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { fileWording } from '../wording/file-wording.js';
import { publishWording } from '../wording/publish-wording.js';
import { commonWording } from '../wording/common-wording.js';

const { questions: ofQuestions, trial: said } = publishWording;

const OPTIONS = {
  ...COMMON,
  /** A file of test questions, one JSON object per line. */
  add: TEXT,
  list: FLAG,
  /**
   * The ID of a closed request to make into a test question. `document` and `words` say what the right answer
   * quotes.
   */
  'from-case': TEXT,
  document: TEXT,
  words: TEXT,
  /** The number of a paused question to resume. */
  resume: TEXT,
} as const;

/** Returns 1 if too few questions pass. Not named `try`, because that is a keyword. */
export async function tryChanges(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions(args, OPTIONS);
  const { ports } = editing;
  if (values.add !== undefined) await addFile(editing, values.add, editorName(values.editor));
  const fromCase = values['from-case'];
  if (fromCase !== undefined) {
    const { document, words } = values;
    const expected = { escalation: fromCase, outcome: 'answered' as const, document, words };
    await goldenFromRequest(editing, expected, editorName(values.editor));
  }
  if (values.resume !== undefined) await resume(editing, values.resume);
  if ((values.add ?? fromCase ?? values.resume) !== undefined || values.list) {
    show(terminal, values.json, await ports.editing.goldenQuestions(), (all) =>
      all.length ? all.map(describeGolden).join('\n') : ofQuestions.none,
    );
    return 0;
  }
  const prepared = await prepareRelease(ports);
  if (!prepared) {
    show(terminal, values.json, { outcome: 'nothing' }, () => said.nothing);
    return 0;
  }
  const trial = await tryRelease(ports, prepared);
  show(terminal, values.json, trial, describeTrial);
  return trial.passed ? 0 : 1;
}

/** Reads the whole file first, so that nothing is added if a line is wrong. */
async function addFile({ ports }: EditingPorts, file: string, addedBy: string): Promise<void> {
  const questions: NewGolden[] = await readJsonLines(file, goldenSchema, fileWording.eachLine.testQuestion);
  for (const golden of questions) await addGolden(ports, golden, addedBy);
}

async function resume({ ports }: EditingPorts, typed: string): Promise<void> {
  const id = numberArgument(typed);
  if (id === undefined || !(await resumeGolden(ports, id)))
    throw new InputFailure(...ofQuestions.notFound(typed));
}

function describeGolden(golden: GoldenQuestion): string {
  const { outcome, document, words } = golden;
  const expects =
    outcome === 'unanswerable'
      ? ofQuestions.noAnswer
      : [document, words && `“${words}”`].filter(Boolean).join(' ');
  return ofQuestions.line(golden, expects || ofQuestions.anyAnswer);
}

export function describeTrial({ release, lines, liveShare, draftShare, gate, passed }: Trial): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const shown = lines.filter(({ verdict }) => verdict !== 'same');
  return [
    said.result({
      release,
      passed: percent(draftShare),
      questions: lines.length,
      live: percent(liveShare),
      least: percent(gate),
    }),
    ...shown.map(({ text, verdict, live, draft }) =>
      [
        `${verdict}: ${text}`,
        said.live(live ? describeAnswer(live) : commonWording.nothing),
        said.draft(describeAnswer(draft)),
      ].join('\n  '),
    ),
    passed ? said.passed : said.failed,
  ].join('\n');
}

function describeAnswer({ outcome, quotes }: TrialAnswer): string {
  const [first] = quotes;
  return first ? `“${first.quote}” (${first.document})` : outcome;
}
