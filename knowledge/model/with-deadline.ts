/**
 * Returns undefined if `work` takes longer than `deadlineMs`. The work continues, but its result is ignored, even if
 * it fails. `onLate` is called in the same turn as the deadline, before the caller continues.
 */
export async function withDeadline<Value>(
  work: Promise<Value>,
  deadlineMs: number,
  onLate?: () => void,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      // Resolves first, so that an error in `onLate` cannot hide that time is up.
      resolve(undefined);
      onLate?.();
    }, deadlineMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
