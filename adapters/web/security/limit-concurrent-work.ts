// Limits how much work of one kind can run at once in a process.

/** Returns a function that does the work, or returns undefined if `most` pieces of work are already running. */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  let underWay = 0;
  return async (work) => {
    if (underWay >= most) return undefined;
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
}
