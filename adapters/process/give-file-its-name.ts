import { link as linkFile, open, rename } from 'node:fs/promises';

/** Error codes from exFAT, network shares and other file systems without hard links. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/**
 * Gives a finished file its name. Throws `EEXIST` if the name is taken. The draft may be left over. Without
 * hard links, the file is empty for a moment.
 */
export async function giveName(draft: string, path: string, link = linkFile): Promise<void> {
  try {
    // Unlike a rename, a link fails if another file has been given the name since we checked.
    await link(draft, path);
  } catch (error) {
    if (!WITHOUT_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await (await open(path, 'wx', 0o600)).close();
    await rename(draft, path);
  }
}
