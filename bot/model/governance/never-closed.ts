// Describes requests, complaints and data requests that have been open for longer than the retention period.
// Nothing in them is deleted until someone closes them.
import { governanceWording } from '../wording/governance-wording.js';

const said = governanceWording.neverClosed;

export interface NeverClosed {
  requests: number;
  complaints: number;
  dataRequests: number;
}

/** Undefined if there is nothing to close. */
export function describeNeverClosed({ requests, complaints, dataRequests }: NeverClosed): string | undefined {
  const kinds = [
    ...(requests ? [said.requests(requests)] : []),
    ...(complaints ? [said.complaints(complaints)] : []),
    ...(dataRequests ? [said.dataRequests(dataRequests)] : []),
  ];
  return kinds.length ? said.all(kinds) : undefined;
}
