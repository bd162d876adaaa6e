import type { AnyEndpoint } from '@tieout/api';
import { ProblemFault } from './problem-fault.ts';
import type { Route } from './route.ts';

/** Routes for what the contract names and no area answers: rights are asked as everywhere, then it says so. */
export function missingRoutes(endpoints: readonly AnyEndpoint[], routes: readonly Route[]): readonly Route[] {
  const answered = new Set(routes.map(route => route.endpoint.name));
  const refuse = () =>
    Promise.reject(new ProblemFault('not-available', 'This version of the server does not offer this.'));
  return endpoints.filter(({ name }) => !answered.has(name)).map(endpoint => ({ endpoint, handler: refuse }));
}
