import type { TieOut } from '@tieout/api';
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import '../../texts/areas/invoices.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../dates/dates.tsx';
import { PairView } from './pair-view.tsx';
import classes from './tie-out-line.module.css';

/** Under every figure that lives on both sides: whether they agree, and if not, why (design/look.md, The tie-out line). */
export function TieOutLine({ tieOut }: { readonly tieOut: TieOut }) {
  const { t } = useTranslation();
  if (tieOut.kind === 'not-posted') return <div className={classes.line}>{t('sync.tieOut.notPosted')}</div>;
  if (tieOut.kind === 'differs') return <Differs tieOut={tieOut} />;
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

function Differs({ tieOut }: { readonly tieOut: Extract<TieOut, { kind: 'differs' }> }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [first] = tieOut.differences;
  return (
    <div className={classes.differs}>
      <div className={classes.line} data-differs>
        <span aria-hidden="true">≠</span>
        {first !== undefined &&
          (first.line === null
            ? t('sync.tieOut.differs', first)
            : t('sync.tieOut.differsLine', { ...first, line: first.line }))}
        <UnstyledButton className={classes.why} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('sync.tieOut.hideWhy') : t('sync.tieOut.why')}
        </UnstyledButton>
      </div>
      {isOpen && (
        <PairView
          pairs={tieOut.differences.map(({ field, line, here, books, cause }) => ({
            key: `${field}-${line ?? 0}`,
            label: line === null ? field : t('invoices.tieOut.line', { line, field }),
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
