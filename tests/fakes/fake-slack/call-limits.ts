// Checks calls against Slack’s limits for messages, views, progress lines, suggested prompts and reactions.
import { limitBreaches } from '../../adapters/slack/rendering/block-limits.js';

type Json = Record<string, unknown>;
type Check = (holds: boolean, breach: string) => void;

/**
 * The maximum length in characters. Slack shortens a new message that is longer, but refuses an edit that is
 * longer.
 */
const LONGEST_TEXT = { posted: 40_000, changed: 4_000 };
/**
 * The maximum length in characters of titles and progress lines, which must fit on one line. Slack states no
 * limit, so this is our own.
 */
const LONGEST_LINE = 120;

const CHECKS: Record<string, (args: Json, check: Check) => void> = {
  'assistant.threads.setStatus': (args, check) => {
    needs(args, ['channel_id', 'thread_ts'], check);
    check(typeof args.status === 'string', 'no status');
    const loading = (args.loading_messages as string[] | undefined) ?? [];
    check(loading.length <= 10, 'over 10 loading messages');
    for (const line of [args.status, ...loading]) checkLine(line, check);
  },
  'assistant.threads.setTitle': (args, check) => {
    needs(args, ['channel_id', 'thread_ts', 'title'], check);
    checkLine(args.title, check);
  },
  'assistant.threads.setSuggestedPrompts': (args, check) => {
    needs(args, ['channel_id', 'prompts'], check);
    const prompts = (args.prompts as Json[] | undefined) ?? [];
    check(prompts.length >= 1 && prompts.length <= 4, `${prompts.length} prompts`);
    for (const prompt of prompts) needs(prompt, ['title', 'message'], check);
    for (const line of [args.title, ...prompts.map(({ title }) => title)]) checkLine(line, check);
  },
  'chat.postEphemeral': (args, check) => {
    needs(args, ['channel', 'user', 'text'], check);
    checkMessage(args, LONGEST_TEXT.posted, check);
  },
  'chat.postMessage': (args, check) => checkMessage(args, LONGEST_TEXT.posted, check),
  'chat.update': (args, check) => checkMessage(args, LONGEST_TEXT.changed, check),
  'reactions.add': (args, check) => needs(args, ['channel', 'timestamp', 'name'], check),
  'reactions.remove': (args, check) => needs(args, ['channel', 'timestamp', 'name'], check),
  'views.open': (args, check) => {
    needs(args, ['trigger_id', 'view'], check);
    checkModal((args.view as Json | undefined) ?? {}, check);
  },
  'views.publish': (args, check) => {
    needs(args, ['user_id', 'view'], check);
    const view = (args.view as Json | undefined) ?? {};
    check(view.type === 'home', `a view of type ${String(view.type)}`);
    checkBlocks(view, check);
  },
};

/**
 * Returns the limits that a call breaks, or undefined if the method is unknown. A new method is refused until
 * its limits are added here.
 */
export function callBreaches(method: string, args: Json): string[] | undefined {
  const breaches: string[] = [];
  CHECKS[method]?.(args, (holds, breach) => {
    if (!holds) breaches.push(`${method}: ${breach}`);
  });
  return method in CHECKS ? breaches : undefined;
}

function needs(args: Json, names: readonly string[], check: Check): void {
  for (const name of names) check(Boolean(args[name]), `no ${name}`);
}

function checkMessage({ text = '', blocks = [] }: Json, longest: number, check: Check): void {
  const { length } = text as string;
  check(length <= longest, `${length} characters of text`);
  for (const breach of limitBreaches(blocks as unknown[])) check(false, breach);
}

function checkLine(line: unknown, check: Check): void {
  const words = (line as string | undefined) ?? '';
  check(words.length <= LONGEST_LINE && !words.includes('\n'), `more than a line: ${words.slice(0, 40)}`);
}

function checkModal(view: Json, check: Check): void {
  check(view.type === 'modal', `a view of type ${String(view.type)}`);
  for (const name of ['title', 'submit', 'close']) {
    const text = (view[name] as Json | undefined)?.text as string | undefined;
    check(name !== 'title' || Boolean(text), 'a form without a title');
    check((text ?? '').length <= 24, `${name} of over 24 characters`);
  }
  check(((view.callback_id as string | undefined) ?? '').length <= 255, 'long callback_id');
  check(((view.private_metadata as string | undefined) ?? '').length <= 3_000, 'long private_metadata');
  checkBlocks(view, check);
}

function checkBlocks(view: Json, check: Check): void {
  const blocks = (view.blocks as Json[] | undefined) ?? [];
  check(blocks.length >= 1 && blocks.length <= 100, `${blocks.length} blocks in a view`);
  for (const block of blocks.filter(({ type }) => type === 'input')) checkInput(block, check);
  for (const breach of limitBreaches(blocks.filter(({ type }) => type !== 'input'))) check(false, breach);
}

function checkInput(block: Json, check: Check): void {
  const label = (block.label as Json | undefined)?.text as string | undefined;
  check(Boolean(label) && label!.length <= 2_000, 'an input without a label, or with a long one');
  const element = (block.element as Json | undefined) ?? {};
  const types = ['plain_text_input', 'static_select', 'radio_buttons'];
  check(types.includes(element.type as string), `an input of type ${String(element.type)}`);
  check(((element.max_length as number | undefined) ?? 1) <= 3_000, 'max_length over 3,000');
  const options = (element.options as Json[] | undefined) ?? [];
  const most = element.type === 'radio_buttons' ? 10 : 100;
  check(options.length <= most, `${options.length} options`);
  check(
    (((block.hint as Json | undefined)?.text as string | undefined) ?? '').length <= 2_000,
    'a long hint',
  );
  for (const option of options) {
    check(((option.text as Json).text as string).length <= 75, 'a long option');
    check((option.value as string).length <= 150, 'a long value of an option');
  }
}
