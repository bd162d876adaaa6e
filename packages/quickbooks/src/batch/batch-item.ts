import type { Identity } from '../entities/record-parts.ts';
import type {
  CreatableName,
  DeactivatableName,
  DeletableName,
  EntityName,
  UpdatableName,
  VoidableName,
} from '../entities/entity-catalogue.ts';
import type { Entity, FullUpdate, NewEntity, SparseUpdate } from '../entities/entity-types.ts';
import type { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import type { Query } from '../query/query.ts';

type Create = {
  [Name in CreatableName]: { readonly kind: 'create'; readonly name: Name; readonly record: NewEntity<Name> };
};
type Update = {
  [Name in UpdatableName]: { readonly kind: 'update'; readonly name: Name; readonly record: FullUpdate<Name> };
};
type Sparse = {
  [Name in UpdatableName]: {
    readonly kind: 'sparse-update';
    readonly name: Name;
    readonly changes: SparseUpdate<Name>;
  };
};

/** One thing to do in a batch. Items do not see each other's results and must not depend on their order. */
export type BatchItem =
  | Create[CreatableName]
  | Update[UpdatableName]
  | Sparse[UpdatableName]
  | { readonly kind: 'deactivate'; readonly name: DeactivatableName; readonly record: Identity }
  | { readonly kind: 'void'; readonly name: VoidableName; readonly record: Identity }
  | { readonly kind: 'delete'; readonly name: DeletableName; readonly record: Identity }
  | { readonly kind: 'query'; readonly query: Query };

type Written = {
  [Name in EntityName]: { readonly kind: 'record'; readonly name: Name; readonly record: Entity<Name> };
};
type Found = {
  [Name in EntityName]: { readonly kind: 'rows'; readonly name: Name; readonly rows: readonly Entity<Name>[] };
};

/** What became of one item, at the same index as the item. A failed item fails alone. */
export type BatchOutcome =
  | Written[EntityName]
  | Found[EntityName]
  | { readonly kind: 'deleted'; readonly name: DeletableName; readonly id: string }
  | { readonly kind: 'fault'; readonly fault: QuickBooksFault };
