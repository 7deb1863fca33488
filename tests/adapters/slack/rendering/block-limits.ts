// Checks blocks against Slack's limits for one message, both documented limits and those that others have
// found. Finds blocks that Slack would refuse, and text that Slack would treat as formatting.

type Json = Record<string, unknown>;

const ALLOWED_BLOCKS = new Set([
  'header',
  'section',
  'context',
  'context_actions',
  'actions',
  'divider',
  'rich_text',
]);
/** The only rich text elements that we use. None of them can mention or notify anyone. */
const ALLOWED_ELEMENTS = new Set(['text', 'link', 'emoji']);

/** Returns a sentence for each limit exceeded. Empty if Slack would accept the blocks. */
export function limitBreaches(blocks: readonly unknown[]): string[] {
  const breaches: string[] = [];
  const check = (holds: boolean, breach: string): void => {
    if (!holds) breaches.push(breach);
  };
  check(blocks.length <= 50, `${blocks.length} blocks`);
  check(Buffer.byteLength(JSON.stringify(blocks)) <= 13_200, 'the message is too long');
  const actionIds = new Set<string>();
  for (const block of blocks as Json[]) {
    const type = block.type as string;
    check(ALLOWED_BLOCKS.has(type), `block type ${type}`);
    if (type === 'header') checkText(block.text as Json, 150, 'header', check);
    if (type === 'section') checkText(block.text as Json, 3_000, 'section', check);
    if (type === 'context') {
      const elements = block.elements as Json[];
      check(elements.length >= 1 && elements.length <= 10, `${elements.length} context elements`);
      for (const element of elements) checkText(element, 3_000, 'context', check);
    }
    if (type === 'actions') checkActions(block.elements as Json[], actionIds, check);
    if (type === 'context_actions') checkContextActions(block.elements as Json[], actionIds, check);
    if (type === 'rich_text') checkRichText(block, check);
  }
  check(!/[\u0000-\u0008\u000b-\u001f\u007f]/.test(strings(blocks).join('')), 'control characters');
  check(!/\p{Surrogate}/u.test(strings(blocks).join('')), 'half a character');
  return breaches;
}

type Check = (holds: boolean, breach: string) => void;

function checkText(text: Json, max: number, where: string, check: Check): void {
  const words = text.text as string;
  check(words.length >= 1 && words.trim() !== '', `empty text in ${where}`);
  check(words.length <= max, `${words.length} characters in ${where}`);
  check(isEscaped(words), `notation in ${where}: ${words.slice(0, 60)}`);
  if (text.type === 'plain_text') check(text.emoji === false, `pictures in ${where}`);
}

/**
 * True if the text is escaped. In a text object, "<" starts a mention or a link, and "&" starts an entity.
 */
export function isEscaped(text: string): boolean {
  return !/[<>]/.test(text) && !/&(?!(amp|lt|gt);)/.test(text);
}

function checkActions(elements: Json[], actionIds: Set<string>, check: Check): void {
  check(elements.length >= 1 && elements.length <= 25, `${elements.length} buttons in a row`);
  for (const button of elements) {
    const id = button.action_id as string;
    check(id.length <= 255, 'long action id');
    check(!actionIds.has(id), `two buttons with the ID ${id}`);
    actionIds.add(id);
    checkText(button.text as Json, 75, 'button', check);
    check((button.value as string).length <= 2_000, 'long value');
    check(!/[<>&]/.test(button.value as string), 'a value that Slack would escape');
    const label = button.accessibility_label as string;
    check(label.length >= 1 && label.length <= 75, `label of ${label.length} characters`);
    check([undefined, 'primary', 'danger'].includes(button.style as string), 'unknown style');
  }
}

/** Checks Slack's own feedback buttons. We do not use icon buttons. */
function checkContextActions(elements: Json[], actionIds: Set<string>, check: Check): void {
  check(elements.length >= 1 && elements.length <= 5, `${elements.length} context actions`);
  for (const element of elements) {
    check(element.type === 'feedback_buttons', `context action ${String(element.type)}`);
    check(!actionIds.has(element.action_id as string), 'two elements with one id');
    actionIds.add(element.action_id as string);
    for (const button of [element.positive_button, element.negative_button] as Json[]) {
      checkText(button.text as Json, 75, 'feedback button', check);
      check((button.value as string).length <= 2_000, 'long value');
      check(!/[<>&]/.test(button.value as string), 'a value that Slack would escape');
      check((button.accessibility_label as string).length <= 75, 'long label');
    }
  }
}

function checkRichText(block: Json, check: Check): void {
  const pieces = block.elements as Json[];
  check(pieces.length > 0, 'empty rich text');
  let length = 0;
  for (const element of pieces.flatMap(leaves)) {
    check(ALLOWED_ELEMENTS.has(element.type as string), `element ${String(element.type)}`);
    if (element.type === 'text') check((element.text as string).length > 0, 'empty element');
    if (element.type === 'link')
      check(
        /^(https?:\/\/|tel:\+?\d+$)/.test(element.url as string),
        'a link that is no web address or number',
      );
    length += ((element.text as string | undefined) ?? '').length;
  }
  check(pieces.flatMap(leaves).length > 0, 'rich text without elements');
  check(length <= 3_000, `${length} characters of rich text`);
}

function leaves(piece: Json): Json[] {
  return (piece.elements as Json[] | undefined)?.flatMap(leaves) ?? [piece];
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

/** Returns the words that a reader sees, in order, with entities decoded. Includes button labels. */
export function visibleText(blocks: readonly unknown[]): string {
  return (blocks as Json[])
    .flatMap((block) => {
      if (block.type === 'header') return [unescape(block.text as Json)];
      if (block.type === 'context') return (block.elements as Json[]).map(unescape);
      if (block.type === 'context_actions')
        return (block.elements as Json[])
          .flatMap((element) => [element.positive_button, element.negative_button] as Json[])
          .map((button) => unescape(button.text as Json));
      if (block.type === 'actions') return (block.elements as Json[]).map((b) => unescape(b.text as Json));
      return leaves(block).map((element) => (element.text as string | undefined) ?? '');
    })
    .join('');
}

function unescape(text: Json): string {
  return (text.text as string).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
