// Holds back a model's sentences if guidance was recalled while it wrote them.
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';

export type OnProgress = NonNullable<Parameters<BotPorts['answerQuestion']>[1]>;

/**
 * Shows a model's sentences only if nothing has been recalled since the model was asked, because they may be
 * based on recalled text.
 */
export function unlessRecalled({ recalls }: Pick<Records, 'recalls'>, show: OnProgress) {
  const key = async () => (await recalls.recalled()).key;
  const before = key().catch(() => undefined);
  let shown: Promise<void> = Promise.resolve();
  const showNext: OnProgress = (stage, verified = []) => {
    shown = shown.then(async () => {
      const isSame = !verified.length || (await before) === (await key().catch(() => undefined));
      show(stage, isSame ? verified : []);
    });
  };
  return { show: showNext, isShown: () => shown };
}
