import type { EmulatorClock } from './clock/clock.ts';
import type { CompanyShelf } from './companies/company-shelf.ts';
import type { EmulatorSwitches } from './emulator-switches.ts';
import type { FaultRules } from './injection/fault-rules.ts';
import type { Limiter } from './limits/limiter.ts';
import type { AppRegistry } from './oauth/app-registry.ts';
import type { Grants } from './oauth/grants.ts';
import type { SigningKey } from './oauth/signing-key.ts';
import type { RequestJournal } from './requests/request-journal.ts';
import type { DeliveryLog } from './webhooks/delivery-log.ts';
import type { WebhookSender } from './webhooks/webhook-sender.ts';

/** Everything an emulator consists of: what the control calls and the pages work on. */
export interface EmulatorRooms {
  readonly clock: EmulatorClock;
  readonly apps: AppRegistry;
  readonly grants: Grants;
  readonly signingKey: SigningKey;
  readonly limiter: Limiter;
  readonly faults: FaultRules;
  readonly journal: RequestJournal;
  readonly shelf: CompanyShelf;
  readonly webhooks: WebhookSender;
  readonly webhookLog: DeliveryLog;
  readonly switches: SwitchBoard;
  /** Keeps settings that live outside the companies. */
  save(): void;
}

/** The switches in force; read on every use, since a control call may change them at any time. */
export interface SwitchBoard {
  current: EmulatorSwitches;
}
