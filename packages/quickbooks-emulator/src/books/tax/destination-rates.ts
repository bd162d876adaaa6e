import { preciseOf } from '../arithmetic/fixed-point.ts';
import type { Precise } from '../arithmetic/fixed-point.ts';

/** One rate that a destination charges. */
export interface DestinationRate {
  readonly name: string;
  readonly agency: string;
  readonly percent: Precise;
}

/** What a destination charges, and the name of the tax code that stands for it. */
export interface DestinationRates {
  readonly name: string;
  readonly rates: readonly DestinationRate[];
}

interface State {
  readonly name: string;
  /** Percent that the state charges. */
  readonly base: number;
  /** Most that counties and cities may add, percent. */
  readonly localMax: number;
}

/** State rates of 2025, and how far localities go. */
const STATES: Readonly<Record<string, State>> = {
  AL: { name: 'Alabama', base: 4, localMax: 5 },
  AK: { name: 'Alaska', base: 0, localMax: 5 },
  AZ: { name: 'Arizona', base: 5.6, localMax: 5 },
  AR: { name: 'Arkansas', base: 6.5, localMax: 4 },
  CA: { name: 'California', base: 7.25, localMax: 3 },
  CO: { name: 'Colorado', base: 2.9, localMax: 6 },
  CT: { name: 'Connecticut', base: 6.35, localMax: 0 },
  DC: { name: 'District of Columbia', base: 6, localMax: 0 },
  DE: { name: 'Delaware', base: 0, localMax: 0 },
  FL: { name: 'Florida', base: 6, localMax: 2 },
  GA: { name: 'Georgia', base: 4, localMax: 4 },
  HI: { name: 'Hawaii', base: 4, localMax: 0.5 },
  ID: { name: 'Idaho', base: 6, localMax: 2 },
  IL: { name: 'Illinois', base: 6.25, localMax: 4 },
  IN: { name: 'Indiana', base: 7, localMax: 0 },
  IA: { name: 'Iowa', base: 6, localMax: 1 },
  KS: { name: 'Kansas', base: 6.5, localMax: 4 },
  KY: { name: 'Kentucky', base: 6, localMax: 0 },
  LA: { name: 'Louisiana', base: 5, localMax: 6 },
  ME: { name: 'Maine', base: 5.5, localMax: 0 },
  MD: { name: 'Maryland', base: 6, localMax: 0 },
  MA: { name: 'Massachusetts', base: 6.25, localMax: 0 },
  MI: { name: 'Michigan', base: 6, localMax: 0 },
  MN: { name: 'Minnesota', base: 6.875, localMax: 2 },
  MS: { name: 'Mississippi', base: 7, localMax: 1 },
  MO: { name: 'Missouri', base: 4.225, localMax: 5 },
  MT: { name: 'Montana', base: 0, localMax: 0 },
  NE: { name: 'Nebraska', base: 5.5, localMax: 2 },
  NV: { name: 'Nevada', base: 6.85, localMax: 1.5 },
  NH: { name: 'New Hampshire', base: 0, localMax: 0 },
  NJ: { name: 'New Jersey', base: 6.625, localMax: 0 },
  NM: { name: 'New Mexico', base: 4.875, localMax: 4 },
  NY: { name: 'New York', base: 4, localMax: 4.875 },
  NC: { name: 'North Carolina', base: 4.75, localMax: 2.5 },
  ND: { name: 'North Dakota', base: 5, localMax: 3 },
  OH: { name: 'Ohio', base: 5.75, localMax: 2.25 },
  OK: { name: 'Oklahoma', base: 4.5, localMax: 6 },
  OR: { name: 'Oregon', base: 0, localMax: 0 },
  PA: { name: 'Pennsylvania', base: 6, localMax: 2 },
  RI: { name: 'Rhode Island', base: 7, localMax: 0 },
  SC: { name: 'South Carolina', base: 6, localMax: 3 },
  SD: { name: 'South Dakota', base: 4.2, localMax: 2 },
  TN: { name: 'Tennessee', base: 7, localMax: 2.75 },
  TX: { name: 'Texas', base: 6.25, localMax: 2 },
  UT: { name: 'Utah', base: 4.85, localMax: 4 },
  VT: { name: 'Vermont', base: 6, localMax: 1 },
  VA: { name: 'Virginia', base: 5.3, localMax: 1.7 },
  WA: { name: 'Washington', base: 6.5, localMax: 4 },
  WV: { name: 'West Virginia', base: 6, localMax: 1 },
  WI: { name: 'Wisconsin', base: 5, localMax: 0.6 },
  WY: { name: 'Wyoming', base: 4, localMax: 2 },
};

const BY_NAME = new Map(Object.entries(STATES).map(([code, state]) => [state.name.toLowerCase(), code]));
const EIGHTHS_PER_PERCENT = 8;

/**
 * What is charged at a US destination. The state's own rate is real; the local one is not: it is a number of eighths
 * of a percent that follows from the first three digits of the ZIP code, within what localities of that state may
 * charge. Our choice: the engine behind the real service is not public, and tests need the same answer every time.
 * A destination outside the US, or without a state, is not taxed.
 */
export function ratesOfDestination(stateText: string, zip: string): DestinationRates {
  const code = stateText.length === 2 ? stateText.toUpperCase() : BY_NAME.get(stateText.toLowerCase());
  const state = code === undefined ? undefined : STATES[code];
  if (code === undefined || state === undefined) return { name: 'Out of scope', rates: [] };
  const local = localPercent(state, zip);
  const area = zip.slice(0, 3);
  return {
    name: local > 0 ? `${state.name} ${area}` : state.name,
    rates: [
      ...(state.base > 0 ? [rate(`${state.name} State`, `${state.name} Department of Revenue`, state.base)] : []),
      ...(local > 0 ? [rate(`${state.name} ${area} local`, `${state.name} Local Jurisdictions`, local)] : []),
    ],
  };
}

function localPercent({ localMax }: State, zip: string): number {
  if (!/^\d{3}/.test(zip)) return 0;
  const steps = Math.floor(localMax * EIGHTHS_PER_PERCENT) + 1;
  return (Number(zip.slice(0, 3)) % steps) / EIGHTHS_PER_PERCENT;
}

function rate(name: string, agency: string, percent: number): DestinationRate {
  return { name, agency, percent: preciseOf(percent) };
}
