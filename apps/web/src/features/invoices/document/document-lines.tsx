import '../../../texts/areas/document.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Money } from '../../../ui/money/money.tsx';
import { Price } from '../../../ui/money/price.tsx';
import { Quantity } from '../../../ui/money/quantity.tsx';
import type { DocumentView } from './document-view.ts';
import classes from './invoice-document.module.css';

/** What was sold. */
export function DocumentLines({ view }: { readonly view: DocumentView }) {
  const { t } = useTranslation();
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{t('document.item')}</th>
          <th scope="col" className={classes.number}>
            {t('document.quantity')}
          </th>
          <th scope="col" className={classes.number}>
            {t('document.price')}
          </th>
          <th scope="col" className={classes.number}>
            {t('document.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.lines.map(line => (
          <tr key={line.id}>
            <td>
              {line.title}
              {line.description !== '' && <div className={classes.description}>{line.description}</div>}
            </td>
            <td className={classes.number}>
              <Quantity value={line.quantity} />
            </td>
            <td className={classes.number}>
              <Price value={line.unitPrice} currency={view.currency} />
            </td>
            <td className={classes.number}>
              {line.amount === null ? t('common.empty') : <Money amount={line.amount} currency={view.currency} />}
            </td>
          </tr>
        ))}
        {view.lines.length === 0 && (
          <tr>
            <td colSpan={4} className="quiet">
              {t('document.noLines')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
