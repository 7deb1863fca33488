// Opens DOCX and ODT archives within limits, so that a few kilobytes cannot unpack into gigabytes.
import { unzipSync, type Unzipped } from 'fflate';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { ParseLimits } from '../blocks/limits.js';
import { fileWording } from '../wording/file-wording.js';

const said = fileWording.archive;

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
        if (declaredBytes > limits.maxInflatedBytes)
          throw new InputFailure(...said.tooLarge(megabytes(limits.maxInflatedBytes)));
        if (!wanted(name)) return false;
        textBytes += originalSize;
        if (textBytes > limits.maxTextBytes)
          throw new InputFailure(...said.tooMuchText(megabytes(limits.maxTextBytes)));
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof InputFailure) throw cause;
    throw new InputFailure(...said.damaged, { cause });
  }
}

const megabytes = (bytes: number) => Math.round(bytes / (1024 * 1024));
