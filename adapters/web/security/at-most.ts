// Lets only so much of one kind of work run at once in a process.

/** Returns a function that does the work, or returns undefined if that much is under way. */
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
