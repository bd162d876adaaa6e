import { EmulatorClock } from './clock/clock.ts';
import { books } from './companies/books.ts';
import { CompanyShelf } from './companies/company-shelf.ts';
import { DEFAULT_WEBHOOK_DELAY_MS, type EmulatorOptions } from './emulator-options.ts';
import type { EmulatorRooms, SwitchBoard } from './emulator-rooms.ts';
import { defaultEmulatorSwitches } from './emulator-switches.ts';
import { FaultRules } from './injection/fault-rules.ts';
import { Limiter } from './limits/limiter.ts';
import { DEFAULT_LIMITS, DEFAULT_MANNERS } from './limits/limit-figures.ts';
import { AppRegistry } from './oauth/app-registry.ts';
import { Grants } from './oauth/grants.ts';
import { SigningKey } from './oauth/signing-key.ts';
import { openKeeper, type Keeper } from './persistence/keeper.ts';
import { systemRandomness } from './random/randomness.ts';
import { RequestJournal } from './requests/request-journal.ts';
import { DeliveryLog } from './webhooks/delivery-log.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';

/** Puts the rooms of an emulator together: the only place where they are wired. Nothing is restored or served yet. */
export function buildRooms(options: EmulatorOptions): { readonly rooms: EmulatorRooms; readonly keeper: Keeper } {
  const randomness = options.randomness ?? systemRandomness;
  const clock = new EmulatorClock(options.clock ?? 'real', options.realNowMs);
  const keeper = openKeeper(options, { books, clock });
  const switches: SwitchBoard = {
    current: defaultEmulatorSwitches(options.webhookDelayMs ?? DEFAULT_WEBHOOK_DELAY_MS),
  };
  const save = (): void => keeper.save();
  const apps = new AppRegistry(randomness, save);
  const grants = new Grants({ clock, randomness, rules: () => switches.current, changed: save });
  const faults = new FaultRules();
  const webhookLog = new DeliveryLog();
  const webhooks = new WebhookSender({
    clock,
    randomness,
    apps,
    grants,
    faults,
    log: webhookLog,
    recorder: keeper.events,
    fetch: options.fetch ?? fetch,
    delayMs: () => switches.current.webhookDelayMs,
    voidWord: () => switches.current.voidEventWord,
  });
  const shelf = new CompanyShelf({
    clock,
    randomness,
    books,
    recorder: keeper.recorder,
    changed: change => webhooks.announce(change),
  });
  const limiter = new Limiter({ on: options.limits ?? true, figures: DEFAULT_LIMITS, manners: DEFAULT_MANNERS });
  const signingKey = new SigningKey(pem => keeper.keepSigningKey(pem));
  const journal = new RequestJournal();
  const rooms = {
    clock,
    apps,
    grants,
    signingKey,
    limiter,
    faults,
    journal,
    shelf,
    webhooks,
    webhookLog,
    switches,
    save,
  };
  return { rooms, keeper };
}
