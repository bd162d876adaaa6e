/** The environment holds settings that cannot be used. */
export class SettingsFault extends Error {
  readonly code = 'wrong-settings';
  readonly hint = 'Correct the environment variables (they are listed in the README) and start again.';

  constructor(findings: readonly string[]) {
    super(`Some settings cannot be used:\n${findings.map(finding => `  ${finding}`).join('\n')}`);
    this.name = 'SettingsFault';
  }
}
