import { readProblem, retryProblems, type ProblemView } from '@tieout/api';
import { Anchor, Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/reads.ts';
import { useCommand } from '../../../api/use-command.ts';
import { ConnectButton } from '../../../features/connection/connect-button.tsx';
import { recordPath } from '../../../features/records/record-path.ts';
import { useMay } from '../../../features/session/session-query.ts';
import { RecordPending } from '../../../features/shell/record-pending.tsx';
import '../../../texts/areas/attention.ts';
import '../../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Ago } from '../../../ui/dates/dates.tsx';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { toastDone, toastFault } from '../../../ui/feedback/toast.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Page } from '../../../ui/page/page.tsx';
import { PathLink } from '../../../ui/page/path-link.tsx';
import { FieldsAnswer } from './fields-answer.tsx';
import { CandidateAnswer, LifeAnswer, NameAnswer, SideAnswer } from './other-answers.tsx';
import { useProblemAnswer } from './use-problem-answer.ts';
import classes from './problem-page.module.css';

/** One problem: both sides, what happened, and every way to settle it. */
export function ProblemPage() {
  const { t } = useTranslation();
  const { problemId } = useParams({ from: '/app/quickbooks/attention/$problemId' });
  const found = useRead(readProblem, { params: { problemId } });
  if (found.data !== undefined) return <ProblemSheet key={found.data.id} problem={found.data} />;
  return <RecordPending found={found} back={{ to: '/quickbooks/attention', label: t('quickbooks.tabs.attention') }} />;
}

function ProblemSheet({ problem }: { readonly problem: ProblemView }) {
  const { t } = useTranslation();
  const answering = useProblemAnswer(problem);
  const mayAnswer = useMay('quickbooks.write') && problem.settledAt === null && !problem.isAnswered;
  const props = { problem, answering };
  const offers = (answer: ProblemView['answers'][number]) => mayAnswer && problem.answers.includes(answer);
  return (
    <Page
      title={problem.recordName}
      back={{ to: '/quickbooks/attention', label: t('quickbooks.tabs.attention') }}
      beside={
        <Badge
          tone={problem.settledAt === null ? 'amber' : 'green'}
          icon={problem.settledAt === null ? 'alert' : 'check'}
        >
          {problem.causeTitle}
        </Badge>
      }
      lead={<Lead problem={problem} />}
      actions={<Links problem={problem} />}
    >
      <Standing problem={problem} />
      <FaultNote fault={answering.fault} />
      {problem.fields.length > 0 && <FieldsAnswer key={problem.fingerprint} {...props} />}
      {offers('life') && <LifeAnswer {...props} />}
      {(offers('candidate') || offers('create-anyway')) && <CandidateAnswer {...props} />}
      {offers('name') && <NameAnswer {...props} />}
      <div className={classes.ways}>
        {mayAnswer && problem.cures.includes('reconnect') && (
          <Way text={t('attention.reconnect')}>
            <ConnectButton returnTo="/quickbooks/attention" connectionId={problem.connectionId} variant="default" />
          </Way>
        )}
        {offers('side') && !offers('fields') && !offers('life') && <SideAnswer {...props} />}
        {offers('retry') && (
          <Way text={t('attention.retry.text')}>
            <RetryButtons {...props} />
          </Way>
        )}
        {offers('dismiss') && (
          <Way text={t('attention.dismiss.text')}>
            <Button
              variant="default"
              disabled={answering.isPending}
              onClick={() => answering.answer({ kind: 'dismiss' })}
            >
              {t('attention.dismiss.button')}
            </Button>
          </Way>
        )}
      </div>
    </Page>
  );
}

function Lead({ problem }: { readonly problem: ProblemView }) {
  return (
    <>
      {problem.sentence} <Ago at={problem.since} />
    </>
  );
}

function Links({ problem }: { readonly problem: ProblemView }) {
  const { t } = useTranslation();
  const path = recordPath(problem.recordKind, problem.recordId);
  return (
    <>
      {path !== undefined && <PathLink path={path}>{t('attention.open')}</PathLink>}
      {problem.booksUrl !== null && (
        <Anchor href={problem.booksUrl} target="_blank" rel="noopener">
          {t('common.openInQuickbooks')} <Icon name="external" size={13} />
        </Anchor>
      )}
    </>
  );
}

/** What was said already, and what came of it. */
function Standing({ problem }: { readonly problem: ProblemView }) {
  const { t } = useTranslation();
  if (problem.settledAt !== null) {
    return (
      <div className={classes.notes}>
        <Note tone="green">
          {problem.settledHow ?? t('attention.list.settled')} <Ago at={problem.settledAt} />
        </Note>
      </div>
    );
  }
  if (!problem.isAnswered) return null;
  return (
    <div className={classes.notes}>
      <Note tone="quiet">{t('attention.carriedOut')}</Note>
    </div>
  );
}

function Way({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className={classes.way}>
      <div className="quiet">{text}</div>
      <div>{children}</div>
    </div>
  );
}

/** Once the cause is fixed: this one again, or all that failed for the same cause. */
function RetryButtons({ problem, answering }: Parameters<typeof FieldsAnswer>[0]) {
  const { t } = useTranslation();
  const retrying = useCommand(retryProblems, {
    touches: ['problems', 'connections', 'home'],
    onDone: ({ count }) => toastDone(t('attention.retry.started', { count })),
    onRefused: toastFault,
  });
  return (
    <Button.Group>
      <Button variant="default" loading={answering.isPending} onClick={() => answering.answer({ kind: 'retry' })}>
        {t('common.retry')}
      </Button>
      {problem.sameCauseCount > 1 && (
        <Button
          variant="default"
          loading={retrying.isPending}
          onClick={() => retrying.send({ body: { cause: problem.cause, connectionId: problem.connectionId } })}
        >
          {t('attention.retry.all', { count: problem.sameCauseCount })}
        </Button>
      )}
    </Button.Group>
  );
}
