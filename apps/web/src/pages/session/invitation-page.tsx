import { acceptInvitation, passwordLengthMin, readInvitation } from '@tieout/api';
import { Button, PasswordInput, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldErrorsOf } from '../../api/fault.ts';
import { read } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { useDeps } from '../../app/deps.ts';
import { enterSession } from '../../features/session/session-query.ts';
import '../../texts/areas/session.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { SessionFrame } from './session-frame.tsx';

/** Where the link of an invitation leads. */
export function InvitationPage() {
  const { t } = useTranslation();
  const { call } = useDeps();
  // The token stands behind the #, so that it never reaches the logs of servers and proxies.
  const { hash } = useLocation();
  const [token] = useState(hash);
  const found = useQuery({ ...read(call, readInvitation, { body: { token } }), retry: false, staleTime: Infinity });
  if (found.error !== null) {
    return (
      <SessionFrame title={t('session.invitation.expired')} lead="">
        <FaultNote fault={found.error} />
      </SessionFrame>
    );
  }
  if (found.data === undefined) {
    return (
      <SessionFrame title={t('common.loading')} lead="">
        <Skeleton height={120} />
      </SessionFrame>
    );
  }
  const { workspaceName, email, role, hasAccount } = found.data;
  return (
    <SessionFrame
      title={t('session.invitation.title', { workspace: workspaceName })}
      lead={t('session.invitation.lead', { role: t(`session.roles.${role}`), email })}
    >
      <JoinForm token={token} hasAccount={hasAccount} />
    </SessionFrame>
  );
}

function JoinForm({ token, hasAccount }: { readonly token: string; readonly hasAccount: boolean }) {
  const { t } = useTranslation();
  const { call } = useDeps();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const joining = useCommand(acceptInvitation, {
    touches: [],
    onDone: session => {
      enterSession(client, call, session);
      void navigate({ to: '/' });
    },
  });
  const errors = fieldErrorsOf(joining.fault);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        joining.send({ body: { token, name, password } });
      }}
    >
      <Stack gap="md">
        <FaultNote fault={joining.fault} beside={['name', 'password']} />
        <div className="quiet">
          {hasAccount ? t('session.invitation.hasAccount') : t('session.invitation.newAccount')}
        </div>
        {!hasAccount && (
          <TextInput
            label={t('session.welcome.name')}
            autoComplete="name"
            required
            withAsterisk={false}
            value={name}
            error={errors['name']}
            onChange={event => setName(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={t('session.welcome.password')}
          description={hasAccount ? undefined : t('session.welcome.passwordHint', { count: passwordLengthMin })}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          value={password}
          error={errors['password']}
          onChange={event => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={joining.isPending}>
          {t('session.invitation.submit')}
        </Button>
      </Stack>
    </form>
  );
}
