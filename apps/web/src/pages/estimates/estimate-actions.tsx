import { addressOf, readEstimatePdf, type Estimate } from '@tieout/api';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useStandingOf } from '../../features/connection/use-connection.ts';
import { PdfButton } from '../../features/records/pdf-button.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { ConvertDialog } from './convert-dialog.tsx';
import { EstimateMenu } from './estimate-menu.tsx';
import { offeredEstimateActions } from './offered-estimate-actions.ts';
import { useStatus } from './use-status.ts';

interface EstimateActionsProps {
  readonly estimate: Estimate;
  /** As its page is called. */
  readonly title: string;
}

/** What can be done in this state by this person: first what the customer says, then the invoice (U10, HUB-03). */
export function EstimateActions({ estimate, title }: EstimateActionsProps) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const standing = useStandingOf(estimate.sync.company?.id);
  const saying = useStatus(estimate);
  const href = addressOf(readEstimatePdf, { params: { estimateId: estimate.id } });
  const pdf = <PdfButton record={estimate} href={href} />;
  if (!mayWrite) return pdf;
  const offered = offeredEstimateActions(estimate, standing.kind === 'active');
  const { awaited } = offered;
  return (
    <>
      {pdf}
      {offered.canBeInvoiced && <ConvertButton estimate={estimate} isFirst={awaited === undefined} />}
      {awaited !== undefined && (
        <Button leftSection={<Icon name="check" />} loading={saying.isPending} onClick={() => saying.say(awaited)}>
          {t(`estimates.say.${awaited}`)}
        </Button>
      )}
      <EstimateMenu estimate={estimate} title={title} offered={offered} saying={saying} />
    </>
  );
}

interface ConvertButtonProps {
  readonly estimate: Estimate;
  /** The one thing to do next. */
  readonly isFirst: boolean;
}

function ConvertButton({ estimate, isFirst }: ConvertButtonProps) {
  const { t } = useTranslation();
  const [isAsking, asking] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<Icon name="receipt" />} variant={isFirst ? 'filled' : 'default'} onClick={asking.open}>
        {t('estimates.convert.action')}
      </Button>
      <ConvertDialog estimate={estimate} isOpen={isAsking} onClose={asking.close} />
    </>
  );
}
