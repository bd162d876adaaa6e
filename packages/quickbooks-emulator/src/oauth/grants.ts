import type { Clock } from '../clock/clock.ts';
import type { Randomness } from '../random/randomness.ts';
import type { AccessToken, AuthorizationCode, Grant, TokenPair } from './grant.ts';
import { newAccessToken, newCode, newRefreshToken } from './token-values.ts';
import type { TokenRules } from './token-rules.ts';

export interface GrantsContext {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Asked for on every call, since switches may change at any time. */
  rules(): TokenRules;
  /** Called after every change, before its answer leaves. */
  changed(): void;
}

export interface Consent {
  readonly clientId: string;
  readonly realmId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce?: string;
}

export type ExchangeOutcome =
  | { readonly kind: 'tokens'; readonly tokens: TokenPair }
  | { readonly kind: 'code-invalid' }
  /** The value is of no grant of this app. */
  | { readonly kind: 'refresh-unknown' }
  /** The value was good once. */
  | { readonly kind: 'refresh-expired' };

export type AccessOutcome =
  { readonly kind: 'granted'; readonly grant: Grant } | { readonly kind: 'expired' } | { readonly kind: 'unknown' };

export interface GrantsState {
  readonly grants: readonly Grant[];
  readonly accessTokens: readonly (readonly [string, AccessToken])[];
  readonly codes: readonly AuthorizationCode[];
}

/** Expired access tokens are remembered this long, to be told apart from ones that never were. */
const EXPIRED_TOKEN_KEPT_MS = 24 * 3600 * 1000;
/** Old values are swept out when a map has grown by this many. */
const SWEEP_EVERY = 500;

/** Codes, grants and their tokens: the rules of protocol.md §1.3 to §1.6. */
export class Grants {
  readonly #context: GrantsContext;
  readonly #codes = new Map<string, AuthorizationCode>();
  readonly #grants = new Map<string, Grant>();
  readonly #accessTokens = new Map<string, AccessToken>();
  /** Every refresh token value that was ever handed out by a living grant. */
  readonly #refreshTokens = new Map<string, string>();
  #issuedSinceSweep = 0;

  constructor(context: GrantsContext) {
    this.#context = context;
  }

  issueCode(consent: Consent): string {
    const { clock, randomness } = this.#context;
    const code = newCode(randomness, clock.nowMs());
    this.#codes.set(code, { ...consent, code, expiresMs: clock.nowMs() + this.#context.rules().codeSeconds * 1000 });
    this.#context.changed();
    return code;
  }

  exchange(request: { code: string; clientId: string; redirectUri: string }): ExchangeOutcome {
    const code = this.#codes.get(request.code);
    if (code === undefined || code.clientId !== request.clientId) return { kind: 'code-invalid' };
    if (code.grantId !== undefined) {
      this.#forget(code.grantId);
      this.#context.changed();
      return { kind: 'code-invalid' };
    }
    if (code.redirectUri !== request.redirectUri) return { kind: 'code-invalid' };
    if (this.#context.clock.nowMs() >= code.expiresMs) return { kind: 'code-invalid' };
    const tokens = this.grant(code);
    this.#codes.set(code.code, { ...code, grantId: tokens.grant.grantId });
    this.#context.changed();
    return { kind: 'tokens', tokens };
  }

  /** Makes a grant and its first tokens. */
  grant(consent: Omit<Consent, 'redirectUri'>): TokenPair {
    const { clock, randomness } = this.#context;
    const nowMs = clock.nowMs();
    const grant: Grant = {
      grantId: randomness.bytes(12).toString('hex'),
      clientId: consent.clientId,
      realmId: consent.realmId,
      scopes: consent.scopes,
      ...(consent.nonce !== undefined && { nonce: consent.nonce }),
      grantedMs: nowMs,
      refreshToken: newRefreshToken(randomness, nowMs),
      refreshIssuedMs: nowMs,
      refreshExpiresMs: nowMs + this.#context.rules().refreshTokenSeconds * 1000,
    };
    return this.#issue(grant);
  }

  refresh(request: { refreshToken: string; clientId: string }): ExchangeOutcome {
    const grant = this.#grants.get(this.#refreshTokens.get(request.refreshToken) ?? '');
    if (grant === undefined || grant.clientId !== request.clientId) return { kind: 'refresh-unknown' };
    const { clock, randomness } = this.#context;
    const nowMs = clock.nowMs();
    const rules = this.#context.rules();
    const hardExpiryMs = grant.grantedMs + rules.refreshHardSeconds * 1000;
    if (nowMs >= Math.min(grant.refreshExpiresMs, hardExpiryMs)) return { kind: 'refresh-expired' };
    if (request.refreshToken !== grant.refreshToken && !isWithinGrace(grant, request.refreshToken, nowMs))
      return { kind: 'refresh-expired' };
    const extended = { ...grant, refreshExpiresMs: nowMs + rules.refreshTokenSeconds * 1000 };
    const isDue = nowMs - grant.refreshIssuedMs >= rules.refreshRotationSeconds * 1000;
    if (!isDue || request.refreshToken !== grant.refreshToken) return { kind: 'tokens', tokens: this.#issue(extended) };
    const rotated: Grant = {
      ...extended,
      refreshToken: newRefreshToken(randomness, nowMs),
      refreshIssuedMs: nowMs,
      previous: { refreshToken: grant.refreshToken, untilMs: nowMs + rules.refreshGraceSeconds * 1000 },
    };
    return { kind: 'tokens', tokens: this.#issue(rotated) };
  }

  /** Whom an access token speaks for. */
  check(accessToken: string): AccessOutcome {
    const token = this.#accessTokens.get(accessToken);
    const grant = token && this.#grants.get(token.grantId);
    if (token === undefined || grant === undefined) return { kind: 'unknown' };
    if (this.#context.clock.nowMs() >= token.expiresMs) return { kind: 'expired' };
    return { kind: 'granted', grant };
  }

  /** Ends the whole connection between the app and the company that either token belongs to. False if there is none. */
  revoke(token: string, clientId: string): boolean {
    const grantId = this.#accessTokens.get(token)?.grantId ?? this.#refreshTokens.get(token);
    const grant = grantId === undefined ? undefined : this.#grants.get(grantId);
    if (grant?.clientId !== clientId) return false;
    this.disconnect(clientId, grant.realmId);
    return true;
  }

  /** What happens when somebody disconnects the app inside QuickBooks. */
  disconnect(clientId: string, realmId: string): void {
    for (const grant of [...this.#grants.values()]) {
      if (grant.clientId === clientId && grant.realmId === realmId) this.#forget(grant.grantId);
    }
    this.#context.changed();
  }

  isConnected(clientId: string, realmId: string): boolean {
    for (const grant of this.#grants.values()) {
      if (grant.clientId === clientId && grant.realmId === realmId) return true;
    }
    return false;
  }

  state(): GrantsState {
    return {
      grants: [...this.#grants.values()],
      accessTokens: [...this.#accessTokens],
      codes: [...this.#codes.values()],
    };
  }

  restore(state: GrantsState): void {
    for (const grant of state.grants) this.#remember(grant);
    for (const [value, token] of state.accessTokens) this.#accessTokens.set(value, token);
    for (const code of state.codes) this.#codes.set(code.code, code);
  }

  #issue(grant: Grant): TokenPair {
    const { clock, randomness } = this.#context;
    const rules = this.#context.rules();
    const nowMs = clock.nowMs();
    const accessToken = newAccessToken(randomness);
    this.#remember(grant);
    this.#accessTokens.set(accessToken, {
      grantId: grant.grantId,
      expiresMs: nowMs + rules.accessTokenSeconds * 1000,
    });
    this.#sweep(nowMs);
    this.#context.changed();
    return {
      grant,
      accessToken,
      expiresInSeconds: rules.accessTokenSeconds,
      refreshExpiresInSeconds: Math.round((grant.refreshExpiresMs - nowMs) / 1000),
      refreshHardExpiresInSeconds: Math.round((grant.grantedMs - nowMs) / 1000) + rules.refreshHardSeconds,
    };
  }

  #remember(grant: Grant): void {
    this.#grants.set(grant.grantId, grant);
    this.#refreshTokens.set(grant.refreshToken, grant.grantId);
    if (grant.previous) this.#refreshTokens.set(grant.previous.refreshToken, grant.grantId);
  }

  #forget(grantId: string): void {
    this.#grants.delete(grantId);
    for (const [value, id] of this.#refreshTokens) if (id === grantId) this.#refreshTokens.delete(value);
    for (const [value, token] of this.#accessTokens) if (token.grantId === grantId) this.#accessTokens.delete(value);
  }

  #sweep(nowMs: number): void {
    this.#issuedSinceSweep += 1;
    if (this.#issuedSinceSweep < SWEEP_EVERY) return;
    this.#issuedSinceSweep = 0;
    for (const [value, token] of this.#accessTokens)
      if (nowMs > token.expiresMs + EXPIRED_TOKEN_KEPT_MS) this.#accessTokens.delete(value);
    for (const [value, code] of this.#codes)
      if (nowMs > code.expiresMs + EXPIRED_TOKEN_KEPT_MS) this.#codes.delete(value);
  }
}

function isWithinGrace(grant: Grant, refreshToken: string, nowMs: number): boolean {
  return grant.previous?.refreshToken === refreshToken && nowMs < grant.previous.untilMs;
}
