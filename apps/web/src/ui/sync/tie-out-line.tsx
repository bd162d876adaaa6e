import type { TieOut } from '@tieout/api';
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import '../../texts/areas/invoices.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../dates/dates.tsx';
import { fieldText, useFieldManner } from './field-text.ts';
import { PairView } from './pair-view.tsx';
import classes from './tie-out-line.module.css';

interface TieOutLineProps {
  readonly tieOut: TieOut;
  readonly currency: string;
}

/** Under every figure that lives on both sides: whether they agree, and if not, why (design/look.md, The tie-out line). */
export function TieOutLine({ tieOut, currency }: TieOutLineProps) {
  const { t } = useTranslation();
  if (tieOut.kind === 'not-posted') return <div className={classes.line}>{t('sync.tieOut.notPosted')}</div>;
  if (tieOut.kind === 'differs') return <Differs tieOut={tieOut} currency={currency} />;
  return (
    <Tooltip label={<Checked at={tieOut.checkedAt} />}>
      <div className={classes.line} data-ties tabIndex={0}>
        <span aria-hidden="true">✓</span> {t('sync.tieOut.ties')}
      </div>
    </Tooltip>
  );
}

function Checked({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  return (
    <>
      {t('sync.tieOut.checked', { when: '' })}
      <Ago at={at} />
    </>
  );
}

type DiffersProps = TieOutLineProps & { readonly tieOut: Extract<TieOut, { kind: 'differs' }> };

function Differs({ tieOut, currency }: DiffersProps) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const [isOpen, setOpen] = useState(false);
  const [first] = tieOut.differences;
  return (
    <div className={classes.differs}>
      <div className={classes.line} data-differs>
        <span aria-hidden="true">≠</span>
        {first !== undefined && <Foremost {...first} currency={currency} />}
        <UnstyledButton className={classes.why} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('sync.tieOut.hideWhy') : t('sync.tieOut.why')}
        </UnstyledButton>
      </div>
      {isOpen && (
        <PairView
          currency={currency}
          pairs={tieOut.differences.map(({ field, line, here, books, cause }) => ({
            key: `${field}-${line ?? 0}`,
            label: line === null ? fieldName(field) : t('invoices.tieOut.line', { line, field: fieldName(field) }),
            kind: 'money',
            here,
            books,
            isEqual: false,
            note: cause,
          }))}
        />
      )}
    </div>
  );
}

type ForemostProps = Extract<TieOut, { kind: 'differs' }>['differences'][number] & { readonly currency: string };

function Foremost({ line, field, difference: apart, currency }: ForemostProps) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const difference = fieldText('money', apart, useFieldManner(currency));
  if (line === null) return t('sync.tieOut.differs', { difference, field: fieldName(field) });
  return t('sync.tieOut.differsLine', { difference, field: fieldName(field), line });
}

const causes = [
  'line-amount',
  'line-missing',
  'line-added',
  'discount',
  'shipping',
  'tax-rounding',
  'tax-base',
  'tax-rate',
  'tax-missing',
  'tax-added',
  'total',
] as const;

/** What differs, in words; what has none here is shown as the server calls it. */
function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  return field => {
    const known = causes.find(cause => cause === field);
    return known === undefined ? field : t(`sync.tieOut.field.${known}`);
  };
}
