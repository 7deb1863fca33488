// Measures this process just before the metrics are read: memory, disk space and the age of the last backup.
import { readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metrics } from './registry.js';

/** The name of a file that is updated each time a backup succeeds. */
const BACKUP_MARK = 'last-backup';
const PAGE_BYTES = 4_096;

export function measureProcess(metrics: Metrics, dataDir: string): void {
  metrics.beforeReading(async () => {
    const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
    const parts = { heap: heapUsed, external, 'array-buffers': arrayBuffers, resident: rss };
    for (const [part, bytes] of Object.entries(parts)) metrics.set('ctac_memory_bytes', { part }, bytes);
    await Promise.allSettled([
      childrenBytes().then((bytes) => metrics.set('ctac_memory_bytes', { part: 'children' }, bytes)),
      statfs(dataDir).then(({ bsize, blocks, bavail }) => {
        metrics.set('ctac_data_folder_bytes', { state: 'size' }, bsize * blocks);
        metrics.set('ctac_data_folder_bytes', { state: 'free' }, bsize * bavail);
      }),
      lastBackup(dataDir).then((at) =>
        metrics.set('ctac_backup_last_success_timestamp_seconds', { by: 'data-folder' }, at),
      ),
    ]);
  });
}

async function lastBackup(dataDir: string): Promise<number> {
  const found = await stat(join(dataDir, BACKUP_MARK)).catch(() => undefined);
  return found ? Math.floor(found.mtimeMs / 1_000) : 0;
}

/** Measures the resident memory of the child processes of this process. Only works on Linux. */
async function childrenBytes(): Promise<number> {
  const ids = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8');
  const sizes = await Promise.all(
    ids
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(async (id) => {
        const figures = await readFile(`/proc/${id}/statm`, 'utf8').catch(() => '0 0');
        return Number(figures.split(' ')[1]) * PAGE_BYTES;
      }),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
