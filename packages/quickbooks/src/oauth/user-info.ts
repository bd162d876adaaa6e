import { z } from 'zod';
import { beganAs, exchangeHttp } from '../transport/exchange-http.ts';
import { malformedAnswer, readAnswer } from '../transport/read-answer.ts';
import type { OAuthPorts } from './oauth-ports.ts';

const userInfo = z.object({
  sub: z.string(),
  email: z.string().optional(),
  emailVerified: z.boolean().optional(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  phoneNumber: z.string().optional(),
  phoneNumberVerified: z.boolean().optional(),
});

/** The person who consented, as far as the scopes `profile`, `email` and `phone` allow. */
export type UserInfo = Readonly<z.infer<typeof userInfo>>;

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
