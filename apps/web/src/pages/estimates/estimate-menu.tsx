import { deleteEstimate, type Estimate } from '@tieout/api';
import { Menu } from '@mantine/core';
import { useCommand } from '../../api/use-command.ts';
import { DocumentMenu } from '../../features/sales-documents/document-menu.tsx';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import type { OfferedEstimateActions } from './offered-estimate-actions.ts';
import type { useStatus } from './use-status.ts';

const icons = { pending: 'clock', accepted: 'check', rejected: 'cross', closed: 'slash' } as const;

interface EstimateMenuProps {
  readonly estimate: Estimate;
  /** As its page is called. */
  readonly title: string;
  readonly offered: OfferedEstimateActions;
  readonly saying: ReturnType<typeof useStatus>;
}

/** What is done seldom with an estimate, and what its customer may say otherwise. */
export function EstimateMenu({ estimate, title, offered, saying }: EstimateMenuProps) {
  const { t } = useTranslation();
  const params = { estimateId: estimate.id };
  const deleting = useCommand(deleteEstimate, { touches: ['estimates', 'search'] });
  return (
    <DocumentMenu
      document={estimate}
      title={title}
      list="/estimates"
      editing={offered.canBeEdited ? { to: '/estimates/$estimateId/edit', params } : undefined}
      canBeDeleted={offered.canBeDeleted}
      onDelete={() => deleting.sendNow({ params })}
      deletion={deleting}
      isBusy={saying.isPending}
    >
      {offered.others.map(status => (
        <Menu.Item key={status} leftSection={<Icon name={icons[status]} />} onClick={() => saying.say(status)}>
          {t(`estimates.say.${status}`)}
        </Menu.Item>
      ))}
    </DocumentMenu>
  );
}
