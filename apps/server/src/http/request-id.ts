const wellFormed = /^[\w.-]{8,64}$/;

/** The id by which one request is found in logs: the caller's own if it is well formed, else a new one. */
export function requestIdFrom(given: string | undefined, newId: () => string): string {
  return given !== undefined && wellFormed.test(given) ? given : newId();
}
