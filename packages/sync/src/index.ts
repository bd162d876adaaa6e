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
export * from './policy/change-policies.ts';
export { policySentence } from './policy/policy-sentence.ts';
export * from './verdict/verdict.ts';
export * from './plan/step.ts';
export * from './plan/decision.ts';
export * from './plan/plan.ts';
export * from './decide/answers.ts';
export * from './decide/pair.ts';
export { decidePair } from './decide/decide-pair.ts';
export { viewPair } from './decide/view-pair.ts';
export { settlePair, type Settled, type Settling } from './decide/settle-pair.ts';
export { noNamesInBooks, type KindRules, type NamesInBooks } from './decide/kind-rules.ts';
export { mergeFields, type MergedRecord, type MergeInput } from './merge/merge-fields.ts';
export type { Legs, Merged, MergeRule } from './merge/merge-field.ts';
export {
  acknowledge,
  conflictKey,
  contestedField,
  valueAt,
  type AnsweredConflict,
  type Contested,
} from './merge/acknowledge.ts';
export { verdictGroup, type VerdictGroup } from './verdict/verdict-group.ts';
export { fieldWords } from './verdict/field-words.ts';
export { verdictSentence, type SentenceWords } from './verdict/verdict-sentence.ts';
export { matchableBooks, matchableWorkspace, type MatchableRecord } from './match/match-keys.ts';
export * from './match/match-lists.ts';
export { pairUp, type KindLists, type PairingRules } from './match/pair-up.ts';
export { namesInBooks, type NameInBooks, type NameRegister } from './match/names-in-books.ts';
export { linkIndex, type LinkIndex } from './record/link-index.ts';
export { PlanBuilder } from './plan/plan-builder.ts';
export { arrangePlan } from './plan/arrange-plan.ts';
export { chooseDecisions } from './plan/choose-decisions.ts';
export { planLists, type PlanInput } from './plan/plan-lists.ts';
export * from './ports/mirror.ts';
export * from './ports/workspace-records.ts';
export * from './ports/links.ts';
export * from './ports/journal.ts';
export * from './ports/books-writer.ts';
export * from './ports/answer-book.ts';
export * from './ports/pair-states.ts';
export * from './ports/sync-store.ts';
export * from './act/run.ts';
export { carryOut } from './act/carry-out.ts';
export { resume } from './act/resume.ts';
export { readPair, readPairState } from './act/read-pair.ts';
export { indexPair } from './act/index-pair.ts';
export { planUndo } from './undo/plan-undo.ts';
export { undoDecision, type Undoable, type UndoOptions } from './undo/undo-decision.ts';
export { createMemoryStore, type MemoryStore } from './testing/memory-store.ts';
export { createMemoryBooks, type MemoryBooks, type Mishap } from './testing/memory-books.ts';
export { absorb, type Absorbed, type Told } from './observe/absorb.ts';
export * from './observe/sweep-window.ts';
export * from './observe/read-budget.ts';
export { mappingIssues, type MappingIssue } from './mapping/mapping-issues.ts';
export {
  booksFieldsFor,
  changeIssues,
  changeMapping,
  directionsOf,
  isRequiredField,
  type ChosenDirection,
  type FieldChange as MappedFieldChange,
  type MappingChangeIssue,
  type MappingChanges,
} from './mapping/change-mapping.ts';
