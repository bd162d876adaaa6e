import { settleTieOut, type Connection, type FieldKind, type TieOutDifference, type TieOutDocument } from '@tieout/api';
import { Anchor, Button } from '@mantine/core';
import { useCommand } from '../../../api/use-command.ts';
import { useMay } from '../../../features/session/session-query.ts';
import '../../../texts/areas/invoices.ts';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { toastDone } from '../../../ui/feedback/toast.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { PairView } from '../../../ui/sync/pair-view.tsx';
import classes from './tie-out-page.module.css';

interface DocumentDetailsProps {
  readonly row: TieOutDocument;
  readonly runId: string;
  readonly connection: Connection;
}

/** What differs, field by field with its reason, and the two buttons. */
export function DocumentDetails({ row, runId, connection }: DocumentDetailsProps) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  return (
    <div className={classes.details}>
      {row.settled !== null && <p className="quiet">{row.settled}</p>}
      {row.differences.length > 0 && (
        <PairView
          currency={row.currency}
          pairs={row.differences.map(({ field, line, here, books, difference, sentence }, at) => ({
            key: `${field}-${line ?? 0}-${at}`,
            label: line === null ? fieldName(field) : t('invoices.tieOut.line', { line, field: fieldName(field) }),
            kind: kindOf({ field, difference }),
            here: here ?? undefined,
            books: books ?? undefined,
            isEqual: false,
            note: sentence,
          }))}
        />
      )}
      {row.settled === null && <Cures row={row} runId={runId} connection={connection} />}
      {row.booksUrl !== null && (
        <Anchor href={row.booksUrl} target="_blank" rel="noopener" size="sm">
          {t('common.openInQuickbooks')} <Icon name="external" size={13} />
        </Anchor>
      )}
    </div>
  );
}

const named = [
  'document',
  'date',
  'customer',
  'total',
  'balance',
  'tax',
  'line',
  'discount',
  'shipping',
  'life',
  'currency',
] as const;

/** What is compared by amount is money; of the rest the field tells what it holds. */
function kindOf({ field, difference }: Pick<TieOutDifference, 'field' | 'difference'>): FieldKind {
  if (difference !== null) return 'money';
  if (field === 'life') return 'word';
  return field === 'date' ? 'day' : 'text';
}

/** Fields that have a name here; others are shown as the server calls them. */
function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  return field => {
    const known = named.find(name => name === field);
    return known === undefined ? field : t(`tieOut.field.${known}`);
  };
}

function Cures({ row, runId, connection }: DocumentDetailsProps) {
  const { t } = useTranslation();
  const maySettle = useMay('quickbooks.write') && connection.state === 'active';
  const settling = useCommand(settleTieOut, {
    touches: ['tie-outs', 'invoices', 'payments', 'problems', 'connections', 'home'],
    onDone: () => toastDone(t('tieOut.settled')),
  });
  if (row.cures.length === 0 || !maySettle) return null;
  return (
    <>
      <FaultNote fault={settling.fault} />
      <ul className={classes.cures}>
        {row.cures.map(({ cure, isPossible, sentence }) => (
          <li key={cure} className={classes.cure}>
            <Button
              size="xs"
              variant="default"
              disabled={!isPossible || settling.isPending}
              onClick={() => settling.send({ params: { tieOutId: runId, seq: String(row.seq) }, body: { cure } })}
            >
              {t(`tieOut.cure.${cure}`)}
            </Button>
            <span className="quiet">{sentence}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
