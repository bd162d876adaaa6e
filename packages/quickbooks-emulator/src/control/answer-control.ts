import type { EmulatorRooms } from '../emulator-rooms.ts';
import { jsonAnswer, type HttpAnswer, type HttpRequest } from '../http/exchange.ts';
import { isSameOriginPost } from '../http/same-origin.ts';
import { appRoutes } from './app-calls.ts';
import { bookkeeperRoutes } from './bookkeeper-calls.ts';
import { clockRoutes } from './clock-calls.ts';
import { companyRoutes } from './company-calls.ts';
import type { ControlRoute } from './control-route.ts';
import { faultRoutes } from './fault-calls.ts';
import { fileRoutes } from './file-calls.ts';
import { limitRoutes } from './limit-calls.ts';
import { ControlFault, readObject } from './reading.ts';
import { requestRoutes } from './request-calls.ts';
import { snapshotRoutes } from './snapshot-calls.ts';
import { switchRoutes } from './switch-calls.ts';
import { tokenRoutes } from './token-calls.ts';
import { webhookRoutes } from './webhook-calls.ts';

export const CONTROL_PREFIX = '/emulator/';

const ROUTES: readonly ControlRoute[] = [
  ...companyRoutes,
  ...snapshotRoutes,
  ...bookkeeperRoutes,
  ...appRoutes,
  ...tokenRoutes,
  ...limitRoutes,
  ...clockRoutes,
  ...faultRoutes,
  ...fileRoutes,
  ...requestRoutes,
  ...webhookRoutes,
  ...switchRoutes,
];

/** `/emulator/…`: none of it exists in the real service. Whatever is wrong with a call, the answer says what to send. */
export async function answerControl(request: HttpRequest, rooms: EmulatorRooms): Promise<HttpAnswer> {
  // A web page that happens to be open must not be able to turn the clock or empty the books.
  if (!isSameOriginPost(request)) return jsonAnswer(403, { error: 'Control calls are not taken from other sites.' });
  const found = findRoute(request);
  if (found === undefined) return unknownCall(request);
  const { route, params } = found;
  try {
    const body = readObject(request.body);
    const answer = await route.run({ request, rooms, body, query: new URLSearchParams(request.query), params });
    return answer.kind === 'value' ? jsonAnswer(200, answer.value) : answer;
  } catch (fault) {
    if (!(fault instanceof ControlFault)) throw fault;
    return jsonAnswer(fault.status, { error: fault.message, send: `${describe(route)} ${route.send}`.trim() });
  }
}

interface FoundRoute {
  readonly route: ControlRoute;
  readonly params: Readonly<Record<string, string>>;
}

function findRoute(request: HttpRequest): FoundRoute | undefined {
  const segments = segmentsOf(request.path.slice(CONTROL_PREFIX.length - 1));
  for (const route of ROUTES) {
    const params = route.method === request.method ? matchPath(segmentsOf(route.path), segments) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter(segment => segment !== '');
}

function matchPath(pattern: readonly string[], actual: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = actual[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

function unknownCall({ method, path }: HttpRequest): HttpAnswer {
  const calls = ROUTES.map(route => `${describe(route)} ${route.send}`.trim());
  return jsonAnswer(404, { error: `There is no control call ${method} ${path}.`, calls });
}

function describe(route: ControlRoute): string {
  return `${route.method} /emulator${route.path}`;
}
