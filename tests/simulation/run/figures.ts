/** What a story came to, for the report. */
export interface Figures {
  happenings: number;
  steps: number;
  calls: number;
  syncs: number;
  deaths: number;
  /** Troubles that really struck, by kind. */
  readonly troubles: Record<string, number>;
}

export const noFigures = (): Figures => ({ happenings: 0, steps: 0, calls: 0, syncs: 0, deaths: 0, troubles: {} });

export const countTrouble = (figures: Figures, trouble: string, times = 1): void => {
  figures.troubles[trouble] = (figures.troubles[trouble] ?? 0) + times;
};

export function addFigures(sum: Figures, more: Figures): void {
  sum.happenings += more.happenings;
  sum.steps += more.steps;
  sum.calls += more.calls;
  sum.syncs += more.syncs;
  sum.deaths += more.deaths;
  for (const [trouble, times] of Object.entries(more.troubles)) countTrouble(sum, trouble, times);
}
