// The numbers of our advisory locks in PostgreSQL, in one place: two locks with the same number wait for each other.
export const ADVISORY_LOCKS = {
  changeTables: 7_214_001,
  runExclusively: 7_214_002,
  /** The first of two numbers; the second stands for the conversation. */
  openRequest: 7_214_003,
  turnOnPgvector: 7_214_004,
  writeVectors: 7_214_005,
} as const;
