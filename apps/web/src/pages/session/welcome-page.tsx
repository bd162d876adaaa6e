import { createOwner, passwordLengthMin, readSetup } from '@tieout/api';
import { Button, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { useDeps } from '../../app/deps.ts';
import { enterSession } from '../../features/session/session-query.ts';
import '../../texts/areas/session.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { SessionFrame } from './session-frame.tsx';
import classes from './welcome-page.module.css';

type Start = 'sample' | 'empty';
const starts = ['sample', 'empty'] as const satisfies readonly Start[];
const blank = { name: '', email: '', password: '', workspaceName: '', start: 'sample' as Start };

/** First visit: the owner's account and the first workspace. */
export function WelcomePage() {
  const { t } = useTranslation();
  const setup = useRead(readSetup, {});
  if (setup.data?.needsOwner === false) return <Navigate to="/" />;
  return (
    <SessionFrame title={t('session.welcome.title')} lead={t('session.welcome.lead')}>
      <OwnerForm />
      {setup.data?.isEmulated === true && (
        <div className={classes.emulated}>
          <Note tone="quiet">{t('session.welcome.emulated')}</Note>
        </div>
      )}
    </SessionFrame>
  );
}

function OwnerForm() {
  const { t } = useTranslation();
  const { call } = useDeps();
  const client = useQueryClient();
  const navigate = useNavigate();
  const fields = useFields(blank);
  const creating = useCommand(createOwner, {
    touches: [],
    onDone: session => {
      enterSession(client, call, session);
      void navigate({ to: '/' });
    },
    onRefused: fields.showFault,
  });
  const text = (key: 'name' | 'email' | 'workspaceName' | 'password') => ({
    value: fields.values[key],
    error: fields.errors[key],
    onChange: (event: { currentTarget: { value: string } }) => fields.set(key, event.currentTarget.value),
  });
  const passwordHint = t('session.welcome.passwordHint', { count: passwordLengthMin });
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        creating.send({ body: fields.values });
      }}
    >
      <Stack gap="md">
        <FaultNote fault={creating.fault} beside={fields.names} />
        <TextInput label={t('session.welcome.name')} autoComplete="name" autoFocus {...text('name')} />
        <TextInput label={t('session.welcome.email')} type="email" autoComplete="username" {...text('email')} />
        <PasswordInput
          label={t('session.welcome.password')}
          description={passwordHint}
          autoComplete="new-password"
          {...text('password')}
        />
        <TextInput label={t('session.welcome.business')} autoComplete="organization" {...text('workspaceName')} />
        <StartChoice value={fields.values.start} onChange={start => fields.set('start', start)} />
        <Button type="submit" loading={creating.isPending}>
          {t('session.welcome.submit')}
        </Button>
      </Stack>
    </form>
  );
}

function StartChoice({ value, onChange }: { readonly value: Start; readonly onChange: (start: Start) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('session.welcome.start')}
      value={value}
      onChange={next => onChange(next === 'empty' ? 'empty' : 'sample')}
    >
      <div className={classes.starts}>
        {starts.map(start => (
          <Radio.Card key={start} value={start} className={classes.start} aria-label={t(`session.welcome.${start}`)}>
            <Radio.Indicator size="xs" />
            <span>
              <span className={classes.startName}>{t(`session.welcome.${start}`)}</span>
              <span className="quiet">{t(`session.welcome.${start}Text`)}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
