import type { Company } from '../../company.ts';
import type { WriteContext } from '../entity-definition.ts';
import { businessFault, ruleFault } from '../../faults/faults.ts';
import { refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import type { Room } from '../../store/room.ts';
import { foldName } from '../../store/name-spaces.ts';
import { keepWarm, recordOf, type Snapshot } from '../../store/snapshot.ts';
import { noteRename } from '../../write/follow-renames.ts';
import type { EntityName } from '../entity-name.ts';

/** Five levels: the top one and four below it (fault 6180). */
const LEVEL_MAX = 4;

/** How an entity names its place in its tree. */
export interface Tree {
  readonly entity: EntityName;
  readonly nameProperty: 'DisplayName' | 'Name';
  /** The flag that says "I have a parent": Job, SubItem, SubAccount, SubClass, SubDepartment. */
  readonly flag: string;
  /** Whether answers show the flag as false on top-level records; items leave it out. */
  readonly showsFlag: boolean;
  /** Whether answers show Level on records below the top. */
  readonly showsLevel: boolean;
}

/** Children by parent, so that a rename finds those whose qualified name it changes. */
const childrenRoom: Room<Map<string, Set<string>>> = {
  name: 'children',
  open: company => {
    const children = new Map<string, Set<string>>();
    for (const entity of ['Customer', 'Item', 'Account', 'Class', 'Department'] as const) {
      for (const snapshot of company.table(entity).snapshots()) {
        const parent = refAt(recordOf(snapshot), 'ParentRef');
        if (parent !== undefined) childrenIn(children, entity, parent).add(snapshot.id);
      }
    }
    return children;
  },
};

function childrenIn(children: Map<string, Set<string>>, entity: EntityName, parent: string): Set<string> {
  const key = `${entity}:${parent}`;
  let ids = children.get(key);
  if (ids === undefined) {
    ids = new Set();
    children.set(key, ids);
  }
  return ids;
}

/** Ids of the records directly below this one. */
export function childrenOf(company: Company, entity: EntityName, id: string): readonly string[] {
  return [...(company.room(childrenRoom).get(`${entity}:${id}`) ?? [])];
}

/**
 * Settles ParentRef, the sub flag, Level and FullyQualifiedName. Faults: 6150 without a parent, 900 for a circle,
 * 6180 below the fifth level.
 */
export function settleHierarchy(tree: Tree, draft: Draft, context: WriteContext): void {
  const name = textAt(draft, tree.nameProperty) ?? '';
  const parentId = placeOf(tree, draft);
  if (parentId === undefined) {
    Reflect.deleteProperty(draft, 'ParentRef');
    Reflect.deleteProperty(draft, 'Level');
    if (tree.showsFlag) draft[tree.flag] = false;
    else Reflect.deleteProperty(draft, tree.flag);
    draft['FullyQualifiedName'] = name;
    return;
  }
  const ancestors = ancestorsOf(context.company, tree.entity, parentId);
  const ownId = textAt(draft, 'Id');
  if (ownId !== undefined && ancestors.some(ancestor => textAt(ancestor, 'Id') === ownId)) {
    throw ruleFault('900', 'Parent cannot be child', 'A parent cannot be made a child of its own child.');
  }
  if (ancestors.length > LEVEL_MAX) {
    throw ruleFault('6180', 'Sub Level Limit', 'You can only go 5 levels deep, counting the top level.');
  }
  draft[tree.flag] = true;
  if (tree.showsLevel) draft['Level'] = ancestors.length;
  draft['FullyQualifiedName'] = `${textAt(ancestors[0] ?? {}, 'FullyQualifiedName') ?? ''}:${name}`;
}

function placeOf(tree: Tree, draft: Draft): string | undefined {
  const parentId = refAt(draft, 'ParentRef');
  if (draft[tree.flag] === true && parentId === undefined) {
    throw ruleFault('6150', 'ParentRef Required', `ParentRef is required when ${tree.flag} is true.`);
  }
  return draft[tree.flag] === false ? undefined : parentId;
}

function ancestorsOf(company: Company, entity: EntityName, parentId: string): readonly BooksRecord[] {
  const ancestors: BooksRecord[] = [];
  for (let id: string | undefined = parentId; id !== undefined && ancestors.length <= LEVEL_MAX + 1;) {
    const record: BooksRecord | undefined = company.table(entity).record(id);
    if (record === undefined) break;
    ancestors.push(record);
    id = refAt(record, 'ParentRef');
  }
  return ancestors;
}

/** Refuses to deactivate a record that has active children (entities.md §3.2; a switch, the text is our choice). */
export function refuseWithActiveChildren(tree: Tree, previous: BooksRecord, context: WriteContext): void {
  const { company } = context;
  if (company.switches.deactivateWithChildren === 'accept') return;
  const children = childrenOf(company, tree.entity, textAt(previous, 'Id') ?? '');
  if (children.some(id => company.table(tree.entity).find(id)?.active === true)) {
    throw businessFault('You must first delete or move the sub-levels of this element.');
  }
}

/** After a save: remembers the place in the tree, and carries a changed name down to the children. */
export function followHierarchy(
  tree: Tree,
  versions: { readonly saved: BooksRecord; readonly previous: BooksRecord | undefined },
  company: Company,
): void {
  const { saved, previous } = versions;
  const id = textAt(saved, 'Id') ?? '';
  const [parent, formerParent] = [refAt(saved, 'ParentRef'), previous && refAt(previous, 'ParentRef')];
  if (parent !== formerParent) moveChild(company, tree.entity, { id, from: formerParent, to: parent });
  if (previous !== undefined && saved['FullyQualifiedName'] !== previous['FullyQualifiedName']) {
    requalifyChildren(company, tree, saved);
  }
}

function moveChild(
  company: Company,
  entity: EntityName,
  move: { readonly id: string; readonly from: string | undefined; readonly to: string | undefined },
): void {
  const children = company.room(childrenRoom);
  if (move.from !== undefined) childrenIn(children, entity, move.from).delete(move.id);
  if (move.to !== undefined) childrenIn(children, entity, move.to).add(move.id);
  company.onUndo(() => {
    if (move.to !== undefined) childrenIn(children, entity, move.to).delete(move.id);
    if (move.from !== undefined) childrenIn(children, entity, move.from).add(move.id);
  });
}

/** A renamed parent renames the path of its children, without a new version of them. */
function requalifyChildren(company: Company, tree: Tree, parent: BooksRecord): void {
  for (const id of childrenOf(company, tree.entity, textAt(parent, 'Id') ?? '')) {
    const child = company.table(tree.entity).find(id);
    if (child === undefined) continue;
    const before = recordOf(child);
    const qualified = `${textAt(parent, 'FullyQualifiedName') ?? ''}:${textAt(before, tree.nameProperty) ?? ''}`;
    const record = { ...before, FullyQualifiedName: qualified };
    const snapshot: Snapshot = {
      ...child,
      nameKey: foldName(qualified),
      live: true,
      slab: undefined,
      from: 0,
      to: 0,
      record,
    };
    company.table(tree.entity).put(snapshot);
    keepWarm(snapshot);
    noteRename(company, tree.entity, { saved: record, previous: before });
    requalifyChildren(company, tree, record);
  }
}
