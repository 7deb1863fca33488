import type { AccessEntry } from '../../model/governance/access-log.js';
import type { Records } from '../../model/store.js';

const READINGS_AT_ONCE = 1_000;

/** Every time someone read the record. A page left open adds a line every 15 minutes. */
export async function accessLogOfRecord({ accessLog }: Records, record: string): Promise<AccessEntry[]> {
  const all: AccessEntry[] = [];
  for (;;) {
    const page = await accessLog.find({ record }, { limit: READINGS_AT_ONCE, offset: all.length });
    all.push(...page);
    if (page.length < READINGS_AT_ONCE) return all;
  }
}
