import type { EntityDefinition } from './entity-definition.ts';
import type { EntityName } from './entity-name.ts';

/** Every entity that is emulated. Add a line here when an entity folder is ready; until then its paths answer 501. */
const DEFINITIONS: readonly EntityDefinition[] = [];

const byName = new Map<string, EntityDefinition>(DEFINITIONS.map(definition => [definition.name, definition]));
const byPath = new Map<string, EntityDefinition>(DEFINITIONS.map(definition => [definition.path, definition]));
const byFoldedName = new Map<string, EntityDefinition>(
  DEFINITIONS.map(definition => [definition.name.toLowerCase(), definition]),
);

/** All definitions, in registry order. */
export function allDefinitions(): readonly EntityDefinition[] {
  return DEFINITIONS;
}

/** The definition of an entity; undefined when it is not emulated (yet). */
export function findDefinition(name: EntityName): EntityDefinition | undefined {
  return byName.get(name);
}

/** The definition of an entity that must be emulated. */
export function getDefinition(name: EntityName): EntityDefinition {
  const definition = byName.get(name);
  if (definition === undefined) throw new Error(`${name} is not in the registry of entities.`);
  return definition;
}

/** The definition behind a URL path such as `creditmemo`. Paths are case sensitive (protocol.md §2.1). */
export function definitionAtPath(path: string): EntityDefinition | undefined {
  return byPath.get(path);
}

/** The definition behind a name in a query, in any case: lower case works in practice (protocol.md §3.2). */
export function definitionNamed(name: string): EntityDefinition | undefined {
  return byFoldedName.get(name.toLowerCase());
}
