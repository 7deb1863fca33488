// Asks the live release the questions in a file, scores the answers, and explains each miss: `npm run eval --
// --questions FILE [--jurisdiction NATION] [--text DIR…] [--json]`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, InputFailure, describeFailure } from '../../knowledge/model/errors.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';
import type { IngestPorts } from '../../ingest/ingest-folders.js';
import { readQuestionFile } from './eval/question-file.js';
import { evaluate } from './eval/evaluate.js';
import type { HeldTexts } from './eval/find-misses.js';
import { describeEvaluation } from './eval/report.js';
import type { TextOf } from './eval/score-answers.js';

const USAGE = `Usage: npm run eval -- --questions FILE [--jurisdiction NATION] [--text DIR] [--json]
  FILE   a JSON line a question: {"question": "…", "gold": [{"doc": "…", "quote": "…"}]}
  NATION ${JSON.stringify(JURISDICTIONS).slice(1, -1).replaceAll('"', '').replaceAll(',', ', ')}: the setting of whoever asks, where a line names none
  DIR    plain texts of the documents (NAME.txt, .html or .md), to hold quotes to; may be given again
  --json one object instead of the report
The live release of DATA_DIR answers.
`;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string' },
      jurisdiction: { type: 'string' },
      text: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.questions === undefined)
    throw new InputFailure('No file of questions was named.', `\n\n${USAGE}`);
  const jurisdiction = JURISDICTIONS.find((nation) => nation === values.jurisdiction);
  if (values.jurisdiction !== undefined && !jurisdiction)
    throw new InputFailure(
      `"${values.jurisdiction}" is not a nation that I know.`,
      `Use one of ${JURISDICTIONS.join(', ')}.`,
    );
  // Read first, so that an invalid line is reported straight away.
  const questions = await readQuestionFile(values.questions, jurisdiction);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { connectCommands } = await import('../../adapters/composition/commands.js');
  const commands = connectCommands(process.env);
  try {
    // Connect this first, because the first connection decides how long the passage reader may take.
    const asking = await commands.asking();
    const release = await heldTexts((await commands.guidance()).store);
    const evaluation = await evaluate(asking, release, questions, {
      textOf: values.text && createTextOf(values.text),
      onAsked: (asked, of) => asked % 50 === 0 && process.stderr.write(`${asked} of ${of} asked\n`),
    });
    const report = values.json ? JSON.stringify(evaluation, null, 2) : describeEvaluation(evaluation);
    process.stdout.write(`${report}\n`);
    return 0;
  } finally {
    await commands.close();
  }
}

async function heldTexts(store: IngestPorts['store']): Promise<HeldTexts> {
  const live = await store.liveRelease();
  if (!live)
    throw new InputFailure(
      'No release is live.',
      'Run: npm run ctac -- ingest FOLDER --publish, then ask again.',
    );
  const { passages } = await store.contentOf(live.number);
  const held = new Map<string, string[]>();
  for (const { document, text } of passages) held.set(document, [...(held.get(document) ?? []), text]);
  return held;
}

function createTextOf(folders: readonly string[]): TextOf {
  const texts = new Map<string, string | undefined>();
  return (document) => {
    if (!texts.has(document)) {
      const files = folders.flatMap((folder) =>
        ['txt', 'html', 'md'].map((kind) => join(folder, `${document}.${kind}`)),
      );
      const file = files.find(existsSync);
      texts.set(document, file && plainText(readFileSync(file, 'utf8')));
    }
    return texts.get(document);
  };
}

/** Removes tags and the addresses of links, which people do not read. */
function plainText(text: string): string {
  return text.replace(/\]\([^)]*\)/g, ']').replace(/<[^>]+>/g, ' ');
}

try {
  process.exitCode = await run();
} catch (error) {
  const isUse =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!isUse && !(error instanceof Failure)) throw error;
  process.stderr.write(isUse ? `${error.message}\n\n${USAGE}` : `${describeFailure(error)}\n`);
  process.exitCode = isUse ? 2 : 1;
}
