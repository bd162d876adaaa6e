import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { SyncGlyph } from '../../../ui/sync/sync-glyph.tsx';
import type { ComposedLine } from './composition.ts';
import classes from './line-editor.module.css';

/** The QuickBooks item a line stands for, or an amber mark until there is one. */
export function LineLink({ line, remark }: { readonly line: ComposedLine; readonly remark: string | undefined }) {
  const { t } = useTranslation();
  const isLinked = line.itemId !== null && remark === undefined;
  return (
    <div className={classes.link} data-linked={isLinked}>
      <SyncGlyph mark={isLinked ? 'in-step' : 'problem'} size={16} />
      {isLinked ? t('compose.linked', { name: line.itemName }) : (remark ?? t('compose.notLinked'))}
    </div>
  );
}
