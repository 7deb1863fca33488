// Uses several keepers as one, so that the key can move from one of them to another.
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { openWithAny } from './open-with-any.js';

/**
 * Wraps with the keys of all keepers, and opens with any of them. The first one names the place, and holds
 * the key for new data.
 */
export function joinKeepers(first: KeyKeeper, ...others: readonly KeyKeeper[]): KeyKeeper {
  const all = [first, ...others];
  return {
    label: first.label,
    ifMissing: first.ifMissing,
    names: async () => (await Promise.all(all.map((one) => one.names()))).flat(),
    wrap: async (key) => (await Promise.all(all.map((one) => one.wrap(key)))).flat(),
    unwrap: (wrapped) => openWithAny(all, (one) => one.unwrap(wrapped)),
  };
}
