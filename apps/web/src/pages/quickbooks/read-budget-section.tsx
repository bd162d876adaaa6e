import { readReadBudget, updateReadBudget, type Connection, type ReadBudget } from '@tieout/api';
import { Button, Group, NumberInput, Progress, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { readsPercent } from '../../features/connection/reads-percent.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/overview.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useNumberStyle } from '../../ui/fields/typed-number.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';
import { Section } from '../../ui/page/section.tsx';

const budgetMin = 1_000;
const budgetMax = 100_000_000;

/** What reading from QuickBooks costs this month, and what is done to keep to it (U29, B12). */
export function ReadBudgetSection({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const found = useRead(readReadBudget, { params: { connectionId: connection.id } });
  return (
    <Section title={t('overview.budget.title')}>
      {found.error !== null && found.data === undefined && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={72} />}
      {found.data !== undefined && <Budget budget={found.data} />}
    </Section>
  );
}

const colors = { free: 'pine', sparing: 'amber', essential: 'rust' } as const;

function Budget({ budget }: { readonly budget: ReadBudget }) {
  const { t } = useTranslation();
  const { used, budget: allowed, expected, allowance, sentence } = budget;
  const mayChange = useMay('quickbooks.connect');
  const percent = Number(readsPercent({ used, allowed }));
  return (
    <>
      <Progress
        value={Math.min(100, percent)}
        color={colors[allowance]}
        size="sm"
        maw={640}
        aria-label={t('overview.budget.title')}
      />
      <p>
        {t('overview.readsText', { used, allowed })}
        <span className="quiet"> · {t('overview.budget.expected', { count: expected })}</span>
      </p>
      <p className="quiet">{sentence}</p>
      {mayChange && <BudgetForm key={budget.budget} budget={budget} />}
    </>
  );
}

function BudgetForm({ budget }: { readonly budget: ReadBudget }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<number | string>(budget.budget);
  const style = useNumberStyle();
  const saving = useCommand(updateReadBudget, {
    touches: ['connections', 'home'],
    onDone: () => toastDone(t('common.saved')),
  });
  const params = { connectionId: budget.connectionId };
  const isValid = typeof typed === 'number' && typed >= budgetMin && typed <= budgetMax;
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (isValid) saving.send({ params, body: { budget: typed } });
      }}
    >
      <FaultNote fault={saving.fault} />
      <Group gap="xs" align="flex-end">
        <NumberInput
          size="xs"
          w={184}
          label={t('overview.budget.limit')}
          min={budgetMin}
          max={budgetMax}
          step={10_000}
          thousandSeparator={style.group}
          decimalSeparator={style.decimal}
          allowDecimal={false}
          value={typed}
          onChange={setTyped}
        />
        <Button
          type="submit"
          size="xs"
          variant="default"
          disabled={!isValid || typed === budget.budget}
          loading={saving.isPending}
        >
          {t('common.save')}
        </Button>
        {budget.budget !== budget.standardBudget && (
          <Button size="xs" variant="subtle" onClick={() => saving.send({ params, body: { budget: null } })}>
            {t('overview.budget.standard')}
          </Button>
        )}
      </Group>
    </form>
  );
}
