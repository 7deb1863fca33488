// A test's child processes, such as those that run a model, also start from JavaScript once it is made.
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { relative } from 'node:path';
import { alreadyTranspiled } from '../deployment/transpiled.js';

/** Paths of the project's own programs, relative to its folder. */
const OURS = /^(?:adapters|tests)\/.*\.ts$/;

const { fork } = childProcess;

/** A child that loads TypeScript takes 0.3 to 0.8 seconds of processor time longer to start. */
function forkTranspiled(...given: Parameters<typeof fork>): ReturnType<typeof fork> {
  const [file, args, options] = given;
  const ours = relative(process.cwd(), String(file));
  const program = OURS.test(ours) ? alreadyTranspiled(ours) : undefined;
  if (program === undefined) return fork(...given);
  // The first two arguments load TypeScript.
  const execArgv = options?.execArgv?.slice(2) ?? [];
  return fork(program, args, { ...options, execArgv });
}

// This file runs again for each test file of a process.
if (fork.name !== forkTranspiled.name) {
  childProcess.fork = forkTranspiled as typeof fork;
  syncBuiltinESMExports();
}
