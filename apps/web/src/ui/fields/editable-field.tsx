import { Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from '../../texts/use-translation.ts';
import { useFocusReturn } from './use-focus-return.ts';
import classes from './editable-field.module.css';

interface EditableFieldProps {
  readonly label: string;
  readonly value: string;
  /** How the value is shown while it is not edited; as it is unless said otherwise. */
  readonly shown?: ReactNode;
  /** Absent: the person may only read. */
  readonly onSave?: ((value: string) => Promise<unknown>) | undefined;
  readonly error?: string | undefined;
  readonly isMultiline?: boolean;
  readonly type?: 'text' | 'email' | 'tel' | 'url';
}

/** A value that becomes a field when pressed. Enter or leaving it saves, Escape takes back; a refusal keeps what was typed. */
export function EditableField(props: EditableFieldProps) {
  const { label, value, shown, onSave } = props;
  const [isEditing, setEditing] = useState(false);
  const [opener, expectFocus] = useFocusReturn();
  const close = () => {
    expectFocus();
    setEditing(false);
  };
  const { t } = useTranslation();
  const text = value === '' ? <span className="quiet">{t('common.empty')}</span> : (shown ?? value);
  return (
    <div className={classes.field}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {onSave === undefined && <div className={classes.shown}>{text}</div>}
        {onSave !== undefined && !isEditing && (
          <UnstyledButton
            ref={opener}
            className={classes.shown}
            aria-label={`${t('common.edit')} ${label}: ${value}`}
            onClick={() => setEditing(true)}
          >
            {text}
          </UnstyledButton>
        )}
        {onSave !== undefined && isEditing && <FieldEditor {...props} onSave={onSave} onClose={close} />}
      </dd>
    </div>
  );
}

type FieldEditorProps = EditableFieldProps & {
  readonly onSave: (value: string) => Promise<unknown>;
  readonly onClose: () => void;
};

function FieldEditor({ label, value, onSave, onClose, error, isMultiline = false, type = 'text' }: FieldEditorProps) {
  const [typed, setTyped] = useState(value);
  const [isSaving, setSaving] = useState(false);
  const save = () => {
    if (isSaving) return;
    if (typed === value) {
      onClose();
      return;
    }
    setSaving(true);
    onSave(typed).then(onClose, () => setSaving(false));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Enter' || (isMultiline && !event.metaKey && !event.ctrlKey)) return;
    event.preventDefault();
    save();
  };
  const common = {
    'aria-label': label,
    autoFocus: true,
    value: typed,
    error,
    disabled: isSaving,
    onBlur: save,
    onKeyDown,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
  };
  return isMultiline ? (
    <Textarea autosize minRows={2} maxRows={8} {...common} />
  ) : (
    <TextInput type={type} {...common} />
  );
}
