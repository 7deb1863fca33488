// The `ctac` command: ingest guidance, ask questions, check the installation.
import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import { connectCommands } from '../adapters/connect.js';
import type { Commands } from '../adapters/connect.js';
import { Failure, describeFailure } from '../knowledge/errors.js';
import { askBatch } from './cli/ask-batch.js';
import { askOnce } from './cli/ask-once.js';
import { doctor } from './cli/doctor.js';
import { ingest } from './cli/ingest.js';

const USAGE = `Usage:
  ctac ingest FOLDER [FOLDER…] [--publish]   take guidance in, and make it live
  ctac ask "QUESTION" [--nation NATION]      answer one question
  ctac ask --batch FILE                      answer a file of questions, a JSON line each
  ctac status                                what is live
  ctac doctor                                check settings, store, index, model and platforms
  ctac chat                                  talk with the bot in this terminal
`;

type Run = (commands: Commands, args: string[]) => Promise<number>;

const RUN: Record<string, Run> = {
  async ingest(commands, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { publish: { type: 'boolean', default: false } },
    });
    if (!positionals.length) return usage('Name at least one folder.');
    return ingest(await commands.guidance(), positionals, values.publish, process.stderr);
  },
  async ask(commands, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { batch: { type: 'string' }, nation: { type: 'string' } },
    });
    const ports = await commands.asking();
    if (values.batch !== undefined) {
      const { failed } = await askBatch(
        ports,
        values.batch,
        (line) => void process.stdout.write(`${line}\n`),
        (line) => void process.stderr.write(`${line}\n`),
      );
      return failed ? 1 : 0;
    }
    if (!positionals.length) return usage('Write the question, or name a file with --batch.');
    return askOnce(
      ports,
      positionals.join(' '),
      values.nation,
      (text) => void process.stdout.write(`${text}\n`),
    );
  },
  async status(commands) {
    const { store } = await commands.guidance();
    const live = await store.liveRelease();
    process.stdout.write(
      live
        ? `Release ${live.number}, published ${live.publishedAt}: ${live.documents} documents, ${live.passages} passages, ${live.model.id}.\n`
        : 'No release is live. Run: npm run ctac -- ingest FOLDER --publish\n',
    );
    return live ? 0 : 1;
  },
  doctor: (commands) => doctor(commands.checks(), (line) => void process.stdout.write(`${line}\n`)),
  async chat(commands) {
    await commands.chat();
    return 0;
  },
};

function usage(problem: string): number {
  process.stderr.write(`${problem}\n\n${USAGE}`);
  return 2;
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const run = Object.hasOwn(RUN, name) ? RUN[name] : undefined;
  if (!run) return usage(name ? `There is no command "${name}".` : 'Name a command.');
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
