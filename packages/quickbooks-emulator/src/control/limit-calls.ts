import { DEFAULT_LIMITS, DEFAULT_MANNERS, type LimitFigures, type LimitManners } from '../limits/limit-figures.ts';
import { value, type ControlCall, type ControlRoute } from './control-route.ts';
import { onlyMembers, optionalChoice, optionalFlag, optionalNumber } from './reading.ts';

const FIGURES = Object.keys(DEFAULT_LIMITS) as readonly (keyof LimitFigures)[];
const MANNERS = Object.keys(DEFAULT_MANNERS) as readonly (keyof LimitManners)[];
const FIGURE_MAX = 1_000_000_000;
const RETRY_AFTER_MAX_SECONDS = 86_400;

/** Turning limits on, off, or to other figures. */
export const limitRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/limits',
    send: `{on?} or single ones, null for none: ${[...FIGURES, ...MANNERS].join(', ')}`,
    run: changeLimits,
  },
  { method: 'GET', path: '/limits', send: '', run: ({ rooms }) => value(describeLimits(rooms)) },
];

function changeLimits({ body, rooms }: ControlCall) {
  onlyMembers(body, ['on', ...FIGURES, ...MANNERS], 'limits');
  const { settings } = rooms.limiter;
  const figures = { ...settings.figures };
  for (const name of FIGURES) {
    if (body[name] === null) figures[name] = null;
    else figures[name] = optionalNumber(body, name, { min: 0, max: FIGURE_MAX }) ?? figures[name];
  }
  const namesAFigure = FIGURES.some(name => body[name] !== undefined);
  rooms.limiter.change({
    // Whoever sets a figure wants it to hold.
    on: optionalFlag(body, 'on') ?? (namesAFigure || settings.on),
    figures,
    manners: readManners(body, settings.manners),
  });
  rooms.save();
  return value(describeLimits(rooms));
}

function readManners(body: ControlCall['body'], manners: LimitManners): LimitManners {
  return {
    batchCountsAs: optionalChoice(body, 'batchCountsAs', ['call', 'items']) ?? manners.batchCountsAs,
    retryAfterSeconds:
      body['retryAfterSeconds'] === null
        ? null
        : (optionalNumber(body, 'retryAfterSeconds', { min: 0, max: RETRY_AFTER_MAX_SECONDS }) ??
          manners.retryAfterSeconds),
    refusalFormat: optionalChoice(body, 'refusalFormat', ['as-asked', 'xml', 'json']) ?? manners.refusalFormat,
  };
}

function describeLimits({ limiter }: ControlCall['rooms']): object {
  const { on, figures, manners } = limiter.settings;
  return { on, ...figures, ...manners };
}
