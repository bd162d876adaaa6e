import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import '../../../texts/areas/attention.ts';
import '../../../texts/areas/plan.ts';
import '../../../texts/areas/sync.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Section } from '../../../ui/page/section.tsx';
import type { AnswerProps } from './use-problem-answer.ts';
import classes from './problem-page.module.css';

/** What each cause asks: of an edit against a removal, and of a removal alone. */
const lifeQuestions: Readonly<Record<string, 'life' | 'removed' | 'merged'>> = {
  'edit-against-deletion': 'life',
  'removed-there': 'removed',
  'merge-target-unknown': 'merged',
  'merge-target-linked': 'merged',
};

/** Removed on one side, living on the other: one of the two has to count for both. */
export function LifeAnswer({ problem, answering }: AnswerProps) {
  const { t } = useTranslation();
  const question = lifeQuestions[problem.cause] ?? 'life';
  return (
    <Section title={t(`attention.${question}.title`)}>
      <ul className={classes.ways}>
        {(['keep', 'remove'] as const).map(stands => (
          <li key={stands} className={classes.way}>
            <div>
              <div className={classes.wayName}>{t(`attention.${question}.${stands}.name`)}</div>
              <div className="quiet">{t(`attention.${question}.${stands}.text`)}</div>
            </div>
            <Button
              variant="default"
              disabled={answering.isPending}
              onClick={() => answering.answer({ kind: 'life', stands })}
            >
              {t(`attention.${question}.${stands}.button`)}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const sideCures = { 'take-books': 'books', 'take-here': 'here' } as const;

/** One side stands for all that differs, where nothing is asked field by field. */
export function SideAnswer({ problem, answering }: AnswerProps) {
  const { t } = useTranslation();
  const cures = (['take-books', 'take-here'] as const).filter(cure => problem.cures.includes(cure));
  return cures.map(cure => (
    <div key={cure} className={classes.way}>
      <div className="quiet">{t(`attention.side.${sideCures[cure]}`)}</div>
      <Button
        variant="default"
        disabled={answering.isPending}
        onClick={() => answering.answer({ kind: 'side', stands: sideCures[cure] })}
      >
        {t(`attention.cures.${cure}`)}
      </Button>
    </div>
  ));
}

/** Several records may be the same one: a person says which. */
export function CandidateAnswer({ problem, answering }: AnswerProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('attention.candidate.title', { name: problem.recordName })}>
      <ul className={classes.ways}>
        {problem.candidates.map(({ id, name, subtitle, reason, score, side }) => (
          <li key={id} className={classes.way}>
            <div>
              <div className={classes.wayName}>
                {name} <span className="quiet">{subtitle}</span>
              </div>
              <div className="quiet">
                {t(`sync.pair.${side}`)} · {reason}
                {score > 0 && ` · ${t('plan.choose.score', { score })}`}
              </div>
            </div>
            <Button
              variant="default"
              disabled={answering.isPending}
              aria-label={`${t('plan.choose.link')}: ${name}`}
              onClick={() => answering.answer({ kind: 'candidate', candidateId: id })}
            >
              {t('plan.choose.link')}
            </Button>
          </li>
        ))}
        {problem.answers.includes('create-anyway') && (
          <li className={classes.way}>
            <div className="quiet">{t('attention.candidate.noneText')}</div>
            <Button
              variant="default"
              disabled={answering.isPending}
              onClick={() => answering.answer({ kind: 'create-anyway' })}
            >
              {t('attention.candidate.none')}
            </Button>
          </li>
        )}
      </ul>
    </Section>
  );
}

/** The name is taken: another one, ready made, and everything goes on under it. */
export function NameAnswer({ problem, answering }: AnswerProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(problem.proposal ?? problem.recordName);
  return (
    <Section title={t('attention.name.title')}>
      <form
        onSubmit={event => {
          event.preventDefault();
          answering.answer({ kind: 'name', name: name.trim() });
        }}
      >
        <Group gap="xs" align="flex-end">
          <TextInput
            w={{ base: '100%', xs: 320 }}
            label={t('attention.name.label')}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={answering.isPending}
            disabled={name.trim() === '' || name.trim() === problem.recordName}
          >
            {t('attention.name.submit')}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
