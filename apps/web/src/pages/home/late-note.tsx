import '../../texts/areas/home.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useManner } from '../../ui/format/locale-context.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { moneyText } from '../../ui/money/money-parts.ts';
import classes from './home-page.module.css';

interface LateNoteProps {
  readonly overdue: string;
  readonly currency: string;
}

/** How much of what is owed is late. */
export function LateNote({ overdue, currency }: LateNoteProps) {
  const { t } = useTranslation();
  const { locale, currency: homeCurrency } = useManner();
  const isLate = !/^0(\.0*)?$/.test(overdue);
  if (!isLate) return <div className={classes.calm}>{t('home.nothingOverdue')}</div>;
  return (
    <div className={classes.overdue}>
      <Icon name="alert" size={14} />
      {t('home.overdue', { amount: moneyText(overdue, currency, { locale, homeCurrency }) })}
    </div>
  );
}
