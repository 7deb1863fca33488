// Limits the open live streams of each browser and each address, because a stream can last for hours.

/**
 * Who a stream is for. People who are signed in are not counted by address, so that strangers at the same
 * address cannot use up their share.
 */
export interface Sender {
  session: string;
  /** The address that opened the stream. Absent for someone who is signed in. */
  address?: string;
}

/**
 * The maximum number of open streams. Hidden pages close their streams, so these limits count pages that
 * someone can see.
 */
const MOST: Record<keyof Sender, number> = { session: 20, address: 300 };

export function createOpenStreams(most: Partial<typeof MOST> = {}) {
  const limits = { ...MOST, ...most };
  const counts = new Map<string, number>();
  return {
    open(sender: Sender): (() => void) | undefined {
      const keys = (['session', 'address'] as const)
        .filter((by) => sender[by] !== undefined)
        .map((by) => ({ key: `${by} ${sender[by]}`, most: limits[by] }));
      if (keys.some(({ key, most: limit }) => (counts.get(key) ?? 0) >= limit)) return undefined;
      for (const { key } of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      return () => {
        for (const { key } of keys) {
          const left = (counts.get(key) ?? 0) - 1;
          if (left > 0) counts.set(key, left);
          else counts.delete(key);
        }
      };
    },
  };
}
