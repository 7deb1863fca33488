// Connects deletion, legal holds and switches to the pages.
import { liftHold, placeHold } from '../../bot/governance/holds.js';
import { previewRetention } from '../../bot/governance/preview.js';
import { periodsKey, type RetentionSchedule } from '../../bot/model/governance/retention.js';
import type { Store } from '../../bot/model/store.js';
import { turnOff, turnOn } from '../../bot/switches/turn-switch.js';
import type { Governance } from '../web/ports/governance.js';

const DECISIONS_SHOWN = 50;

/** `wake` tells workers that there may be work, and tells open pages that something has changed. */
export function connectGovernance(
  store: Store,
  schedule: RetentionSchedule,
  wake: () => void,
  platforms: readonly string[],
): Governance {
  const clock = () => new Date();
  const ports = { store, clock };
  const { holds, switches, decisions } = store.records;
  return {
    preview: () => previewRetention(store, schedule, clock()),
    async confirm(by, shown) {
      const periods = periodsKey(schedule.periods);
      if (shown !== periods) return false;
      await decisions.record({
        kind: 'periods-confirmed',
        by,
        at: clock().toISOString(),
        details: { periods },
      });
      return true;
    },
    stopDeleting: (by) =>
      decisions.record({ kind: 'deletion-stopped', by, at: clock().toISOString(), details: {} }),
    holds: () => holds.list(clock().toISOString()),
    place: (wanted) => placeHold(ports, wanted),
    async lift(id, by, reason) {
      const wasLifted = await liftHold(ports, { id, by, reason });
      wake();
      return wasLifted;
    },
    switches: () =>
      Promise.resolve(['chat', 'model', ...platforms.map((name) => `platform:${name}` as const)]),
    off: () => switches.off(),
    decisions: () => decisions.events(DECISIONS_SHOWN),
    async turnOff(off) {
      await turnOff(ports, off);
      wake();
    },
    async turnOn(on) {
      const wasOff = await turnOn(ports, on);
      wake();
      return wasOff;
    },
  };
}
