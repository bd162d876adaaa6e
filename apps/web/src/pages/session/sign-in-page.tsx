import { signIn } from '@tieout/api';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { useDeps } from '../../app/deps.ts';
import { fieldErrorsOf } from '../../api/fault.ts';
import { sessionExpiry } from '../../features/session/session-expiry.ts';
import { enterSession } from '../../features/session/session-query.ts';
import '../../texts/areas/session.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { SessionFrame } from './session-frame.tsx';

/** E-mail and password, then back to where one was. */
export function SignInPage() {
  const { t } = useTranslation();
  const { call } = useDeps();
  const client = useQueryClient();
  const router = useRouter();
  const { returnTo } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entering = useCommand(signIn, {
    touches: [],
    onDone: session => {
      enterSession(client, call, session);
      sessionExpiry.set(false);
      router.history.push(returnTo ?? '/');
    },
  });
  const errors = fieldErrorsOf(entering.fault);
  return (
    <SessionFrame title={t('session.signIn.title')} lead={t('session.signIn.lead')}>
      <form
        onSubmit={event => {
          event.preventDefault();
          entering.send({ body: { email: email.trim(), password } });
        }}
      >
        <Stack gap="md">
          <FaultNote fault={entering.fault} beside={['email', 'password']} />
          <TextInput
            label={t('session.welcome.email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            value={email}
            error={errors['email']}
            onChange={event => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('session.welcome.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            error={errors['password']}
            onChange={event => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={entering.isPending}>
            {t('session.signIn.submit')}
          </Button>
          <div className="quiet">{t('session.signIn.forgot')}</div>
        </Stack>
      </form>
    </SessionFrame>
  );
}
