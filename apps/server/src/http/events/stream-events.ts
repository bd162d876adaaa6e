import { streamEvents, type LiveEvent } from '@tieout/api';
import type { LiveHub } from '../../events/live-hub.ts';
import { route, type Route } from '../route.ts';

/** Proxies close connections that are silent for a minute. */
const heartbeatMs = 20_000;
/** A page that does not read is let go; it connects again and asks for what it shows. */
const waitingChunksMax = 1_000;
const reconnectAfterMs = 1_000;

const encoder = new TextEncoder();

/** Tells a page of every change in its workspace as it happens. */
export function streamEventsRoute(hub: LiveHub, stopping: AbortSignal): Route {
  return route(streamEvents, call => {
    let end: () => void = () => undefined;
    const body = new ReadableStream<Uint8Array>(
      {
        start: controller => {
          end = openStream(controller, hub, { workspaceId: call.workspaceId, signals: [call.signal, stopping] });
        },
        cancel: () => end(),
      },
      new CountQueuingStrategy({ highWaterMark: waitingChunksMax }),
    );
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
    return Promise.resolve(new Response(body, { headers }));
  });
}

interface StreamPlace {
  readonly workspaceId: string;
  readonly signals: readonly AbortSignal[];
}

function openStream(
  controller: ReadableStreamDefaultController<Uint8Array>,
  hub: LiveHub,
  { workspaceId, signals }: StreamPlace,
): () => void {
  const write = (text: string) => {
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
    else end();
  };
  const stopListening = hub.listen(workspaceId, (event: LiveEvent) => write(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
  let hasEnded = false;
  function end(): void {
    if (hasEnded) return;
    hasEnded = true;
    clearInterval(heartbeat);
    for (const signal of signals) signal.removeEventListener('abort', end);
    stopListening();
    // The reader may have cancelled already.
    try {
      controller.close();
    } catch {
      return;
    }
  }
  for (const signal of signals) signal.addEventListener('abort', end, { once: true });
  write(`retry: ${reconnectAfterMs}\n\n`);
  return end;
}
