/**
 * Returns undefined if `work` takes longer than `deadlineMs`. The work goes on, but its result is ignored,
 * even if it fails.
 */
export async function withDeadline<Value>(
  work: Promise<Value>,
  deadlineMs: number,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), deadlineMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
