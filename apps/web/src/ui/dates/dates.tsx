import { useDeps } from '../../app/deps.ts';
import { useManner } from '../format/locale-context.ts';
import { agoText, dayText, momentText, todayIn } from './date-text.ts';
import { useClock } from './use-clock.ts';

/** A calendar day of the business. */
export function Day({ day }: { readonly day: string }) {
  const { locale, timeZone } = useManner();
  const { now } = useDeps();
  return (
    <time dateTime={day} className="tabular">
      {dayText(day, locale, todayIn(timeZone, now()))}
    </time>
  );
}

/** How long ago something happened; the exact moment on hover. */
export function Ago({ at }: { readonly at: string }) {
  const manner = useManner();
  const moment = useClock();
  return (
    <time dateTime={at} title={momentText(at, manner)}>
      {agoText(at, moment, manner)}
    </time>
  );
}

/** A moment in full. */
export function Moment({ at }: { readonly at: string }) {
  const manner = useManner();
  return (
    <time dateTime={at} className="tabular">
      {momentText(at, manner)}
    </time>
  );
}
