// `ctac doctor`: checks each part of the installation, and says what works and how to fix the rest.
import { describeFailure } from '../../../knowledge/model/errors.js';
import { doctorWording as said } from '../wording/doctor-wording.js';

export interface Check {
  name: string;
  /** Returns a short sentence about what the check found. Throws if something is wrong. */
  look(): Promise<string>;
}

interface Checked {
  name: string;
  works: boolean;
  found: string;
}

/**
 * Returns 0 if all configured parts work. A part that is not set up is not a fault. With `json`, writes a
 * `Checked` list as JSON.
 */
export async function doctor(
  checks: readonly Check[],
  write: (line: string) => void,
  json = false,
): Promise<number> {
  const all: Checked[] = [];
  const reported = new Map<unknown, string>();
  for (const check of checks) {
    const checked = await lookAt(check, reported);
    all.push(checked);
    if (!json) write(`${checked.works ? said.works : said.fault}   ${checked.name}: ${checked.found}`);
  }
  const faults = all.filter(({ works }) => !works).length;
  const outcome = faults ? said.faults(faults, checks.length) : said.allWork;
  write(json ? JSON.stringify(all, null, 2) : `\n${outcome}`);
  return faults ? 1 : 0;
}

/** If several checks fail for the same reason, only the first describes the fault. */
async function lookAt({ name, look }: Check, reported: Map<unknown, string>): Promise<Checked> {
  try {
    return { name, works: true, found: await look() };
  } catch (error) {
    const first = reported.get(error);
    if (first !== undefined) return { name, works: false, found: said.notChecked(first) };
    reported.set(error, name);
    return { name, works: false, found: describeFailure(error) };
  }
}
