// Reads server-sent events from a real response, one by one.

export interface ReceivedEvent {
  name: string;
  id: string;
  data: unknown;
}

export interface EventReader {
  /**
   * Returns the next event with one of these names, and skips all others. Rejects if the stream ends first.
   */
  next(...names: string[]): Promise<ReceivedEvent>;
  ended(): Promise<void>;
  close(): void;
}

export async function openEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const aborting = new AbortController();
  const response = await fetch(url, { headers, signal: aborting.signal });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new Error(`Not a stream: ${response.status}`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const read = async (): Promise<ReceivedEvent | undefined> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const lines = rest.slice(0, end).split('\n');
        rest = rest.slice(end + 2);
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const data = field('data');
        if (data !== undefined)
          return { name: field('event') ?? '', id: field('id') ?? '', data: JSON.parse(data) };
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      rest += value;
    }
  };
  return {
    async next(...names) {
      for (;;) {
        const event = await read();
        if (!event) throw new Error(`The stream ended before “${names.join('” or “')}”.`);
        if (names.includes(event.name)) return event;
      }
    },
    async ended() {
      try {
        while (await read());
      } catch {
        // A stream that is cut off counts as ended.
      }
    },
    close: () => aborting.abort(),
  };
}
