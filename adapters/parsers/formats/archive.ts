// Opens DOCX and ODT archives within limits, so that a few kilobytes cannot unpack into gigabytes.
import { unzipSync, type Unzipped } from 'fflate';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { ParseLimits } from '../blocks/limits.js';

/**
 * Checks the declared sizes before unpacking the wanted files. fflate unpacks into a buffer of the declared
 * size, so a file that declares too small a size cannot exceed it.
 */
export function openArchive(
  bytes: Uint8Array,
  limits: ParseLimits,
  wanted: (name: string) => boolean,
): Unzipped {
  let declaredBytes = 0;
  let textBytes = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        declaredBytes += originalSize;
        if (declaredBytes > limits.maxInflatedBytes) throw tooLarge('The archive', limits.maxInflatedBytes);
        if (!wanted(name)) return false;
        textBytes += originalSize;
        if (textBytes > limits.maxTextBytes) throw tooLarge('The text in the archive', limits.maxTextBytes);
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof InputFailure) throw cause;
    throw new InputFailure('The archive is damaged or truncated.', 'Download or export the document again.', {
      cause,
    });
  }
}

function tooLarge(what: string, maxBytes: number): InputFailure {
  return new InputFailure(
    `${what} expands to more than ${Math.round(maxBytes / (1024 * 1024))} MB.`,
    'Remove its images or split the document, then add it again.',
  );
}
