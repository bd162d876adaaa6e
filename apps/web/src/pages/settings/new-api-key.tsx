import { createApiKey, permissions, type Permission } from '@tieout/api';
import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldErrorsOf } from '../../api/fault.ts';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Copyable } from '../../ui/feedback/copyable.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import classes from '../../ui/rows/setting-row.module.css';

/** Makes a key. The secret is shown once: closing the dialog is the end of it. */
export function NewApiKey() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>
        {t('settings.keys.new')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('settings.keys.new')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <KeyForm onClose={close} />
      </Modal>
    </>
  );
}

function KeyForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Permission[]>(['records.read']);
  const [secret, setSecret] = useState<string>();
  const making = useCommand(createApiKey, { touches: ['api-keys'], onDone: made => setSecret(made.secret) });
  const errors = fieldErrorsOf(making.fault);
  if (secret !== undefined) {
    return (
      <>
        <Note tone="green">
          <div>{t('settings.keys.secret')}</div>
          <Copyable text={secret} label={t('settings.keys.name')} />
        </Note>
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{t('common.close')}</Button>
        </Group>
      </>
    );
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        making.send({ body: { name: name.trim(), scopes: [...scopes] } });
      }}
    >
      {errors['name'] === undefined && <FaultNote fault={making.fault} />}
      <TextInput
        label={t('settings.keys.name')}
        placeholder={t('settings.keys.namePlaceholder')}
        value={name}
        error={errors['name']}
        data-autofocus
        onChange={event => setName(event.currentTarget.value)}
      />
      <ScopeChoices scopes={scopes} onChange={setScopes} />
      <Group justify="flex-end">
        <Button type="submit" loading={making.isPending} disabled={name.trim() === '' || scopes.length === 0}>
          {t('settings.keys.create')}
        </Button>
      </Group>
    </form>
  );
}

interface ScopeChoicesProps {
  readonly scopes: readonly Permission[];
  readonly onChange: (scopes: readonly Permission[]) => void;
}

function ScopeChoices({ scopes, onChange }: ScopeChoicesProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('settings.keys.scopes')}
      mt="md"
      value={[...scopes]}
      onChange={next => onChange(permissions.filter(permission => next.includes(permission)))}
    >
      <div className={classes.choices}>
        {permissions.map(permission => (
          <Checkbox key={permission} value={permission} label={t(`settings.keys.scope.${permission}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
