// Runs a command under strace, and reads which addresses it contacted and which files it wrote. This covers
// all libraries, including native ones. If the machine allows it, the command’s network only has loopback.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const CALLS = 'execve,connect,sendto,sendmsg,sendmmsg,openat,open,creat';
const RUNTIME = 'onnxruntime_binding.node';

export interface Traced {
  /** Addresses outside this machine, and look-ups of names, without duplicates. */
  contacted: string[];
  /** Files that were opened for writing, without duplicates. */
  written: string[];
  /** The program of each process that loaded the native runtime, without its file extension. */
  runtimes: string[];
}

/**
 * Returns arguments for strace to write a trace of the command and its children to `file`. With `-D`, the new
 * process is the command and not strace, so that signals reach the command.
 */
export function traceTo(file: string, command: readonly string[]): string[] {
  return ['-D', '-f', '-qq', '--seccomp-bpf', '-s', '256', '-e', `trace=${CALLS}`, '-o', file, ...command];
}

/** Starts a command in a separate network that has only loopback, if this user may create one. */
export function withoutNetwork(command: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const apart = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const may = spawnSync(apart[0]!, [...apart.slice(1), 'true'], { stdio: 'ignore' }).status === 0;
  const [program, ...args] = may ? [...apart, ...command] : command;
  return spawn(program!, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function readTrace(file: string): Promise<Traced> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const calls = lines.filter((line) => !line.includes(' resumed>'));
  const files = calls.flatMap((line) => {
    const [, path] = /\b(?:openat|open|creat)\((?:AT_FDCWD, )?"([^"]*)"/.exec(line) ?? [];
    return path === undefined ? [] : [{ path, forWriting: /O_WRONLY|O_RDWR|O_CREAT|\bcreat\(/.test(line) }];
  });
  return {
    contacted: once(calls.flatMap((line) => addressOf(line) ?? [])),
    written: once(files.filter(({ forWriting }) => forWriting).map(({ path }) => path)),
    runtimes: runtimesIn(calls),
  };
}

/**
 * Finds the programs that loaded the native runtime. A process loads a library in the thread that started the
 * program, so both lines of the trace begin with the same ID.
 */
function runtimesIn(calls: readonly string[]): string[] {
  const programs = new Map<string, string>();
  const runtimes = new Map<string, string>();
  for (const call of calls) {
    const [, id, rest] = /^(\d+)\s+(.*)$/.exec(call) ?? [];
    if (id === undefined || rest === undefined) continue;
    const [program] = /[^"/]+\/[^"/]+(?=\.[jt]s")/.exec(rest) ?? [];
    if (rest.startsWith('execve(')) programs.set(id, program ?? rest);
    else if (rest.includes(`/${RUNTIME}"`)) runtimes.set(id, programs.get(id) ?? 'unknown');
  }
  return [...runtimes.values()].sort();
}

/**
 * Returns the address that a socket connects to. Returns undefined for loopback and local sockets, unless
 * they are for looking up names.
 */
function addressOf(line: string): string | undefined {
  const socket = /sun_path="([^"]*)"/.exec(line)?.[1];
  if (socket?.includes('nscd')) return `look-up through ${socket}`;
  const [, port, address] =
    /sin6?_port=htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]*)"/.exec(line) ?? [];
  if (address === undefined) return undefined;
  // Checks for look-ups first, because the resolver may be on loopback.
  if (port === '53') return `look-up at ${address}`;
  return /^127\.|^::1$/.test(address) ? undefined : `${address}:${port}`;
}

function once(values: readonly string[]): string[] {
  return [...new Set(values)];
}
