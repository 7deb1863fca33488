// Defines the instructions for the process that uses the service and the command under a trace.

export interface TracePlan {
  folder: string;
  /** The arguments of strace that start the service. */
  service: readonly string[];
  /** The arguments of strace that start `ctac`, before the command’s own arguments. */
  ingest: readonly string[];
}
