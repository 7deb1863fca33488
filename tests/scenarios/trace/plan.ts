// Instructions for the process that uses the service and the command under a trace.

export interface TracePlan {
  /** Guidance that is ingested while the service runs. */
  folder: string;
  /** Arguments of strace that start the service. */
  service: readonly string[];
  /** Arguments of strace that start `ctac`, to which its own are added. */
  ingest: readonly string[];
}
