// Defines the instructions for the process that uses the service and the command under a trace.

export interface TracePlan {
  folder: string;
  /** The arguments for strace to start the service. */
  service: readonly string[];
  /** The arguments for strace to start `ctac`. The command’s own arguments are added at the end. */
  ingest: readonly string[];
}
