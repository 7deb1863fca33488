// Reads the arguments of a command, and defines the options that many commands share.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearestName } from '../../knowledge/model/words/nearest-name.js';
import { commonWording } from './wording/common-wording.js';

const { option: said } = commonWording;

type Options = NonNullable<ParseArgsConfig['options']>;

export const FLAG = { type: 'boolean', default: false } as const;
export const TEXT = { type: 'string' } as const;

export const COMMON = { json: FLAG, editor: TEXT } as const;

/**
 * Like `parseArgs`, but treats an argument that starts with a single dash as a word, because there are no short
 * options and 1 ID in 64 starts with a dash. Throws a `TypeError` that names the argument, in our own words.
 */
export function readArguments<T extends Options>(args: readonly string[], options: T) {
  return inOurWords(options, () =>
    parseArgs({ args: idsAsWords(args, options), options, allowPositionals: true }),
  );
}

export function readOptions<T extends Options>(args: readonly string[], options: T) {
  return inOurWords(options, () => parseArgs({ args: idsAsWords(args, options), options }));
}

/** Replaces Node’s message with ours, which suggests an option with a similar name if there is one. */
function inOurWords<T>(options: Options, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError && 'code' in error)
      error.message = saidOf(String(error.code), error.message, options);
    throw error;
  }
}

function saidOf(code: string, message: string, options: Options): string {
  const [, name = ''] = /--([^'\s]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = nearestName(name, Object.keys(options));
    return meant === undefined ? said.notThere(name, Object.keys(options)) : said.unknown(name, meant);
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return options[name]?.type === 'string' ? said.withoutValue(name) : said.withValue(name);
  const [, word] = /^Unexpected argument '(.*)'\. /s.exec(message) ?? [];
  return word === undefined ? message : said.word(word);
}

/** Puts the options first, each joined to its value, then “--”, then all the other words. */
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
