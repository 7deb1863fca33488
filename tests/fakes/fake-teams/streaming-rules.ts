// What Microsoft writes about streamed messages, held against the calls that a bot made.
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

/** In characters, of what says what the bot is doing. */
const LONGEST_INFORMATIVE = 1000;

/** Each fault in a sentence; none where every stream keeps the rules. `apartMs`: at least that between two calls. */
export function streamFaults(calls: readonly ConnectorCall[], apartMs: number): string[] {
  const faults: string[] = [];
  const streams = new Map<string, { sequence: number; text: string; at: number; isOver: boolean }>();
  for (const { body, path, at, given, answered = 0 } of calls) {
    const info = streamInfo(body);
    if (!info) continue;
    const fault = (words: string) => faults.push(`${info.streamType} ${info.streamSequence}: ${words}`);
    if (!/\/activities$/.test(path)) fault('posted elsewhere');
    if (body.conversation?.conversationType !== 'personal') fault('not in a personal chat');
    const known = info.streamId === undefined ? undefined : streams.get(info.streamId);
    if (info.streamId !== undefined && !known) fault('names no stream');
    if (known?.isOver) fault('after the end');
    if (known && at - known.at < apartMs - 5)
      fault(`only ${Math.round(at - known.at)} ms after the last one`);
    if (info.streamType === 'final') {
      if (body.type !== 'message') fault('is no message');
      if (info.streamSequence !== undefined) fault('has a number');
      if (body.text !== undefined && !body.text.startsWith(known?.text)) fault('drops what was shown');
    } else {
      if (body.type !== 'typing') fault('is no typing activity');
      if (!body.text) fault('has no text');
      if (info.streamSequence !== (known?.sequence ?? 0) + 1) fault('is out of order');
      if (info.streamType === 'informative' && body.text.length > LONGEST_INFORMATIVE) fault('is too long');
      if (info.streamType === 'streaming' && !body.text.startsWith(known?.text ?? ''))
        fault('drops what was shown');
      if (body.attachments) fault('has attachments');
    }
    if (answered >= 300 || !given) continue;
    const text = info.streamType === 'streaming' ? body.text : (known?.text ?? '');
    const isOver = info.streamType === 'final';
    streams.set(given, { sequence: info.streamSequence ?? 0, text, at, isOver });
  }
  return faults;
}
