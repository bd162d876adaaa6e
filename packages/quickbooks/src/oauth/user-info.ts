import { z } from 'zod';
import { beganAs, exchangeHttp } from '../transport/exchange-http.ts';
import { malformedAnswer, readAnswer } from '../transport/read-answer.ts';
import type { OAuthPorts } from './oauth-ports.ts';

/** The person who consented, as far as the scopes `profile`, `email`, `phone` and `address` allow. */
export interface UserInfo {
  /** The person's id at Intuit, the same for every app and company. */
  readonly sub: string;
  readonly email?: string | undefined;
  readonly emailVerified?: boolean | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly phoneNumberVerified?: boolean | undefined;
  readonly address?: PostalAddress | undefined;
}

export interface PostalAddress {
  readonly streetAddress?: string | undefined;
  /** City. */
  readonly locality?: string | undefined;
  /** State, province or county. */
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country?: string | undefined;
}

const text = z.string().optional();

const userInfo: z.ZodType<UserInfo> = z.object({
  sub: z.string(),
  email: text,
  emailVerified: z.boolean().optional(),
  givenName: text,
  familyName: text,
  phoneNumber: text,
  phoneNumberVerified: z.boolean().optional(),
  address: z
    .object({ streetAddress: text, locality: text, region: text, postalCode: text, country: text })
    .optional()
    .catch(undefined),
});

/** Asks who is behind an access token (protocol.md §1.6). */
export async function fetchUserInfo(ports: OAuthPorts, accessToken: string): Promise<UserInfo> {
  const answer = await exchangeHttp(ports.http, {
    method: 'GET',
    url: ports.environment.userInfoUrl,
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
  });
  const content = readAnswer({ accept: 'document' }, answer, { nowMs: ports.clock.now(), secrets: [accessToken] });
  const parsed = userInfo.safeParse(content.kind === 'document' ? content.document : undefined);
  if (!parsed.success) throw malformedAnswer('The user info names no person', beganAs(answer));
  return parsed.data;
}
