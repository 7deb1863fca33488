/**
 * Returns undefined if `work` takes longer than `deadlineMs`. The work goes on, but its result is ignored,
 * even if it fails. `onLate` is called in the same turn as the deadline, before the caller goes on.
 */
export async function withDeadline<Value>(
  work: Promise<Value>,
  deadlineMs: number,
  onLate?: () => void,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      // In this order: an error that `onLate` causes must not hide that the time is over.
      resolve(undefined);
      onLate?.();
    }, deadlineMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
