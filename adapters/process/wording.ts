// Messages for operators if a child process fails.
export const processWording = {
  shutDown: ['The model has been shut down.', 'Start the program again.'],
  stopped: (process: string, reason: string) =>
    `${process} stopped unexpectedly (${reason}). It will restart when needed.`,
  failed: (what: string, reason: string) => `${what}: ${reason}`,
  /** The reasons that follow the colon in `failed`. */
  reasons: {
    ended: 'its process ended.',
    endedOften: (times: number) => `its process ended ${times} times on this request.`,
    endedWith: (signalOrCode: string) => `its process ended with ${signalOrCode}.`,
    notReached: 'its process cannot be reached.',
    late: (limitMs: number) => `it did not answer within ${limitMs} ms.`,
    busy: 'it is still busy with an earlier question that took too long.',
    unexpectedReply: 'it sent an unexpected reply.',
  },
} as const;
