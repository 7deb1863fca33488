// The `ctac` command: ingest guidance, ask questions, edit, check the installation.
import { existsSync } from 'node:fs';
import { connectCommands } from '../compose/commands.js';
import type { Commands } from '../compose/commands.js';
import { Failure, describeFailure } from '../../knowledge/model/errors.js';
import { answers } from '../cli/answers.js';
import { askBatch } from '../cli/ask-batch.js';
import { askOnce } from '../cli/ask-once.js';
import { calibrate } from '../cli/calibrate.js';
import type { AskPorts } from '../cli/ask-batch.js';
import { askAsOfDay } from '../cli/ask-as-of.js';
import { doctor } from '../cli/doctor.js';
import { diff } from '../cli/editing/diff.js';
import { publish, rollback } from '../cli/editing/publish.js';
import { recall } from '../cli/editing/recall.js';
import { refresh } from '../cli/editing/refresh.js';
import { review } from '../cli/editing/review.js';
import { status } from '../cli/editing/status.js';
import type { EditingPorts } from '../../bot/model/editing-ports.js';
import type { Terminal } from '../cli/terminal.js';
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
import { readArguments } from '../cli/read-arguments.js';
import { sessions } from '../cli/sessions.js';
import { unanswered } from '../cli/unanswered.js';

const USAGE = `Usage:
  ctac ingest FOLDER [FOLDER…] [--publish]   import guidance and publish it; --json prints the result
  ctac ask "QUESTION" [--nation NATION]      answer one question; --json prints a batch line
  ctac ask --batch FILE                      answer a file of questions, one JSON object per line
  ctac ask "QUESTION" --as-of YYYY-MM-DD     what the guidance said on a date; --release N uses a past release
  ctac answers [ANSWER…] [--latest N]        check old answers against their releases and run them again
  ctac refresh SLUG…|--due|--all             check sources for changes
  ctac diff CHANGE                           what a change adds and removes, and what it affects
  ctac review [CHANGE --accept|--reject …]   changes to review; --passage N, --set field=value, --comment
  ctac try [--add FILE|--list|--resume N]    run the test questions on accepted changes
  ctac publish [--override REASON]           publish accepted changes
  ctac rollback [--to N] --reason REASON     make an earlier release live again
  ctac recall [RECALL… --tell|--dismiss]     tell people that guidance has changed; --wrong PASSAGE --comment
  ctac status                                what is live, what needs review, which sources need attention
                                             (the seven above take --json and --editor NAME)
  ctac calibrate [FILE…] [--answered SHARE]  use question files to set when to say "I don't know"; --json
  ctac unanswered [--days N] [--json]        questions the guidance did not answer
  ctac sessions [end PERSON] [--left]        who is signed in, or sign someone out everywhere; --left puts
                                             their open requests back in the queue
  ctac migrate [--wait SECONDS | --check]    bring the tables up to date, wait until another process has, or say what would be done
  ctac retention [run] [--json]              what would be deleted now; run deletes it
  ctac hold [add|list|lift ID]               legal holds: --person PLATFORM:ID, --conversation ID, --request ID,
                                             --from DAY --to DAY; --reason, --until DAY, --do-not-tell
  ctac switch [off|on NAME --reason WHY]     turn off chat, model, teams, slack or web; --message TEXT
  ctac backup FILE [--check]                 an encrypted backup, also while the service runs; --check reads one
  ctac restore FILE --erasures FILE          restore it into an empty place, without what was erased since
  ctac restore drill FILE                    restore a copy, compare the last 50 answers, and remove the copy
  ctac erasures                              what was erased, as digests, for a restore
  ctac keys new|rotate|drop                  create an encryption key; change the key while the service runs;
                                             drop destroys earlier keys, and with them earlier backups
  ctac subject [open|approve|pause|resume|own|export|erase|close]
                                             requests of people about their data: --person PLATFORM:ID or
                                             --name TEXT, --erase, --received DAY, --why, --own, --out FILE
  ctac complaints [list|add|acknowledge ID|close ID]
                                             complaints and their 30 days: --about TEXT, --from WHO,
                                             --person PLATFORM:ID, --received DAY, --outcome, --answer
  ctac breach --from DAY --to DAY --reason WHY [--out FOLDER]
                                             whose data was touched, what was sent where, who read what
  ctac audit verify [--checkpoint FILE]      check that no one changed the audit log; --key FILE for an earlier key
  ctac audit export [--from NUMBER]          print its events as OCSF, one JSON object per line; "prove NUMBER"
                                             prints the proof that an event is in it, "key" the public key
  ctac evidence [--out FOLDER]               write an evidence pack about this configuration: records, risks, models
  ctac evidence --compare FOLDER FOLDER      what differs between two packs; --json
  ctac doctor [--json] [--send]              check settings, store, index, model, platforms and channels;
                                             --send also posts a test card to each channel
  ctac chat                                  chat with the assistant in this terminal
`;

type Run = (commands: Commands, args: string[]) => Promise<number>;

const TERMINAL: Terminal = {
  write: (text) => void process.stdout.write(`${text}\n`),
  say: (text) => void process.stderr.write(`${text}\n`),
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
  evidence: async (commands, args) => evidence(await commands.evidence(Object.keys(RUN)), args, TERMINAL),
  async ingest(commands, args) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: {
        publish: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    if (!positionals.length) return usage('Give at least one folder.');
    return ingest(await commands.guidance(), positionals, {
      publish: values.publish,
      stream: process.stderr,
      ...(values.json && { writeJson: TERMINAL.write }),
    });
  },
  async ask(commands, args) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: {
        batch: { type: 'string' },
        nation: { type: 'string' },
        'as-of': { type: 'string' },
        release: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const ports = await askingOf(commands, values);
    if (values.batch !== undefined) {
      const { failed } = await askBatch(
        ports,
        values.batch,
        (line) => void process.stdout.write(`${line}\n`),
        (line) => void process.stderr.write(`${line}\n`),
      );
      return failed ? 1 : 0;
    }
    if (!positionals.length) return usage('Give a question, or a file with --batch.');
    return askOnce(ports, positionals.join(' '), values.nation, { write: TERMINAL.write, json: values.json });
  },
  async calibrate(commands, args) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: { answered: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const answered = values.answered === undefined ? undefined : Number(values.answered);
    const { json } = values;
    const setting = {
      files: positionals,
      ...(answered !== undefined && { answered }),
      today: new Date(),
      json,
    };
    return calibrate(await commands.calibrating(), setting, TERMINAL.write);
  },
  async unanswered(commands, args) {
    const { values } = readArguments({
      args,
      options: { days: { type: 'string', default: '30' }, json: { type: 'boolean', default: false } },
    });
    const setting = { days: Number(values.days), json: values.json, now: new Date() };
    return unanswered(await commands.unanswered(), setting, (line) => void process.stdout.write(`${line}\n`));
  },
  migrate: (commands, args) => migrate(commands.migrating(), args, TERMINAL),
  async doctor(commands, args) {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = readArguments({ args, options: { json: flag, send: flag } });
    const checks = await commands.checks({ send: values.send });
    return doctor(checks, (line) => void process.stdout.write(`${line}\n`), values.json);
  },
  async chat(commands) {
    await commands.chat();
    return 0;
  },
};

/** From what is live, unless a past release or a day is named. */
async function askingOf(
  commands: Commands,
  { release, 'as-of': day }: { release?: string; 'as-of'?: string },
): Promise<AskPorts> {
  const ports = await commands.asking();
  if (release === undefined && day === undefined) return ports;
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  return { ...ports, answerQuestion: await askAsOfDay(await commands.past(), { release, day }, say) };
}

function usage(problem: string): number {
  process.stderr.write(`${problem}\n\n${USAGE}`);
  return 2;
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const run = Object.hasOwn(RUN, name) ? RUN[name] : undefined;
  if (!run) return usage(name ? `There is no command "${name}".` : 'Give a command.');
  if (existsSync('.env')) process.loadEnvFile('.env');
  const commands = connectCommands(process.env);
  try {
    return await run(commands, args);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return usage(error.message);
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${describeFailure(error)}\n`);
    return 1;
  } finally {
    await commands.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
