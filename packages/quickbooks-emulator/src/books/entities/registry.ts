import type { EntityDefinition } from './entity-definition.ts';
import type { EntityName } from './entity-name.ts';

interface Registry {
  readonly all: readonly EntityDefinition[];
  readonly byName: ReadonlyMap<string, EntityDefinition>;
  readonly byPath: ReadonlyMap<string, EntityDefinition>;
  readonly byFoldedName: ReadonlyMap<string, EntityDefinition>;
}

let registry: Registry = registryOf([]);

/** Fills the registry; see `all-entities.ts`. */
export function registerEntities(all: readonly EntityDefinition[]): void {
  registry = registryOf(all);
}

function registryOf(all: readonly EntityDefinition[]): Registry {
  return {
    all,
    byName: new Map(all.map(definition => [definition.name, definition])),
    byPath: new Map(all.map(definition => [definition.path, definition])),
    byFoldedName: new Map(all.map(definition => [definition.name.toLowerCase(), definition])),
  };
}

/** All definitions, in registry order. */
export function allDefinitions(): readonly EntityDefinition[] {
  return registry.all;
}

/** The definition of an entity; undefined when it is not emulated (yet). */
export function findDefinition(name: EntityName): EntityDefinition | undefined {
  return registry.byName.get(name);
}

/** The definition of an entity that must be emulated. */
export function getDefinition(name: EntityName): EntityDefinition {
  const definition = findDefinition(name);
  if (definition === undefined) throw new Error(`${name} is not in the registry of entities.`);
  return definition;
}

/** The definition behind a URL path such as `creditmemo`. Paths are case sensitive (protocol.md §2.1). */
export function definitionAtPath(path: string): EntityDefinition | undefined {
  return registry.byPath.get(path);
}

/** The definition behind a name in a query, in any case: lower case works in practice (protocol.md §3.2). */
export function definitionNamed(name: string): EntityDefinition | undefined {
  return registry.byFoldedName.get(name.toLowerCase());
}
