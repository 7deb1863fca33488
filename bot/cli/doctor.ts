// `ctac doctor`: looks at each part of the installation and says what works and what to do about the rest.
import { describeFailure } from '../../knowledge/errors.js';

export interface Check {
  name: string;
  /** A short sentence on what was found; throws what is wrong. */
  look(): Promise<string>;
}

/** 0 when everything that is set up works. A part that is not set up says so and is no fault. */
export async function doctor(checks: readonly Check[], write: (line: string) => void): Promise<number> {
  let faults = 0;
  for (const { name, look } of checks) {
    try {
      write(`works   ${name}: ${await look()}`);
    } catch (error) {
      faults += 1;
      write(`FAULT   ${name}: ${describeFailure(error)}`);
    }
  }
  write(
    faults ? `\n${faults} of ${checks.length} parts need attention.` : '\nEverything that is set up works.',
  );
  return faults ? 1 : 0;
}
