import { describe, expect, it } from 'vitest';
import { EmulatorClock } from '../clock/clock.ts';
import { seededRandomness } from '../random/randomness.ts';
import { ACCOUNTING_SCOPE } from './grant.ts';
import { Grants, type ExchangeOutcome } from './grants.ts';
import { DEFAULT_TOKEN_RULES, type TokenRules } from './token-rules.ts';

const DAY_SECONDS = 86_400;
const CONSENT = { clientId: 'app', realmId: '1', scopes: [ACCOUNTING_SCOPE], redirectUri: 'https://app.test/back' };

function newGrants(rules: Partial<TokenRules> = {}) {
  const clock = new EmulatorClock('manual', () => Date.UTC(2026, 2, 2));
  const inForce = { ...DEFAULT_TOKEN_RULES, ...rules };
  const grants = new Grants({
    clock,
    randomness: seededRandomness(1),
    rules: () => inForce,
    changed: () => undefined,
  });
  return { clock, grants };
}

function tokensOf(outcome: ExchangeOutcome) {
  if (outcome.kind !== 'tokens') throw new Error(`no tokens: ${outcome.kind}`);
  return { accessToken: outcome.tokens.accessToken, refreshToken: outcome.tokens.grant.refreshToken };
}

describe('codes', () => {
  it('are exchanged once; a second exchange also ends what the first one gave', () => {
    const { grants } = newGrants();
    const exchange = { code: grants.issueCode(CONSENT), clientId: 'app', redirectUri: CONSENT.redirectUri };
    const { accessToken } = tokensOf(grants.exchange(exchange));
    expect(grants.check(accessToken).kind).toBe('granted');
    expect(grants.exchange(exchange).kind).toBe('code-invalid');
    expect(grants.check(accessToken).kind).toBe('unknown');
  });

  it('are good for one app, one address and ten minutes', async () => {
    const { grants, clock } = newGrants();
    const code = grants.issueCode(CONSENT);
    const { redirectUri } = CONSENT;
    expect(grants.exchange({ code, clientId: 'other', redirectUri }).kind).toBe('code-invalid');
    expect(grants.exchange({ code, clientId: 'app', redirectUri: `${redirectUri}/` }).kind).toBe('code-invalid');
    await clock.advance(600_000);
    expect(grants.exchange({ code, clientId: 'app', redirectUri }).kind).toBe('code-invalid');
  });
});

describe('refresh tokens', () => {
  it('keep their value for a day, then get a new one; the old one is dead at once', async () => {
    const { grants, clock } = newGrants();
    const first = grants.grant(CONSENT).grant.refreshToken;
    await clock.advance((DAY_SECONDS - 1) * 1000);
    expect(tokensOf(grants.refresh({ refreshToken: first, clientId: 'app' })).refreshToken).toBe(first);
    await clock.advance(1000);
    const second = tokensOf(grants.refresh({ refreshToken: first, clientId: 'app' })).refreshToken;
    expect(second).not.toBe(first);
    expect(grants.refresh({ refreshToken: first, clientId: 'app' }).kind).toBe('refresh-expired');
    expect(grants.refresh({ refreshToken: second, clientId: 'app' }).kind).toBe('tokens');
  });

  it('may be given a grace after rotation', async () => {
    const { grants, clock } = newGrants({ refreshGraceSeconds: 60 });
    const first = grants.grant(CONSENT).grant.refreshToken;
    await clock.advance(DAY_SECONDS * 1000);
    const second = tokensOf(grants.refresh({ refreshToken: first, clientId: 'app' })).refreshToken;
    await clock.advance(59_000);
    expect(tokensOf(grants.refresh({ refreshToken: first, clientId: 'app' })).refreshToken).toBe(second);
    await clock.advance(1000);
    expect(grants.refresh({ refreshToken: first, clientId: 'app' }).kind).toBe('refresh-expired');
  });

  it('live 101 days from their last use and five years in all', async () => {
    const { grants, clock } = newGrants();
    const idle = grants.grant(CONSENT).grant.refreshToken;
    await clock.advance(101 * DAY_SECONDS * 1000);
    expect(grants.refresh({ refreshToken: idle, clientId: 'app' }).kind).toBe('refresh-expired');
    let used = grants.grant(CONSENT).grant.refreshToken;
    const stepMs = 100 * DAY_SECONDS * 1000;
    for (let days = 0; days + 100 < 5 * 365; days += 100) {
      await clock.advance(stepMs);
      used = tokensOf(grants.refresh({ refreshToken: used, clientId: 'app' })).refreshToken;
    }
    await clock.advance(stepMs);
    expect(grants.refresh({ refreshToken: used, clientId: 'app' }).kind).toBe('refresh-expired');
  });

  it('of another app or of nobody are unknown', () => {
    const { grants } = newGrants();
    const { refreshToken } = grants.grant(CONSENT).grant;
    expect(grants.refresh({ refreshToken, clientId: 'other' }).kind).toBe('refresh-unknown');
    expect(grants.refresh({ refreshToken: 'RT1-nobody', clientId: 'app' }).kind).toBe('refresh-unknown');
  });
});

describe('access tokens', () => {
  it('live an hour', async () => {
    const { grants, clock } = newGrants();
    const { accessToken } = grants.grant(CONSENT);
    await clock.advance(3_599_000);
    expect(grants.check(accessToken).kind).toBe('granted');
    await clock.advance(1000);
    expect(grants.check(accessToken).kind).toBe('expired');
  });

  it('and refresh tokens alike end the whole connection when revoked', () => {
    const { grants } = newGrants();
    const one = grants.grant(CONSENT);
    const two = grants.grant(CONSENT);
    const elsewhere = grants.grant({ ...CONSENT, realmId: '2' });
    expect(grants.revoke(one.grant.refreshToken, 'other')).toBe(false);
    expect(grants.revoke(one.accessToken, 'app')).toBe(true);
    expect(grants.check(two.accessToken).kind).toBe('unknown');
    expect(grants.refresh({ refreshToken: two.grant.refreshToken, clientId: 'app' }).kind).toBe('refresh-unknown');
    expect(grants.check(elsewhere.accessToken).kind).toBe('granted');
    expect(grants.isConnected('app', '1')).toBe(false);
  });

  it('and all else are the same after being kept and restored', () => {
    const { grants } = newGrants();
    const code = grants.issueCode(CONSENT);
    const { accessToken, grant } = grants.grant(CONSENT);
    const restored = newGrants().grants;
    restored.restore(grants.state());
    expect(restored.check(accessToken).kind).toBe('granted');
    expect(restored.refresh({ refreshToken: grant.refreshToken, clientId: 'app' }).kind).toBe('tokens');
    expect(restored.exchange({ code, clientId: 'app', redirectUri: CONSENT.redirectUri }).kind).toBe('tokens');
  });
});
