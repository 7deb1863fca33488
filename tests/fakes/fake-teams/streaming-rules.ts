// Checks a bot’s calls against Microsoft’s rules for streamed messages.
import type { ConnectorCall } from './fake-teams.js';

interface StreamInfo {
  streamType: 'informative' | 'streaming' | 'final';
  streamId?: string;
  streamSequence?: number;
}

export function streamInfo(body: unknown): StreamInfo | undefined {
  const { entities } = (body ?? {}) as { entities?: ({ type: string } & StreamInfo)[] };
  return entities?.find(({ type }) => type === 'streaminfo');
}

/** The maximum length, in characters, of a progress message. */
const LONGEST_INFORMATIVE = 1000;

interface Piece extends Pick<ConnectorCall, 'body' | 'path'> {
  info: StreamInfo;
  known: { sequence: number; text: string; at: number; isOver: boolean } | undefined;
}

/** Rules by name. Each function returns true if a piece of a stream breaks the rule. */
type Rules = Record<string, (piece: Piece) => boolean>;

const FOR_ALL: Rules = {
  'posted elsewhere': ({ path }) => !/\/activities$/.test(path),
  'not in a personal chat': ({ body }) => body.conversation?.conversationType !== 'personal',
  'names no stream': ({ info, known }) => info.streamId !== undefined && !known,
  'after the end': ({ known }) => known?.isOver === true,
};

const FOR_LAST: Rules = {
  'is no message': ({ body }) => body.type !== 'message',
  'has a number': ({ info }) => info.streamSequence !== undefined,
  'drops what was shown': ({ body, known }) => body.text !== undefined && !body.text.startsWith(known?.text),
};

const FOR_EARLIER: Rules = {
  'is no typing activity': ({ body }) => body.type !== 'typing',
  'has no text': ({ body }) => !body.text,
  'is out of order': ({ info, known }) => info.streamSequence !== (known?.sequence ?? 0) + 1,
  'is too long': ({ info, body }) =>
    info.streamType === 'informative' && body.text.length > LONGEST_INFORMATIVE,
  'drops what was shown': ({ info, body, known }) =>
    info.streamType === 'streaming' && !body.text.startsWith(known?.text ?? ''),
  'has attachments': ({ body }) => Boolean(body.attachments),
};

const broken = (rules: Rules, piece: Piece) => Object.keys(rules).filter((words) => rules[words]!(piece));

/**
 * Returns one sentence for each fault, or none if every stream follows the rules. `apartMs` is the minimum
 * time between 2 calls.
 */
export function streamFaults(calls: readonly ConnectorCall[], apartMs: number): string[] {
  const faults: string[] = [];
  const streams = new Map<string | undefined, NonNullable<Piece['known']>>();
  for (const { body, path, at, given, answered = 0 } of calls) {
    const info = streamInfo(body);
    if (!info) continue;
    const known = streams.get(info.streamId);
    const piece = { body, path, info, known };
    const isOver = info.streamType === 'final';
    const apart = known ? at - known.at : Infinity;
    const found = [
      ...broken(FOR_ALL, piece),
      ...(apart < apartMs - 5 ? [`only ${Math.round(apart)} ms after the last one`] : []),
      ...broken(isOver ? FOR_LAST : FOR_EARLIER, piece),
    ];
    faults.push(...found.map((words) => `${info.streamType} ${info.streamSequence}: ${words}`));
    if (answered >= 300 || !given) continue;
    const text = info.streamType === 'streaming' ? body.text : (known?.text ?? '');
    streams.set(given, { sequence: info.streamSequence ?? 0, text, at, isOver });
  }
  return faults;
}
