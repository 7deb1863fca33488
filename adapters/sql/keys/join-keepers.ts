// Combines several key keepers into one, so that keys can move from one keeper to another.
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { openWithAny } from './open-with-any.js';

/**
 * Wraps each key with all the keepers, and unwraps with any of them. Error messages name the first keeper.
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
