export interface ListenFaultOptions {
  readonly host: string;
  readonly port: number;
  readonly errno: string | undefined;
  readonly cause: unknown;
}

/** The address cannot be listened on. */
export class ListenFault extends Error {
  readonly code: 'port-taken' | 'port-not-allowed' | 'address-unknown';
  readonly hint: string;

  constructor({ host, port, errno, cause }: ListenFaultOptions) {
    const [code, what, hint] = explain(errno, host, port);
    super(`${what} ${hint}`, { cause });
    this.name = 'ListenFault';
    this.code = code;
    this.hint = hint;
  }
}

function explain(errno: string | undefined, host: string, port: number): [ListenFault['code'], string, string] {
  if (errno === 'EADDRINUSE') {
    return [
      'port-taken',
      `Port ${port} on ${host} is taken by another program.`,
      'Set PORT to a free port, or to 0 for any.',
    ];
  }
  if (errno === 'EACCES') {
    return ['port-not-allowed', `This user may not listen on port ${port}.`, 'Set PORT to 1024 or above.'];
  }
  return [
    'address-unknown',
    `This machine cannot listen on ${host} (${errno ?? 'no reason'}).`,
    'Set HOST to 127.0.0.1 or 0.0.0.0.',
  ];
}
