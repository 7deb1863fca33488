// The `ctac` command: imports guidance, asks questions, edits guidance and checks the installation.
import { existsSync } from 'node:fs';
import type { Commands } from '../composition/commands.js';
import { nearestName } from '../../knowledge/model/words/nearest-name.js';
import { Failure, describeFailure } from '../../knowledge/model/errors.js';
import { answers } from '../cli/answers.js';
import { askBatch } from '../cli/ask-batch.js';
import { askOnce, type AskOncePorts } from '../cli/ask-once.js';
import { calibrate } from '../cli/calibrate.js';
import { askAsOfDay } from '../cli/ask-as-of.js';
import { doctor } from '../cli/doctor/doctor.js';
import { diff } from '../cli/editing/diff.js';
import { publish, rollback } from '../cli/editing/publish.js';
import { recall } from '../cli/editing/recall.js';
import { refresh } from '../cli/editing/refresh.js';
import { review } from '../cli/editing/review.js';
import { status } from '../cli/editing/status.js';
import type { EditingPorts } from '../../bot/model/editing-ports.js';
import { whenUnread, writeLine, type Terminal } from '../cli/terminal.js';
import { tryChanges } from '../cli/editing/try.js';
import { backup, erasures, restore } from '../cli/governance/backup.js';
import { audit } from '../cli/governance/audit.js';
import { breach } from '../cli/governance/breach.js';
import { complaints } from '../cli/governance/complaints.js';
import { evidence } from '../cli/governance/evidence.js';
import { hold } from '../cli/governance/hold.js';
import { keys } from '../cli/governance/keys.js';
import { retention } from '../cli/governance/retention.js';
import { subject } from '../cli/governance/subject.js';
import { switches } from '../cli/governance/switch.js';
import { ingest } from '../cli/ingest.js';
import { migrate } from '../cli/migrate.js';
import { FLAG, TEXT, readArguments, readOptions } from '../cli/read-arguments.js';
import { sessions } from '../cli/sessions.js';
import { unanswered } from '../cli/unanswered.js';
import { usageOf } from '../cli/usage.js';
import { askingWording } from '../cli/wording/asking-wording.js';
import { ingestWording } from '../cli/wording/ingest-wording.js';
import { startWording } from '../cli/wording/start-wording.js';

type Run = (commands: Commands, args: string[]) => Promise<number>;

const TERMINAL: Terminal = {
  write: (text) => writeLine(process.stdout, text),
  say: (text) => writeLine(process.stderr, text),
};

function onEditing(
  command: (editing: EditingPorts, args: string[], terminal: Terminal) => Promise<number>,
): Run {
  return async (commands, args) => command(await commands.editing(), args, TERMINAL);
}

const RUN: Record<string, Run> = {
  refresh: onEditing(refresh),
  diff: onEditing(diff),
  review: onEditing(review),
  try: onEditing(tryChanges),
  publish: onEditing(publish),
  rollback: onEditing(rollback),
  recall: onEditing(recall),
  sessions: async (commands, args) => sessions(await commands.sessions(), args, TERMINAL),
  answers: async (commands, args) => answers(await commands.checking(), args, TERMINAL),
  status: onEditing(status),
  retention: async (commands, args) => retention(await commands.retention(), args, TERMINAL),
  hold: async (commands, args) => hold(await commands.governance(), args, TERMINAL),
  backup: async (commands, args) => backup(await commands.backup(), args, TERMINAL),
  restore: async (commands, args) => restore(await commands.backup(), args, TERMINAL),
  erasures: async (commands, args) => erasures(await commands.backup(), args, TERMINAL),
  keys: (commands, args) => keys(commands.keys, args, TERMINAL),
  audit: async (commands, args) => audit(await commands.audit(), args, TERMINAL),
  subject: async (commands, args) => subject(await commands.subject(), args, TERMINAL),
  breach: async (commands, args) => breach(await commands.breach(), args, TERMINAL),
  complaints: async (commands, args) => complaints(await commands.subject(), args, TERMINAL),
  switch: async (commands, args) => switches(await commands.governance(), args, TERMINAL),
  evidence: async (commands, args) => evidence(await commands.evidence(), args, TERMINAL),
  async ingest(commands, args) {
    const { values, positionals } = readArguments(args, { publish: FLAG, json: FLAG });
    if (!positionals.length) return usage(ingestWording.noFolder, 'ingest');
    return ingest(await commands.guidance(), positionals, {
      publish: values.publish,
      stream: process.stderr,
      recalls: (await commands.editing()).recalls,
      ...(values.json && { writeJson: TERMINAL.write }),
    });
  },
  async ask(commands, args) {
    const { values, positionals } = readArguments(args, {
      batch: TEXT,
      nation: TEXT,
      'as-of': TEXT,
      release: TEXT,
      json: FLAG,
    });
    const question = positionals.join(' ');
    if (values.batch !== undefined) {
      // If we ignored a nation or words without saying so, people would think that we had used them.
      if (values.nation !== undefined || positionals.length) return usage(askingWording.onlyBatch, 'ask');
      const ports = await askingOf(commands, values);
      const { failed } = await askBatch(ports, values.batch, TERMINAL.write, TERMINAL.say);
      return failed ? 1 : 0;
    }
    if (!question.trim()) return usage(askingWording.noQuestion, 'ask');
    const ports = await askingOf(commands, values);
    return askOnce(ports, question, values.nation, { write: TERMINAL.write, json: values.json });
  },
  async calibrate(commands, args) {
    const { values, positionals } = readArguments(args, { answered: TEXT, json: FLAG });
    const answered = values.answered === undefined ? undefined : Number(values.answered);
    const setting = { files: positionals, answered, today: new Date(), json: values.json };
    return calibrate(await commands.calibrating(), setting, TERMINAL.write);
  },
  async unanswered(commands, args) {
    const { values } = readOptions(args, { days: { type: 'string', default: '30' }, json: FLAG });
    const setting = { days: Number(values.days), json: values.json, now: new Date() };
    return unanswered(await commands.unanswered(), setting, TERMINAL.write);
  },
  migrate: (commands, args) => migrate(commands.migrating(), args, TERMINAL),
  async doctor(commands, args) {
    const { values } = readOptions(args, { json: FLAG, send: FLAG });
    return doctor(await commands.checks({ send: values.send }), TERMINAL.write, values.json);
  },
  async chat(commands) {
    await commands.chat();
    return 0;
  },
};

/** Answers from the live release unless the arguments name a past release or a day. */
async function askingOf(
  commands: Commands,
  { release, 'as-of': day }: { release?: string; 'as-of'?: string },
): Promise<AskOncePorts> {
  const ports = await commands.asking();
  if (release === undefined && day === undefined) return ports;
  const past = await commands.past();
  return { ...ports, answerQuestion: await askAsOfDay(past, { release, day }, TERMINAL.say) };
}

function usage(problem: string, command?: string): number {
  process.stderr.write(`${problem}\n\n${usageOf(command)}`);
  return 2;
}

const HELP = ['--help', '-h', 'help'];

/** Returns undefined if no one asked for help. If `command` is undefined, the help is about all commands. */
function helpAsked(name: string, args: readonly string[]): { command?: string } | undefined {
  if (HELP.includes(name)) return { command: args[0] };
  return args.some((arg) => arg === '--help' || arg === '-h') ? { command: name } : undefined;
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const help = helpAsked(name, args);
  if (help) {
    TERMINAL.write(usageOf(help.command).trimEnd());
    return 0;
  }
  const run = Object.hasOwn(RUN, name) ? RUN[name] : undefined;
  if (!run) return usage(startWording.noCommand(name, nearestName(name, Object.keys(RUN))));
  if (existsSync('.env')) process.loadEnvFile('.env');
  // Load the other parts only now. Loading them takes a second of processor time, which help and mistyped
  // commands do not need.
  const { connectCommands } = await import('../composition/commands.js');
  const commands = connectCommands(process.env);
  try {
    return await run(commands, args);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return usage(error.message, name);
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${describeFailure(error)}\n`);
    return 1;
  } finally {
    await commands.close();
  }
}

// Nothing is left half done, because every command can be killed at any time.
whenUnread(process.stdout, () => process.exit(0));
process.exitCode = await main(process.argv.slice(2));
