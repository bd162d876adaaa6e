import type { AnyEndpoint } from '@tieout/api';
import { ProblemFault } from './problem-fault.ts';

const entityTag = /^(?:W\/)?"(\d{1,9})"$/;

/** The version in `If-Match`, for endpoints that want one; 0 for the others. */
export function readVersion(endpoint: AnyEndpoint, headers: Headers): number {
  if (!endpoint.isVersioned) return 0;
  const given = headers.get('if-match');
  if (given === null) {
    throw new ProblemFault(
      'version-missing',
      'Send the version you read as If-Match, so that nobody’s change is lost.',
    );
  }
  const version = entityTag.exec(given.trim())?.[1];
  if (version === undefined) throw new ProblemFault('version-changed', 'If-Match must be a version such as "3".');
  return Number(version);
}
