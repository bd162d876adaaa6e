import type { Address } from '@tieout/api';
import { Button, Group, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../texts/use-translation.ts';
import { AddressInputs, addressText } from './address-inputs.tsx';
import { useFocusReturn } from './use-focus-return.ts';
import type { FieldErrors } from './use-fields.ts';
import classes from './editable-field.module.css';

interface EditableAddressProps {
  readonly label: string;
  readonly value: Address;
  readonly path: string;
  readonly onSave?: ((address: Address) => Promise<unknown>) | undefined;
  readonly errors: FieldErrors;
}

/** An address that opens into its parts when pressed. */
export function EditableAddress({ label, value, path, onSave, errors }: EditableAddressProps) {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const [opener, expectFocus] = useFocusReturn();
  const close = () => {
    expectFocus();
    setEditing(false);
  };
  const text = addressText(value);
  const shown = text === '' ? <span className="quiet">{t('common.empty')}</span> : text;
  return (
    <div className={classes.field}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {onSave === undefined && <div className={classes.shown}>{shown}</div>}
        {onSave !== undefined && !isEditing && (
          <UnstyledButton
            ref={opener}
            className={classes.shown}
            aria-label={`${t('common.edit')} ${label}: ${text}`}
            onClick={() => setEditing(true)}
          >
            {shown}
          </UnstyledButton>
        )}
        {onSave !== undefined && isEditing && (
          <AddressEditor value={value} path={path} errors={errors} onSave={onSave} onClose={close} />
        )}
      </dd>
    </div>
  );
}

interface AddressEditorProps {
  readonly value: Address;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onSave: (address: Address) => Promise<unknown>;
  readonly onClose: () => void;
}

function AddressEditor({ value, path, errors, onSave, onClose }: AddressEditorProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const [isSaving, setSaving] = useState(false);
  return (
    <form
      className={classes.editor}
      onSubmit={event => {
        event.preventDefault();
        setSaving(true);
        onSave(typed).then(onClose, () => setSaving(false));
      }}
    >
      <AddressInputs value={typed} onChange={setTyped} errors={errors} path={path} />
      <Group gap="xs">
        <Button type="submit" size="xs" loading={isSaving}>
          {t('common.save')}
        </Button>
        <Button variant="default" size="xs" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Group>
    </form>
  );
}
