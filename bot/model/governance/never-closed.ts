// Describes requests, complaints and data requests that have been open for longer than the retention period.
// Nothing in them is deleted until someone closes them.

export interface NeverClosed {
  requests: number;
  complaints: number;
  dataRequests: number;
}

/** Undefined if there is nothing to close. */
export function describeNeverClosed({ requests, complaints, dataRequests }: NeverClosed): string | undefined {
  const kinds = [
    counted(requests, 'request for an adviser', 'requests for an adviser'),
    counted(complaints, 'complaint', 'complaints'),
    counted(dataRequests, 'data request', 'data requests'),
  ].filter((kind) => kind !== undefined);
  if (!kinds.length) return undefined;
  return `Open for longer than the retention period: ${kinds.join(', ')}. Nothing is deleted from a request or complaint until someone closes it.`;
}

const counted = (count: number, one: string, more: string) =>
  count ? `${count} ${count === 1 ? one : more}` : undefined;
