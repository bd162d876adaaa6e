import { open } from 'node:fs/promises';

const tailBytesMax = 8_192;

/** The last lines of a log file, at most 8 KB; empty when it cannot be read. */
export async function readLogTail(path: string, fromByte = 0): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const start = Math.max(fromByte, size - tailBytesMax);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(tailBytesMax), 0, tailBytesMax, start);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}
