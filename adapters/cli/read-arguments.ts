// Reads the arguments of a command, and names the usual options. Ids can start with a dash.
import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

export const FLAG = { type: 'boolean', default: false } as const;
export const TEXT = { type: 'string' } as const;

/** Options that every editing command takes. */
export const COMMON = { json: FLAG, editor: TEXT } as const;

/**
 * Like `parseArgs`, but treats an argument that starts with one dash as a word, because we have no short options and 1
 * id in 64 starts with a dash. Like `parseArgs`, it throws a `TypeError` that names the argument.
 */
export function readArguments<T extends Options>(args: readonly string[], options: T) {
  return parseArgs({ args: idsAsWords(args, options), options, allowPositionals: true });
}

/** Like `readArguments`, for a command that takes options only. */
export function readOptions<T extends Options>(args: readonly string[], options: T) {
  return parseArgs({ args: idsAsWords(args, options), options });
}

/** Puts options first, each joined to its value, then every word after the `--` that ends the options. */
function idsAsWords(args: readonly string[], options: Options): string[] {
  const given: string[] = [];
  const words: string[] = [];
  for (let n = 0; n < args.length; n += 1) {
    const argument = args[n]!;
    const value = args[n + 1];
    if (argument === '--') {
      words.push(...args.slice(n + 1));
      break;
    }
    if (!argument.startsWith('--')) words.push(argument);
    else if (
      options[argument.slice(2)]?.type === 'string' &&
      value !== undefined &&
      !value.startsWith('--')
    ) {
      given.push(`${argument}=${value}`);
      n += 1;
    } else given.push(argument);
  }
  return words.length ? [...given, '--', ...words] : given;
}
