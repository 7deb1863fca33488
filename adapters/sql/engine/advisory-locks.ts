// The ids of the advisory locks we use in PostgreSQL. They are listed together because each must be unique.
export const ADVISORY_LOCKS = {
  changeTables: 7_214_001,
  runExclusively: 7_214_002,
  /** The first of 2 lock ids. The second is a hash of the person. */
  openRequest: 7_214_003,
  turnOnPgvector: 7_214_004,
  writeVectors: 7_214_005,
} as const;
