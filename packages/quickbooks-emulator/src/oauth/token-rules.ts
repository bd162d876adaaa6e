/** Lifetimes of protocol.md §1.4 and §1.5. Those that are unconfirmed can be switched. */
export interface TokenRules {
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  readonly refreshHardSeconds: number;
  /** After how long a refresh hands out a new value. */
  readonly refreshRotationSeconds: number;
  /** How long the value before a rotation keeps working. Reports conflict: the stricter reading is "not at all". */
  readonly refreshGraceSeconds: number;
  readonly codeSeconds: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

export const DEFAULT_TOKEN_RULES: TokenRules = {
  accessTokenSeconds: HOUR,
  refreshTokenSeconds: 8_726_400,
  refreshHardSeconds: 5 * 365 * DAY,
  refreshRotationSeconds: DAY,
  refreshGraceSeconds: 0,
  codeSeconds: 600,
};
