import { conflictRules, directions, recordKinds, type RecordKind, type Side, type SideRules } from '@tieout/sync';
import { createChance, type Chance } from '../random/chance.ts';
import {
  deliveryTroubles,
  wireTroubles,
  type ChangedRules,
  type DeliveryTrouble,
  type Happening,
  type Story,
  type Troubles,
  type WireTrouble,
} from './happening.ts';

const happeningsMin = 12;
const happeningsMax = 44;
const boundariesMax = 40;
const callsInTroubleMax = 8;
const minuteMs = 60_000;

/** How often each thing happens, in relation to the others. */
const weights: readonly (readonly [weight: number, write: (chance: Chance, on: number) => Happening])[] = [
  [14, create],
  [16, edit],
  [10, editLines],
  [5, endLife],
  [1, merge],
  [8, passTime],
  [2, chance => ({ does: 'jump clock', ms: (chance.below(20) - 10) * minuteMs })],
  [20, (chance, on) => ({ does: 'sync', on, sweeps: chance.happens(0.4), troubles: troubles(chance) })],
  [3, (_, on) => ({ does: 'preview', on })],
  [3, (chance, on) => ({ does: 'undo', on, back: chance.below(3), troubles: troubles(chance) })],
  [3, (chance, on) => ({ does: 'answer', on, pick: chance.below(8), stands: side(chance) })],
  [1, (_, on) => ({ does: 'revoke', on })],
  [3, applyCredit],
  [2, (chance, on) => ({ does: 'unlink', on, pick: chance.below(20) })],
  [2, changeRules],
  [1, (chance, on) => ({ does: 'close books', on, isClosed: chance.happens(0.5) })],
];

const total = weights.reduce((sum, [weight]) => sum + weight, 0);

/** Makes up a story. The same seed makes up the same one. */
export function writeStory(seed: number): Story {
  const chance = createChance(seed);
  const connections = chance.happens(0.2) ? 2 : 1;
  const conflict = chance.happens(0.5) ? 'ask' : chance.pick(conflictRules);
  const count = happeningsMin + chance.below(happeningsMax - happeningsMin);
  const happenings = Array.from({ length: count }, () => oneHappening(chance, chance.below(connections)));
  return { seed, conflict, connections, happenings: [...opening(chance, connections), ...happenings] };
}

/** Something to work on: names on both sides, brought together, and documents that need them. */
function opening(chance: Chance, connections: number): readonly Happening[] {
  return Array.from({ length: connections }, (_, on): readonly Happening[] => {
    const created = (of: RecordKind): Happening => ({ ...create(chance, on), kind: of });
    const quiet: Happening = { does: 'sync', on, sweeps: true, troubles: noTroubles };
    const documents = manyOf(chance, 4, () => created(documentKind(chance)));
    return [created('customer'), created('customer'), created('item'), quiet, ...documents];
  }).flat();
}

const noTroubles: Troubles = { wire: [], diesAt: null };

function oneHappening(chance: Chance, on: number): Happening {
  let left = chance.below(total);
  for (const [weight, write] of weights) {
    if (left < weight) return write(chance, on);
    left -= weight;
  }
  return { does: 'preview', on };
}

const side = (chance: Chance): Side => chance.pick(['workspace', 'books']);

/** Customers and invoices most often: they carry the others. */
const kind = (chance: Chance): RecordKind =>
  chance.happens(0.55) ? chance.pick(['customer', 'customer', 'invoice', 'invoice', 'item']) : chance.pick(recordKinds);

const documentKind = (chance: Chance): RecordKind =>
  chance.pick(['invoice', 'invoice', 'invoice', 'estimate', 'credit-memo', 'payment']);

const amount = (chance: Chance): string =>
  chance.pick(['1', '2.5', '10', '99.99', '0.01', '33.33', '7', '1200', '0.1', '4.75', '64.5', '12.345']);

function create(chance: Chance, on: number): Extract<Happening, { readonly does: 'create' }> {
  const amounts = Array.from({ length: 1 + chance.below(3) }, () => amount(chance));
  return {
    does: 'create',
    on,
    side: side(chance),
    kind: kind(chance),
    pick: chance.below(20),
    name: chance.below(24),
    amounts,
  };
}

function edit(chance: Chance, on: number): Happening {
  return {
    does: 'edit',
    on,
    side: side(chance),
    kind: kind(chance),
    pick: chance.below(20),
    field: chance.below(6),
    value: chance.below(10_000),
  };
}

function editLines(chance: Chance, on: number): Happening {
  const kind = chance.pick<RecordKind>(['invoice', 'invoice', 'invoice', 'estimate', 'credit-memo']);
  const does = chance.pick<'change line' | 'add line' | 'remove line'>([
    'change line',
    'change line',
    'change line',
    'add line',
    'remove line',
  ]);
  return { does, on, side: side(chance), kind, pick: chance.below(20), line: chance.below(4), value: amount(chance) };
}

function endLife(chance: Chance, on: number): Happening {
  const does = chance.pick<'delete' | 'void' | 'archive' | 'revive'>([
    'delete',
    'delete',
    'void',
    'archive',
    'archive',
    'revive',
  ]);
  return { does, on, side: side(chance), kind: kind(chance), pick: chance.below(20) };
}

function merge(chance: Chance, on: number): Happening {
  return { does: 'merge', on, kind: chance.pick(['customer', 'customer', 'item']), pick: chance.below(20) };
}

function applyCredit(chance: Chance, on: number): Happening {
  const record = { on, side: side(chance), kind: 'payment', pick: chance.below(20) } as const;
  return { does: 'apply credit', ...record, name: chance.below(24) };
}

const sideRules = (chance: Chance): SideRules => ({
  create: chance.happens(0.7),
  update: chance.happens(0.7),
  delete: chance.pick(['propagate', 'keep']),
});

const openRules: SideRules = { create: true, update: true, delete: 'propagate' };

/** Narrower, or as open as they were at first. */
function changeRules(chance: Chance, on: number): Happening {
  const isOpen = chance.happens(0.4);
  const rules = {
    direction: isOpen ? 'both' : chance.pick(directions),
    here: isOpen ? openRules : sideRules(chance),
    there: isOpen ? openRules : sideRules(chance),
    linking: chance.pick<ChangedRules['linking']>(['link', 'skip']),
    importsInactive: chance.happens(0.5),
  } as const;
  return { does: 'change rules', on, kind: kind(chance), rules };
}

/** Minutes as a rule, sometimes past the life of an access token, past a rotation, past the change feed's look-back. */
function passTime(chance: Chance): Happening {
  const minutes = chance.pick([2, 2, 5, 20, 70, 70, 26 * 60, 31 * 24 * 60]);
  return { does: 'pass time', ms: minutes * minuteMs, deliveries: manyOf(chance, 4, deliveryTrouble) };
}

const deliveryTrouble = (chance: Chance): DeliveryTrouble =>
  chance.happens(0.5) ? 'none' : chance.pick(deliveryTroubles);

const wireTrouble = (chance: Chance): WireTrouble => (chance.happens(0.5) ? 'none' : chance.pick(wireTroubles));

function troubles(chance: Chance): Troubles {
  if (chance.happens(0.35)) return { wire: [], diesAt: null };
  return {
    wire: manyOf(chance, callsInTroubleMax, wireTrouble),
    diesAt: chance.happens(0.4) ? chance.below(boundariesMax) : null,
  };
}

const manyOf = <Value>(chance: Chance, max: number, make: (chance: Chance) => Value): readonly Value[] =>
  Array.from({ length: chance.below(max + 1) }, () => make(chance));
