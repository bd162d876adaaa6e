import { useEffect, useState } from 'react';
import { useDeps } from '../../app/deps.ts';

const tickMs = 10_000;

/** The present moment, renewed often enough that "12 s ago" stays true. */
export function useClock(): Date {
  const { now } = useDeps();
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), tickMs);
    return () => clearInterval(timer);
  }, [now]);
  return moment;
}
