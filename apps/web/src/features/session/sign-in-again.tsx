import { signIn } from '@tieout/api';
import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { useDeps } from '../../app/deps.ts';
import '../../texts/areas/session.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { useSwitch } from '../../ui/switch/create-switch.ts';
import { sessionExpiry } from './session-expiry.ts';
import { sessionQuery, useSession } from './session-query.ts';

/** Asks for the password over the page that was open when the session ended; nothing typed below it is lost. */
export function SignInAgain() {
  const { t } = useTranslation();
  const { call } = useDeps();
  const client = useQueryClient();
  const isExpired = useSwitch(sessionExpiry);
  const { user } = useSession();
  const [password, setPassword] = useState('');
  const entering = useCommand(signIn, {
    touches: [],
    onDone: session => {
      client.setQueryData(sessionQuery(call).queryKey, session);
      setPassword('');
      sessionExpiry.set(false);
      void client.invalidateQueries();
    },
  });
  return (
    <Modal opened={isExpired} onClose={() => undefined} withCloseButton={false} title={t('session.again.title')}>
      <form
        onSubmit={event => {
          event.preventDefault();
          entering.send({ body: { email: user.email, password } });
        }}
      >
        <Stack gap="md">
          <div className="quiet">{t('session.again.lead')}</div>
          <FaultNote fault={entering.fault} />
          <input type="hidden" autoComplete="username" value={user.email} readOnly />
          <PasswordInput
            label={t('session.welcome.password')}
            description={user.email}
            autoComplete="current-password"
            value={password}
            onChange={event => setPassword(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" loading={entering.isPending} disabled={password === ''}>
            {t('session.again.submit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
