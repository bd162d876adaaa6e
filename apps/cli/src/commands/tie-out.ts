import {
  createTieOut,
  listTieOutDocuments,
  pageSizeMax,
  readTieOut,
  type Answered,
  type TieOutDocument,
  type TieOutRun,
} from '@tieout/api';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { connectRemote, type Remote } from '../remote/connect-remote.ts';
import { RemoteFault } from '../remote/remote-fault.ts';
import { addRemoteOptions, type CompanyFlags } from '../remote/remote-options.ts';
import { textTable } from '../remote/text-table.ts';

interface Flags extends CompanyFlags {
  readonly fresh: boolean;
}

/** The two sides do not agree. */
const differsExitCode = 1;
const pollMs = 250;

/** `tieout tie-out`: compares both sides to the cent. Exit code 1 when anything differs. */
export function addTieOut(program: Command): void {
  addRemoteOptions(program.command('tie-out'))
    .description('compare both sides to the cent; changes nothing')
    .option('--fresh', 'read QuickBooks anew and hold its own report against it', false)
    .action(async (flags: Flags) => {
      const remote = await connectRemote(flags, process.env);
      const body = { connectionId: remote.connection.id, source: flags.fresh ? 'books' : 'mirror' } as const;
      const { id } = await remote.call(createTieOut, { body });
      const run = await waitForTieOut(remote, id);
      const documents = await differing(remote, id);
      process.stdout.write(flags.json ? `${JSON.stringify({ run, documents })}\n` : describe(run, documents));
      if (run.isEqual !== true) process.exitCode = differsExitCode;
    });
}

async function waitForTieOut(remote: Remote, tieOutId: string): Promise<TieOutRun> {
  for (;;) {
    const run = await remote.call(readTieOut, { params: { tieOutId } });
    if (run.state === 'finished') return run;
    if (run.state === 'failed')
      throw new RemoteFault('failed', run.failure ?? 'It was not finished.', 'Try again later.');
    await pause(pollMs);
  }
}

async function differing(remote: Remote, tieOutId: string): Promise<readonly TieOutDocument[]> {
  const documents: TieOutDocument[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: pageSizeMax, cursor };
    const page: Answered<typeof listTieOutDocuments> = await remote.call(listTieOutDocuments, {
      params: { tieOutId },
      query,
    });
    documents.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return documents;
}

function describe(run: TieOutRun, documents: readonly TieOutDocument[]): string {
  const rows = documents.map(({ kind, number, customerName, total, differences }) => [
    kind,
    number ?? '',
    customerName,
    total.here,
    total.books,
    differences.map(({ sentence }) => sentence).join(' '),
  ]);
  const table =
    rows.length === 0 ? [] : [textTable(['Kind', 'Number', 'Customer', 'Here', 'QuickBooks', 'Why'], rows), ''];
  const checks = run.crossChecks.map(({ sentence }) => sentence);
  return `${[...table, `${run.companyName}: ${run.sentence}`, ...checks].join('\n')}\n`;
}
