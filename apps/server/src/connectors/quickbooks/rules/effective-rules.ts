import {
  changeMapping,
  changePolicies,
  compileMapping,
  presetPolicies,
  recordKinds,
  type CompiledMapping,
  type KindMapping,
  type PolicySet,
  type RecordKind,
} from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import { standardMappings } from '../mapping/kind-mappings.ts';
import { configurationFor, type Configuration } from './configuration.ts';

/** What decides about the records of a connection. */
export interface ConnectionRules {
  readonly policies: PolicySet;
  readonly mappings: Readonly<Record<RecordKind, CompiledMapping>>;
}

/** A company whose wizard was not finished is treated as carefully as there is. */
const presetDefault = 'import';

/** The rules of every kind: the preset's, with what people changed. */
export const effectivePolicies = ({ preset, policies }: Pick<Configuration, 'preset' | 'policies'>): PolicySet =>
  changePolicies(presetPolicies(preset ?? presetDefault), policies);

/** The mapping of a kind: the standard, with what people changed. */
export const effectiveMapping = ({ mappings }: Pick<Configuration, 'mappings'>, kind: RecordKind): KindMapping =>
  changeMapping(standardMappings[kind], mappings[kind] ?? {});

/** The standard of each kind, compiled once for all companies whose people left it alone: most of them. */
const compiledStandards = new Map(
  recordKinds.map(kind => [kind, compileMapping(effectiveMapping({ mappings: {} }, kind))] as const),
);

const compiledFor = (configuration: Configuration, kind: RecordKind): CompiledMapping =>
  (configuration.mappings[kind] === undefined ? compiledStandards.get(kind) : undefined) ??
  compileMapping(effectiveMapping(configuration, kind));

/** Rules and mappings of a connection, ready to decide with. Read them once a piece of work, not once a record. */
export async function readRules(db: Db, connectionId: string): Promise<ConnectionRules> {
  const configuration = await configurationFor(db, connectionId);
  const mappings = recordKinds.map(kind => [kind, compiledFor(configuration, kind)] as const);
  return {
    policies: effectivePolicies(configuration),
    mappings: Object.fromEntries(mappings) as Record<RecordKind, CompiledMapping>,
  };
}

/** What a create, an update, a deletion and a conflict does, per kind. */
export async function readPolicies(db: Db, connectionId: string): Promise<PolicySet> {
  return effectivePolicies(await configurationFor(db, connectionId));
}
