// Records the peak memory of a process’s children that run a given program. Only works on Linux, because it
// reads /proc.
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 50;

export interface MostMemory {
  megabytes: number;
  name: string;
}

/** Watches children whose command line contains `program`. */
export function watchMemory(parent: number, program: string) {
  let now = '';
  let most: MostMemory | undefined;
  const look = () => {
    for (const megabytes of peaksOf(parent, program))
      if (megabytes > (most?.megabytes ?? 0)) most = { megabytes, name: now };
  };
  const watch = setInterval(look, EVERY_MS);
  return {
    during(name: string): void {
      look();
      now = name;
    },
    end(): MostMemory | undefined {
      clearInterval(watch);
      look();
      return most;
    },
  };
}

function peaksOf(parent: number, program: string): number[] {
  return processes().flatMap((id) => {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      if (numberIn(status, 'PPid') !== parent) return [];
      if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(program)) return [];
      return [numberIn(status, 'VmHWM') / 1024];
    } catch {
      // The process ended while we were reading it.
      return [];
    }
  });
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  } catch {
    return [];
  }
}

const numberIn = (status: string, field: string) =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
