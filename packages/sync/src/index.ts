export * from './record/record-kind.ts';
export * from './record/field-value.ts';
export * from './record/record.ts';
export * from './record/link.ts';
export * from './record/references.ts';
export { isSameValue } from './record/same-value.ts';
export * from './mapping/field-mapping.ts';
export {
  compileMapping,
  outwardFields,
  viewBooks,
  viewWorkspace,
  type CompiledMapping,
  type MissingMapping,
  type View,
} from './mapping/compile-mapping.ts';
export { defaultMappings } from './mapping/defaults/default-mappings.ts';
export * from './policy/policy.ts';
export * from './policy/presets.ts';
export * from './verdict/verdict.ts';
export * from './plan/step.ts';
export * from './plan/decision.ts';
export * from './plan/plan.ts';
export * from './decide/pair.ts';
export { decidePair } from './decide/decide-pair.ts';
export { noNamesInBooks, type KindRules, type NamesInBooks } from './decide/kind-rules.ts';
export { mergeFields, type MergedRecord, type MergeInput } from './merge/merge-fields.ts';
export type { Legs, Merged, MergeRule } from './merge/merge-field.ts';
