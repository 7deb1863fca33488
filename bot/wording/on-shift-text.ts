import type { PractitionerWords } from './english/practitioner-words.js';

/**
 * Says that advisers are on shift while the service is open. Undefined if none are listed, because opening
 * hours alone do not say that anyone is on shift.
 */
export function onShiftText(
  { web }: PractitionerWords,
  advisers: readonly unknown[],
  ...waiting: Parameters<PractitionerWords['web']['advisers']['working']>
): string | undefined {
  return advisers.length > 0 ? web.advisers.working(...waiting) : undefined;
}
