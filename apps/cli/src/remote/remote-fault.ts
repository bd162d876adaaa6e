/** A command that talks to a running Tieout was called with something missing or wrong. */
export class RemoteFault extends Error {
  readonly code: 'wrong-settings' | 'failed';
  readonly hint: string;

  constructor(code: RemoteFault['code'], message: string, hint: string) {
    super(`${message} ${hint}`);
    this.name = 'RemoteFault';
    this.code = code;
    this.hint = hint;
  }
}
