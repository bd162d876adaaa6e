/** Digits at the end of a plan's id that a step's id uses for its place: a hundred thousand rows need no ids of their own. */
const digits = 8;

/** The id of a step: its plan's id with the sequence number in its last digits. */
export const stepId = (planId: string, seq: number): string =>
  planId.slice(0, -digits) + seq.toString(16).padStart(digits, '0');

/** The place that an id stands for, or undefined when it belongs to another plan. */
export const findSeq = (planId: string, id: string): number | undefined =>
  id.slice(0, -digits) === planId.slice(0, -digits) ? Number.parseInt(id.slice(-digits), 16) : undefined;
