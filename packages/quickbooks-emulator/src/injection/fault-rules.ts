import { seededFractions } from '../random/randomness.ts';
import {
  isWebhookEffect,
  type CallEffect,
  type FaultEffect,
  type FaultMatch,
  type FaultRule,
  type WebhookEffect,
} from './fault-rule.ts';

/** What is known of a call or an event when faults are looked up. */
export interface FaultCandidate {
  readonly method?: string;
  readonly path?: string;
  readonly realmId?: string | undefined;
  readonly entity?: string | undefined;
  /** Several at once: a call to the change feed. */
  readonly entities?: readonly string[] | undefined;
  readonly operation?: string | undefined;
}

/** A rule with how often it matched and hit. */
export interface ActiveFault extends FaultRule {
  readonly faultId: string;
  readonly seen: number;
  readonly hits: number;
}

interface Slot {
  readonly faultId: string;
  readonly rule: FaultRule;
  readonly isHit: (fraction: number) => boolean;
  readonly nextFraction: () => number;
  readonly path: RegExp | undefined;
  seen: number;
  hits: number;
}

/** More rules than a test can mean; each is tried on every call. */
export const FAULT_RULES_MAX = 200;
const DEFAULT_SEED = 1;

/** The faults that were asked for. The first rule that matches and is due wins. */
export class FaultRules {
  #slots: Slot[] = [];
  #added = 0;

  get isEmpty(): boolean {
    return this.#slots.length === 0;
  }

  /** Adds a rule; undefined when there are too many. */
  add(rule: FaultRule): ActiveFault | undefined {
    if (this.#slots.length >= FAULT_RULES_MAX) return undefined;
    this.#added += 1;
    const probability = rule.match.probability ?? 1;
    const slot: Slot = {
      faultId: String(this.#added),
      rule,
      isHit: fraction => fraction < probability,
      nextFraction: seededFractions(rule.match.seed ?? DEFAULT_SEED),
      path: rule.match.path === undefined ? undefined : pathPattern(rule.match.path),
      seen: 0,
      hits: 0,
    };
    this.#slots.push(slot);
    return activeFault(slot);
  }

  list(): readonly ActiveFault[] {
    return this.#slots.map(activeFault);
  }

  clear(faultId?: string): void {
    this.#slots = faultId === undefined ? [] : this.#slots.filter(slot => slot.faultId !== faultId);
  }

  /** The fault that this call runs into, counted as used. */
  takeForCall(candidate: FaultCandidate): CallEffect | undefined {
    const effect = this.#take(candidate, false);
    return effect !== undefined && !isWebhookEffect(effect) ? effect : undefined;
  }

  /** Whether a rule could concern one item of a batch: only those that name an entity or an operation do. */
  get reachItems(): boolean {
    return this.#slots.some(namesItems);
  }

  /** The fault that an item of a batch runs into. Rules for any call at all were tried on the batch itself. */
  takeForItem(candidate: FaultCandidate): CallEffect | undefined {
    const effect = this.#take(candidate, false, namesItems);
    return effect !== undefined && !isWebhookEffect(effect) ? effect : undefined;
  }

  takeForWebhook(candidate: FaultCandidate): WebhookEffect | undefined {
    const effect = this.#take(candidate, true);
    return effect !== undefined && isWebhookEffect(effect) ? effect : undefined;
  }

  #take(
    candidate: FaultCandidate,
    forWebhooks: boolean,
    isTried: (slot: Slot) => boolean = () => true,
  ): FaultEffect | undefined {
    for (const slot of this.#slots) {
      if (isWebhookEffect(slot.rule.effect) !== forWebhooks || !isTried(slot) || !matches(slot, candidate)) continue;
      slot.seen += 1;
      if (!isDue(slot)) continue;
      slot.hits += 1;
      return slot.rule.effect;
    }
    return undefined;
  }
}

function namesItems({ rule: { match, effect } }: Slot): boolean {
  return (match.entity !== undefined || match.operation !== undefined) && !isWebhookEffect(effect);
}

function isDue(slot: Slot): boolean {
  const { match, times } = slot.rule;
  if (slot.seen < (match.nth ?? 1)) return false;
  if (times !== null && slot.hits >= times) return false;
  return slot.isHit(slot.nextFraction());
}

function matches(slot: Slot, candidate: FaultCandidate): boolean {
  const { match } = slot.rule;
  return (
    isSame(match.method, candidate.method) &&
    isSame(match.realmId, candidate.realmId) &&
    concernsEntity(match, candidate) &&
    isSame(match.operation, candidate.operation) &&
    (slot.path === undefined || slot.path.test(candidate.path ?? ''))
  );
}

/** A rule for one kind of record means the change feed only where it says so: that is asked about many at once, all the time. */
function concernsEntity(match: FaultMatch, { entity, entities = [] }: FaultCandidate): boolean {
  return (
    isSame(match.entity, entity) || (match.operation !== undefined && entities.some(one => isSame(match.entity, one)))
  );
}

function isSame(wanted: FaultMatch[keyof FaultMatch], actual: string | undefined): boolean {
  return wanted === undefined || (actual !== undefined && String(wanted).toLowerCase() === actual.toLowerCase());
}

function pathPattern(path: string): RegExp {
  return new RegExp(path.split('*').map(escapePattern).join('.*'));
}

function escapePattern(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

function activeFault({ faultId, rule, seen, hits }: Slot): ActiveFault {
  return { faultId, ...rule, seen, hits };
}
