import type { BooksTools } from '../connectors/quickbooks/books-tools.ts';
import { createLiveFigures } from '../connectors/quickbooks/observe/live/live-figures.ts';
import type { LiveTools } from '../connectors/quickbooks/observe/live/live-tools.ts';
import { createRefusalCounter } from '../connectors/quickbooks/observe/live/refusal-counter.ts';
import type { Settings } from '../settings/read-settings.ts';

/** What following companies needs, of the tools that reach them. */
export function createLiveTools(tools: BooksTools, settings: Settings): LiveTools {
  const { db, now, log } = tools;
  const onError = (error: unknown) => log.warn({ error }, 'figures of refused webhooks were not written');
  return {
    ...tools,
    refusals: createRefusalCounter({ db, now, onError }),
    figures: createLiveFigures(),
    pauses: {
      oftenSeconds: settings.QUICKBOOKS_SWEEP_OFTEN_SECONDS,
      rarelySeconds: settings.QUICKBOOKS_SWEEP_RARELY_SECONDS,
      idleSeconds: settings.QUICKBOOKS_SWEEP_IDLE_SECONDS,
    },
  };
}
