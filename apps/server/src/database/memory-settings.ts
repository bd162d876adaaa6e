const megabyte = 1024 ** 2;
const leastBuffersMb = 128;
const mostBuffersMb = 1024;

/**
 * `name=value` settings that follow from the memory of the machine, in bytes: a quarter of it for the server's own buffers, as
 * PostgreSQL's manual advises (19.4.1), within bounds. What is not used is not taken. With fewer buffers than a large import fills,
 * each page has to be written out before the next one can be held.
 */
export function memorySettings(machineBytes: number): readonly string[] {
  const quarterMb = Math.floor(machineBytes / 4 / megabyte);
  return [`shared_buffers=${Math.min(mostBuffersMb, Math.max(leastBuffersMb, quarterMb))}MB`];
}

/** What this process and its children may use, in bytes: a container may be given less than the machine has. */
export const usableMemory = (machineBytes: number, constrainedBytes: number): number =>
  constrainedBytes > 0 ? Math.min(machineBytes, constrainedBytes) : machineBytes;
