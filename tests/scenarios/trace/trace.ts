// Runs a command under strace, and reads which addresses it contacted and which files it wrote. This covers
// all libraries, including native ones. If the machine allows it, the command’s network only has loopback.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

/** Those with a question mark do not exist on every kind of processor. */
const CALLS =
  'execve,connect,sendto,sendmsg,sendmmsg,openat,?openat2,?open,?creat,?rename,?renameat,?renameat2,' +
  '?mkdir,?mkdirat,?link,?linkat,?symlink,?symlinkat';
const RUNTIME = 'onnxruntime_binding.node';

export interface Traced {
  /** Addresses outside this machine, look-ups of names, and local sockets, without duplicates. */
  contacted: string[];
  /** Files and folders that were opened for writing, made, or moved or linked to, without duplicates. */
  written: string[];
  /** The program of each process that loaded the native runtime, without its file extension. */
  runtimes: string[];
}

/**
 * Returns arguments for strace to write a trace of the command and its children to `file`. With `-D`, the new
 * process is the command and not strace, so that signals reach the command. With `-y`, the trace shows the
 * folder that a relative path starts from.
 */
export function traceTo(file: string, command: readonly string[]): string[] {
  return [
    '-D',
    '-f',
    '-y',
    '-qq',
    '--seccomp-bpf',
    '-s',
    '256',
    '-e',
    `trace=${CALLS}`,
    '-o',
    file,
    ...command,
  ];
}

/** Starts a command in a separate network that has only loopback, if this user may create one. */
export function withoutNetwork(command: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const apart = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const may = spawnSync(apart[0]!, [...apart.slice(1), 'true'], { stdio: 'ignore' }).status === 0;
  const [program, ...args] = may ? [...apart, ...command] : command;
  return spawn(program!, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function readTrace(file: string): Promise<Traced> {
  return readCalls(await readFile(file, 'utf8'));
}

export function readCalls(trace: string): Traced {
  const calls = trace.split('\n').filter((line) => !line.includes(' resumed>'));
  return {
    contacted: once(calls.flatMap(addressesIn)),
    written: once(calls.flatMap((line) => writtenBy(line) ?? [])),
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

/** Returns undefined if the call writes nothing. A path stays relative if the call does not name its folder. */
function writtenBy(line: string): string | undefined {
  const opens = /^\d+\s+(?:open|creat)/.test(line) && /O_WRONLY|O_RDWR|O_CREAT|\bcreat\(/.test(line);
  const makes = /^\d+\s+(?:rename|mkdir|link|symlink)/.test(line) && !/ = -1 E/.test(line);
  if (!opens && !makes) return undefined;
  const [, folder = '', path] = [...line.matchAll(/(?:<([^<>]*)>, )?"([^"]*)"/g)].at(-1) ?? [];
  return path === undefined || isAbsolute(path) || !folder ? path : join(folder, path);
}

/** Returns where sockets connect to, except loopback. A look-up of a name may go through a local socket. */
function addressesIn(line: string): string[] {
  const sockets = [...line.matchAll(/sun_path=@?"([^"]*)"/g)].map(([, path]) => path!);
  const addresses = [
    ...line.matchAll(/sin6?_port=htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]*)"/g),
  ].flatMap(([, port, address]) => {
    // Checks for look-ups first, because the resolver may be on loopback.
    if (port === '53') return [`look-up at ${address}`];
    return /^127\.|^::1$/.test(address!) ? [] : [`${address}:${port}`];
  });
  return [...sockets, ...addresses];
}

function once(values: readonly string[]): string[] {
  return [...new Set(values)];
}
