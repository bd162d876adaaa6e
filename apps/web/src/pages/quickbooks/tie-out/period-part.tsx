import { listTieOutPeriods, type TieOutPeriod, type TieOutRun } from '@tieout/api';
import { rowsPerPage, useRows } from '../../../api/reads.ts';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { useManner } from '../../../ui/format/locale-context.ts';
import { monthText } from '../../../ui/dates/date-text.ts';
import { AmountTable } from './amount-table.tsx';
import { PartFrame } from './part-frame.tsx';

interface PeriodPartProps {
  readonly run: TieOutRun;
  readonly show: 'differing' | 'all';
}

/** Per account and month: what both sides posted. */
export function PeriodPart({ run, show }: PeriodPartProps) {
  const { t } = useTranslation();
  const { locale } = useManner();
  const state = useRows<TieOutPeriod>({
    name: listTieOutPeriods.name,
    filter: { id: run.id, show },
    fetchPage: (call, cursor, signal) =>
      call(
        listTieOutPeriods,
        { params: { tieOutId: run.id }, query: { show, limit: rowsPerPage, cursor } },
        { signal },
      ),
  });
  return (
    <PartFrame state={state}>
      {rows => (
        <AmountTable
          label={t('tieOut.parts.periods')}
          first={t('tieOut.account')}
          last={t('tieOut.month')}
          rows={rows.map(row => ({
            key: String(row.seq),
            name: (
              <>
                {row.account.name} <span className="quiet">{t(`tieOut.class.${row.class}`)}</span>
              </>
            ),
            currency: row.currency,
            amount: row.amount,
            last: monthText(row.month, locale),
          }))}
        />
      )}
    </PartFrame>
  );
}
