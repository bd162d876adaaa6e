import { retryProblems, settleProblem } from '@tieout/api';
import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDeps } from '../../app/deps.ts';
import { ConnectButton } from '../../features/connection/connect-button.tsx';
import { CureButton } from '../../features/attention/cure-button.tsx';
import { isOverwriting, isPressed, type Cure, type Overwriting } from '../../features/attention/cures.ts';
import type { CauseGroup } from '../../features/attention/group-by-cause.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/attention.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { Section } from '../../ui/page/section.tsx';
import classes from './problem-group.module.css';

/** Problems of one cause: settle one, or all that are like it. */
export function ProblemGroup({ group }: { readonly group: CauseGroup }) {
  const { t } = useTranslation();
  const count = t('attention.list.count', { count: group.problems.length });
  return (
    <Section title={group.title} aside={<span className="quiet">{count}</span>}>
      <SettleAll group={group} />
      <ul className={classes.problems}>
        {group.problems.map(problem => (
          <li key={problem.id} className={classes.problem}>
            <div className={classes.text}>
              <div className={classes.name}>
                <Link to="/quickbooks/attention/$problemId" params={{ problemId: problem.id }}>
                  {problem.recordName}
                </Link>
              </div>
              <div className="quiet">
                {problem.sentence} <Ago at={problem.since} />
              </div>
            </div>
            <Group gap="xs">
              {problem.cures.includes('reconnect') && (
                <ConnectButton variant="default" size="xs" returnTo="/quickbooks/attention" />
              )}
              {problem.cures.filter(isPressed).map(cure => (
                <CureButton key={cure} problemId={problem.id} cure={cure} />
              ))}
            </Group>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** "Fix one, and the others like it": the same cure for each, one after the other; what is refused stays in the list. */
function SettleAll({ group }: { readonly group: CauseGroup }) {
  const { t } = useTranslation();
  const { call, newId } = useDeps();
  const client = useQueryClient();
  const mayCure = useMay('quickbooks.write');
  const [isBusy, setBusy] = useState(false);
  const settleEach = async (cure: Cure) => {
    for (const { id } of group.problems) {
      await call(settleProblem, { params: { problemId: id }, body: { cure } }, { idempotencyKey: newId() });
    }
  };
  const settle = async (cure: Cure) => {
    setBusy(true);
    try {
      if (cure === 'retry') await call(retryProblems, { body: { cause: group.cause } }, { idempotencyKey: newId() });
      else await settleEach(cure);
      toastDone(t('attention.list.settled'));
    } catch (fault) {
      toastFault(fault);
    } finally {
      setBusy(false);
      await client.invalidateQueries();
    }
  };
  const [asked, setAsked] = useState<Overwriting>();
  if (!mayCure || group.sharedCures.length === 0) return null;
  return (
    <Group gap="xs" mb="xs">
      <AskBeforeAll
        cure={asked}
        count={group.problems.length}
        onClose={() => setAsked(undefined)}
        onConfirm={cure => {
          setAsked(undefined);
          void settle(cure);
        }}
      />
      {group.sharedCures.map(cure => (
        <Button
          key={cure}
          size="xs"
          variant="default"
          loading={isBusy}
          onClick={() => (isOverwriting(cure) ? setAsked(cure) : void settle(cure))}
        >
          {t('attention.list.settleAll', {
            cure: t(`attention.cures.${cure}`),
            count: group.problems.length,
          })}
        </Button>
      ))}
    </Group>
  );
}

interface AskBeforeAllProps {
  readonly cure: Overwriting | undefined;
  readonly count: number;
  readonly onClose: () => void;
  readonly onConfirm: (cure: Overwriting) => void;
}

/** One press writes over values of many records: said first, for both sides. */
function AskBeforeAll({ cure, count, onClose, onConfirm }: AskBeforeAllProps) {
  const { t } = useTranslation();
  const [last, setLast] = useState<Overwriting>('take-books');
  // The words stay while the dialog closes.
  if (cure !== undefined && cure !== last) setLast(cure);
  return (
    <ConfirmDialog
      isOpen={cure !== undefined}
      onClose={onClose}
      title={t(`attention.all.${last}.title`, { count })}
      here={t(`attention.all.${last}.here`)}
      books={t(`attention.all.${last}.books`)}
      confirmLabel={t(`attention.cures.${last}`)}
      onConfirm={() => onConfirm(last)}
      isPending={false}
      fault={null}
      isLoss
    />
  );
}
