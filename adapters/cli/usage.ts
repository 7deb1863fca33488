import { usageWording } from './wording/usage-wording.js';

const LINES = usageWording.commands.split('\n').filter(Boolean);
const ENTRY = /^ {2}ctac (\S+)/;

export const commandNames = (): string[] => [
  ...new Set(LINES.flatMap((line) => ENTRY.exec(line)?.[1] ?? [])),
];

/** Explains one command. Lists all of them if no command is given, or if there is no such command. */
export function usageOf(command?: string): string {
  let name: string | undefined;
  const own = LINES.filter((line) => {
    name = ENTRY.exec(line)?.[1] ?? name;
    return name === command;
  });
  return [usageWording.title, ...(own.length ? own : LINES), ''].join('\n');
}
